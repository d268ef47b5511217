import type { ServerResponse } from 'node:http';
import type { Done, HttpAnswer, HttpFault } from './http-fault.ts';

export interface Performance {
  /** Does what the request asks. `halfWay`: it dies between two of its own writes; what it answers then is not sent. */
  work: (halfWay: boolean) => HttpAnswer | Promise<HttpAnswer>;
  fault: HttpFault | undefined;
  response: ServerResponse;
  /** What is to be done later is put here. */
  putOff: (() => unknown)[];
  /** No connection is taken any more. */
  shut: () => void;
}

/** Answers one request, well or as the fault says. */
export async function perform({ work, fault, response, putOff, shut }: Performance): Promise<void> {
  if (fault === undefined) return send(response, await work(false));
  if ('done' in fault) {
    await doOrPutOff(fault.done, work, putOff);
    if (fault.kind === 'reset') return void response.socket?.resetAndDestroy();
    if (fault.kind === 'answer') send(response, fault.answer);
    return;
  }
  const answer = await work(false);
  if (fault.kind === 'last') return sendLast(response, answer, shut);
  const body = Buffer.from(answer.body);
  if (fault.kind === 'cut') return cutShort(response, answer, body.subarray(0, fault.bytes));
  if (fault.kind === 'trickle') return trickle(response, answer, body, fault.everyMs);
  if (fault.kind === 'changed') return send(response, { ...answer, body: fault.change(body) });
  send(response, { ...answer, body: `${fault.before}${body.toString('utf8')}${fault.after}` });
}

async function doOrPutOff(
  done: Done,
  work: Performance['work'],
  putOff: Performance['putOff'],
): Promise<void> {
  if (done === 'yes' || done === 'half') await work(done === 'half');
  if (done === 'later') putOff.push(() => work(false));
}

function send(response: ServerResponse, answer: HttpAnswer): void {
  response.writeHead(answer.status, { ...answer.headers });
  response.end(answer.body);
}

/** The client knows that the connection ends, and will ask on a new one. */
function sendLast(response: ServerResponse, answer: HttpAnswer, shut: () => void): void {
  response.shouldKeepAlive = false;
  response.once('close', shut);
  send(response, answer);
}

function cutShort(response: ServerResponse, answer: HttpAnswer, part: Buffer): void {
  response.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) });
  response.write(part, () => response.socket?.destroy());
}

function trickle(response: ServerResponse, answer: HttpAnswer, body: Buffer, everyMs: number): void {
  response.writeHead(answer.status, { ...answer.headers });
  let at = 0;
  const clock = setInterval(() => {
    if (at >= body.length || response.destroyed) clearInterval(clock);
    if (at >= body.length) response.end();
    else response.write(body.subarray(at, ++at));
  }, everyMs);
  response.on('close', () => clearInterval(clock));
}
