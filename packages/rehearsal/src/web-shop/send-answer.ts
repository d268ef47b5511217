import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { HttpAnswer } from '../http/http-fault.ts';
import type { Surroundings } from './shop-state.ts';
import type { Trouble } from './trouble.ts';
import type { WebAnswer } from './web-answer.ts';

/** Sends an answer, or as much of it as the trouble lets through. */
export async function sendAnswer(
  response: ServerResponse,
  answer: WebAnswer,
  { prints }: Surroundings,
  trouble: Trouble | undefined,
): Promise<void> {
  const body = bodyOf(answer, prints, trouble);
  response.writeHead(answer.status, { ...headersOf(answer), ...lengthOf(body, trouble) });
  if (trouble?.kind === 'trickle') return trickle(response, body, trouble.everyMs);
  if (trouble?.kind !== 'cut') return void response.end(body);
  response.write(body.subarray(0, trouble.bytes ?? Math.floor(body.length / 2)));
  // What was written must be under way before the connection goes.
  setImmediate(() => response.socket?.destroySoon());
}

/** The same as a web server of whatever kind would send it. */
export function asHttpAnswer(answer: WebAnswer, { prints }: Surroundings): HttpAnswer {
  return { status: answer.status, headers: headersOf(answer), body: bodyOf(answer, prints, undefined) };
}

function bodyOf(
  { body, version }: WebAnswer,
  prints: Surroundings['prints'],
  trouble: Trouble | undefined,
): Buffer {
  if (trouble?.kind === 'other answer') return Buffer.from(trouble.body);
  const isDocument = version !== '' && typeof body === 'string' && body !== '';
  const whole = isDocument ? Buffer.from(`${prints.before}${body}${prints.after}`) : Buffer.from(body);
  return trouble?.kind === 'not whole' ? whole.subarray(0, Math.floor(whole.length / 2)) : whole;
}

function headersOf({ type, version, headers = {}, body }: WebAnswer): Record<string, string> {
  const service: Record<string, string> =
    version === ''
      ? {}
      : {
          'Access-Time': String(Math.floor(Date.now() / 1000)),
          'X-Powered-By': 'PrestaShop Webservice',
          'PSWS-Version': version,
          'Execution-Time': '0.003',
          'Content-Sha1': createHash('sha1').update(body).digest('hex'),
        };
  const content: Record<string, string> = type === '' ? {} : { 'Content-Type': type };
  return { ...content, ...service, 'Set-Cookie': 'PrestaShop-rehearsed=1; path=/; HttpOnly', ...headers };
}

/** A cut answer has said how long it would be. */
function lengthOf(body: Buffer, trouble: Trouble | undefined): Record<string, string | number> {
  return trouble?.kind === 'cut' ? { 'Content-Length': body.length } : {};
}

async function trickle(response: ServerResponse, body: Buffer, everyMs: number): Promise<void> {
  for (const byte of body) {
    if (response.destroyed) return;
    response.write(Buffer.of(byte));
    await wait(everyMs);
  }
  response.end();
}
