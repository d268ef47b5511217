import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  wellBehaved,
  type HttpAnswer,
  type HttpBehaviour,
  type HttpFault,
  type HttpRequest,
} from './http-fault.ts';

/** What stands behind the stage. `halfWay`: it dies between two of its own writes; what it answers then is not sent. */
export type HttpApp = (request: HttpRequest, halfWay: boolean) => HttpAnswer | Promise<HttpAnswer>;

/** A web server on 127.0.0.1 that answers as its app does, or misbehaves on command. */
export interface HttpStage {
  /** `http://127.0.0.1:<port>`, no slash at the end. */
  readonly url: string;
  /** All requests since the start, whole. */
  readonly requests: readonly HttpRequest[];
  /** From now on; numbers run on. */
  behave(behaviour: HttpBehaviour): void;
  /** Does what was put off by 'later', in order. */
  catchUp(): Promise<void>;
  close(): Promise<void>;
}

export async function startHttpStage(app: HttpApp, port = 0): Promise<HttpStage> {
  const requests: HttpRequest[] = [];
  const putOff: HttpRequest[] = [];
  let behaviour = wellBehaved;
  const server = createServer((incoming, response) => {
    const serve = async (): Promise<void> => {
      const request = { ...(await whole(incoming)), number: requests.length + 1 };
      requests.push(request);
      await perform({ app, request, fault: behaviour(request), response, putOff });
    };
    serve().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    behave: (next) => void (behaviour = next),
    catchUp: async () => {
      for (const request of putOff.splice(0)) await app(request, false);
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Performance {
  app: HttpApp;
  request: HttpRequest;
  fault: HttpFault | undefined;
  response: ServerResponse;
  putOff: HttpRequest[];
}

async function perform({ app, request, fault, response, putOff }: Performance): Promise<void> {
  if (fault === undefined) return send(response, await app(request, false));
  if ('done' in fault) {
    if (fault.done === 'yes' || fault.done === 'half') await app(request, fault.done === 'half');
    if (fault.done === 'later') putOff.push(request);
    if (fault.kind === 'reset') return void response.socket?.resetAndDestroy();
    if (fault.kind === 'answer') return send(response, fault.answer);
    return;
  }
  const answer = await app(request, false);
  const body = Buffer.from(answer.body);
  if (fault.kind === 'cut') return cutShort(response, answer, body.subarray(0, fault.bytes));
  if (fault.kind === 'trickle') return trickle(response, answer, body, fault.everyMs);
  send(response, { ...answer, body: `${fault.before}${body.toString('utf8')}${fault.after}` });
}

function send(response: ServerResponse, answer: HttpAnswer): void {
  response.writeHead(answer.status, { ...answer.headers });
  response.end(answer.body);
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

async function whole(incoming: IncomingMessage): Promise<Omit<HttpRequest, 'number'>> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const address = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  const method = (incoming.method ?? 'GET').toUpperCase();
  const body = Buffer.concat(parts).toString('utf8');
  return { method, path: address.pathname, query: address.searchParams, headers, body };
}
