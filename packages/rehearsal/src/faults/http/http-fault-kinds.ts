import { usualFaults, type HttpFault } from '../../http/http-fault.ts';

/** One way in which a request can fail. */
export interface HttpFaultKind {
  /** As the table shows it; 'done': it took effect all the same. */
  name: string;
  fault: HttpFault;
  /** So long after the answer was lost the server does it. Seconds. */
  doneAfter?: number;
}

const page = '<!DOCTYPE html><html><head><title>Un instant</title></head><body>…</body></html>';
const html = { 'content-type': 'text/html; charset=UTF-8' };

export const httpFaultKinds: readonly HttpFaultKind[] = [
  { name: 'reset', fault: usualFaults.resetBefore },
  { name: 'reset, done', fault: usualFaults.resetAfter },
  { name: 'reset, half done', fault: usualFaults.resetHalfWay },
  { name: 'cut', fault: usualFaults.cut },
  { name: 'silent', fault: usualFaults.silentBefore },
  { name: 'silent, done', fault: usualFaults.silentAfter },
  { name: 'done 30 s later', fault: usualFaults.silentThenDone, doneAfter: 30 },
  { name: 'done 15 min later', fault: usualFaults.silentThenDone, doneAfter: 900 },
  { name: '500', fault: usualFaults.errorBefore },
  { name: '500, done', fault: usualFaults.errorAfter },
  { name: '500, half done', fault: usualFaults.errorHalfWay },
  { name: '502', fault: usualFaults.badGateway },
  { name: '502, done', fault: usualFaults.badGatewayAfter },
  { name: '503', fault: usualFaults.unavailable },
  { name: '503, retry after', fault: usualFaults.unavailableFor },
  { name: '429', fault: usualFaults.tooMany },
  { name: 'page', fault: usualFaults.html },
  {
    name: 'page, done',
    fault: { kind: 'answer', done: 'yes', answer: { status: 200, headers: html, body: page } },
  },
  { name: '403', fault: { kind: 'answer', done: 'no', answer: { status: 403, headers: html, body: page } } },
  {
    name: '401',
    fault: { kind: 'answer', done: 'no', answer: { status: 401, headers: html, body: '401 Unauthorized' } },
  },
  { name: '302', fault: usualFaults.redirect },
];
