import { createServer, type IncomingMessage } from 'node:http';
import { wellBehaved, type HttpAnswer, type HttpBehaviour, type HttpRequest } from './http-fault.ts';
import { listenOn } from './listen-on.ts';
import { perform } from './perform.ts';

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
  /** Refuses every connection until it is opened again, and ends those that there are. */
  shut(): Promise<void>;
  /** Listens again, where it did before. */
  open(): Promise<void>;
  close(): Promise<void>;
}

export async function startHttpStage(app: HttpApp, port = 0): Promise<HttpStage> {
  const requests: HttpRequest[] = [];
  const putOff: (() => unknown)[] = [];
  let behaviour = wellBehaved;
  const server = createServer((incoming, response) => {
    const serve = async (): Promise<void> => {
      const request = { ...(await whole(incoming)), number: requests.length + 1 };
      requests.push(request);
      const work = (halfWay: boolean) => app(request, halfWay);
      await perform({ work, fault: behaviour(request), response, putOff, shut: () => void shut() });
    };
    serve().catch(() => response.destroy());
  });
  const shut = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const ownPort = await listenOn(server, port);
  return {
    url: `http://127.0.0.1:${ownPort}`,
    requests,
    behave: (next) => void (behaviour = next),
    catchUp: async () => {
      for (const work of putOff.splice(0)) await work();
    },
    shut,
    open: async () => {
      if (!server.listening) await listenOn(server, ownPort);
    },
    close: shut,
  };
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
