import { usualFaults, type HttpAnswer, type HttpFault } from '../../http/http-fault.ts';
import type { Surroundings } from '../../web-shop/shop-state.ts';

/** What befalls one request. */
export type HttpTrouble =
  | HttpFault
  /** No connection is taken, for that request and for all that come until the server is well again. */
  | { kind: 'refused' }
  /** What surrounds the shop is so for that one request. */
  | { kind: 'surroundings'; are: Partial<Surroundings> }
  /** A module sleeps between two writes of the shop, longer than anybody waits. */
  | { kind: 'sleeping module' };

/** Only a time-out ends it. */
export function isSlow({ kind }: HttpTrouble): boolean {
  return kind === 'silence' || kind === 'trickle' || kind === 'sleeping module';
}

/** One way in which a request can fail. */
export interface HttpFaultKind {
  /** As the table shows it; 'done': it took effect all the same. */
  name: string;
  trouble: HttpTrouble;
  /** So long after the answer was lost the server does it, or the rest of it. Seconds. */
  doneAfter?: number;
  /** Not played with a program that dies as well. */
  isWithoutDeath?: true;
  /** What it befalls: whatever writes (to a read, done or not is the same), or operations that are called so. Default: anything. */
  befalls?: 'writes' | RegExp;
}

const html = { 'content-type': 'text/html; charset=UTF-8' };
const page = '<!DOCTYPE html><html><head><title>Un instant</title></head><body>…</body></html>';

const instead = (done: 'no' | 'yes', status: number, more: Partial<HttpAnswer> = {}): HttpFault => ({
  kind: 'answer',
  done,
  answer: { status, headers: html, body: page, ...more },
});

/** So slow that a time-out comes first, but for the shortest answers. */
const trickleMs = 40;

/** Of any web server. */
const usual: readonly HttpFaultKind[] = [
  { name: 'refused', trouble: { kind: 'refused' } },
  { name: 'reset', trouble: usualFaults.resetBefore },
  { name: 'reset, done', trouble: usualFaults.resetAfter, befalls: 'writes' },
  { name: 'reset, half done', trouble: usualFaults.resetHalfWay, befalls: 'writes' },
  { name: 'cut', trouble: usualFaults.cut },
  { name: 'trickles', trouble: { kind: 'trickle', everyMs: trickleMs } },
  { name: 'silent', trouble: usualFaults.silentBefore },
  { name: 'silent, done', trouble: usualFaults.silentAfter, befalls: 'writes' },
  { name: 'done 30 s later', trouble: usualFaults.silentThenDone, doneAfter: 30, befalls: 'writes' },
  { name: 'done 15 min later', trouble: usualFaults.silentThenDone, doneAfter: 900, befalls: 'writes' },
  { name: '500', trouble: usualFaults.errorBefore },
  { name: '500, done', trouble: usualFaults.errorAfter, befalls: 'writes' },
  { name: '500, half done', trouble: usualFaults.errorHalfWay, befalls: 'writes' },
  { name: '502', trouble: usualFaults.badGateway },
  { name: '502, retry after', trouble: instead('no', 502, { headers: { ...html, 'retry-after': '30' } }) },
  { name: '502, done', trouble: usualFaults.badGatewayAfter, befalls: 'writes' },
  { name: '503', trouble: usualFaults.unavailable },
  { name: '503, retry after', trouble: usualFaults.unavailableFor },
  { name: '503, done', trouble: instead('yes', 503), befalls: 'writes' },
  { name: '429', trouble: usualFaults.tooMany },
  { name: 'page', trouble: usualFaults.html },
  { name: 'page, done', trouble: instead('yes', 200), befalls: 'writes' },
  { name: '403', trouble: instead('no', 403) },
  { name: '401', trouble: instead('no', 401, { body: '401 Unauthorized' }) },
  { name: '302', trouble: usualFaults.redirect },
  {
    name: 'prints before',
    trouble: { kind: 'noise', before: '<script>x()</script>\n', after: '\n<!-- y -->' },
  },
];

const module = (
  name: string,
  are: Partial<Surroundings>,
  befalls: NonNullable<HttpFaultKind['befalls']>,
): HttpFaultKind => ({ name, trouble: { kind: 'surroundings', are }, befalls });

const ofStates = /order_histories/;

/** And what modules of a shop and its mail server are up to. */
export const shopFaultKinds: readonly HttpFaultKind[] = [
  ...usual,
  module('module warns', { moduleWarns: 'warning' }, 'writes'),
  module('module dies', { diesAfterState: true }, ofStates),
  { name: 'module sleeps 30 s', trouble: { kind: 'sleeping module' }, doneAfter: 30, befalls: ofStates },
  {
    ...module('no mail server', { mailServer: 'down' }, /order_(histories|carriers)/),
    // Killed before it read that the mail did not go, nobody can know.
    isWithoutDeath: true,
  },
];

const sessionGone = JSON.stringify({
  success: false,
  error: { message: 'Session Identifier provided is Invalid', code: 'INVALID_SESSIONID' },
});

/** Those of a server with sessions. */
export const crmFaultKinds: readonly HttpFaultKind[] = [
  ...usual,
  {
    name: 'session gone',
    trouble: {
      kind: 'answer',
      done: 'no',
      answer: { status: 200, headers: { 'content-type': 'application/json' }, body: sessionGone },
    },
  },
];

/** In the order of the tables. */
export const httpFaultNames: readonly string[] = [
  ...new Set([...shopFaultKinds, ...crmFaultKinds].map(({ name }) => name)),
];
