import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { shopDateOf } from '@passerelle/prestashop/shop-time.ts';
import { listenOn } from '../http/listen-on.ts';
import { perform } from '../http/perform.ts';
import { answerRequest } from './answer-request.ts';
import { cataloguePage } from './catalogue-page.ts';
import { Died } from './request-error.ts';
import { asHttpAnswer, sendAnswer } from './send-answer.ts';
import { quietSurroundings, type ShopState } from './shop-state.ts';
import { Database } from './tables.ts';
import { wellBehaved, type Behaviour, type SeenRequest, type Trouble } from './trouble.ts';
import { emptyFailure, page, type WebAnswer, type WebRequest } from './web-answer.ts';

export interface WebShopOptions {
  readonly key?: string;
  /** '8.2.4'; before 8.0 there is no PATCH. */
  readonly version?: string;
  /** Ids of its languages; the first is French. */
  readonly languages?: readonly number[];
  /** The shops that the key is for. More than one: a multistore. */
  readonly shops?: readonly number[];
  readonly timeZone?: string;
  readonly now?: () => Date;
  readonly tls?: { readonly key: string; readonly cert: string };
  /** 0: any that is free. */
  readonly port?: number;
}

const rehearsedKey = 'REHEARSALREHEARSALREHEARSALREHEA';

/** A shop's web service on loopback, in memory. */
export class WebShop {
  readonly state: ShopState;
  /** What came in, from the first request on. */
  readonly requests: SeenRequest[] = [];
  /** Asked before each request; change it at will. */
  behaviour: Behaviour = wellBehaved;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #isTls: boolean;
  #port: number;

  constructor(options: WebShopOptions = {}) {
    const { timeZone = 'Europe/Paris', now = () => new Date() } = options;
    this.state = {
      data: new Database([...(options.languages ?? [1])]),
      key: options.key ?? rehearsedKey,
      version: options.version ?? '8.2.4',
      shops: options.shops ?? [1],
      now: () => shopDateOf(now(), timeZone),
      mails: [],
      writes: [],
      surroundings: quietSurroundings(),
      lastNumbers: new Map(),
      files: new Map(),
    };
    const listener: RequestListener = (request, response) => void this.#serve(request, response);
    this.#isTls = options.tls !== undefined;
    this.#server = options.tls ? createTlsServer(options.tls, listener) : createServer(listener);
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    this.#port = options.port ?? 0;
  }

  /** Starts to listen; after a `close`, on the same port as before. */
  async open(): Promise<this> {
    this.#port = await listenOn(this.#server, this.#port);
    return this;
  }

  /** Refuses every connection from now on, and ends those that there are. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  get url(): string {
    return `${this.#isTls ? 'https://localhost' : 'http://127.0.0.1'}:${this.#port}`;
  }

  get key(): string {
    return this.state.key;
  }

  /** Changes what surrounds the shop: its modules, host, mail server and the rights of the key. */
  set(surroundings: Partial<ShopState['surroundings']>): void {
    Object.assign(this.state.surroundings, surroundings);
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const request = asRequest(incoming, Buffer.concat(parts), this.url);
    const seen = this.#see(request);
    const trouble = this.behaviour(seen);
    if (trouble?.kind === 'any') return this.#perform(request, response, trouble);
    if (trouble?.kind === 'done late') await trouble.when;
    const instead = trouble && answerInstead(trouble);
    const isDone =
      trouble === undefined || !('done' in trouble) ? instead === undefined : trouble.done !== false;
    const diesHalfWay = trouble?.kind === 'died' && trouble.done === 'half';
    const answer = isDone ? await this.#answer(request, diesHalfWay) : undefined;
    if (trouble?.kind === 'answered late') await trouble.when;
    if (trouble?.kind === 'reset') return void incoming.socket.resetAndDestroy();
    await sendAnswer(response, instead ?? answer ?? emptyFailure, this.state.surroundings, trouble);
  }

  #perform(
    request: WebRequest,
    response: ServerResponse,
    { fault, putOff }: Extract<Trouble, { kind: 'any' }>,
  ): Promise<void> {
    const work = async (halfWay: boolean) =>
      asHttpAnswer(await this.#answer(request, halfWay), this.state.surroundings);
    return perform({ work, fault, response, putOff, shut: () => void this.close() });
  }

  #see({ method, path, query, body }: WebRequest): SeenRequest {
    const seen = { number: this.requests.length + 1, method, path, query, body: body.toString() };
    this.requests.push(seen);
    return seen;
  }

  #answer(request: WebRequest, diesHalfWay: boolean): Promise<WebAnswer> {
    if (request.path === frontPage) {
      const body = cataloguePage(this.state);
      return Promise.resolve({ status: 200, type: 'text/html; charset=utf-8', body, version: '' });
    }
    if (request.path === notTheService) return Promise.resolve(page(404, 'Page introuvable'));
    const forbidden = this.state.surroundings.hostForbids.get(request.method);
    if (forbidden !== undefined) return Promise.resolve(page(forbidden, 'Method not allowed'));
    return answerRequest(this.state, request, () => {
      if (diesHalfWay) throw new Died('half-way');
    });
  }
}

/** In place of a path: what lies outside '/api', and the page that customers see. */
const notTheService = '..';
const frontPage = '../';

/** What comes in place of the web service's answer. */
function answerInstead(trouble: Trouble): WebAnswer | undefined {
  if (trouble.kind === 'died') return emptyFailure;
  if (trouble.kind === 'page') return page(trouble.status, trouble.title);
  if (trouble.kind === 'redirect')
    return { ...page(302, 'Found'), body: '', headers: { Location: trouble.to } };
  if (trouble.kind === 'unauthorized') {
    return { status: 401, type: 'text/html; charset=utf-8', body: '401 Unauthorized', version: '' };
  }
  const retry: Record<string, string> =
    'retryAfter' in trouble && trouble.retryAfter !== undefined ? { 'Retry-After': trouble.retryAfter } : {};
  if (trouble.kind === 'too many') return { ...page(429, 'Too Many Requests'), headers: retry };
  if (trouble.kind === 'host') return { ...page(trouble.status, 'Service unavailable'), headers: retry };
  return undefined;
}

function asRequest(incoming: IncomingMessage, body: Buffer, root: string): WebRequest {
  const url = new URL(incoming.url ?? '/', root);
  const query = new Map(url.searchParams);
  const format =
    incoming.headers['output-format'] ?? query.get('output_format') ?? query.get('io_format') ?? '';
  const login = /^Basic (.*)$/.exec(incoming.headers.authorization ?? '')?.[1];
  return {
    method: incoming.method ?? 'GET',
    path: pathOf(url.pathname),
    query,
    body,
    contentType: incoming.headers['content-type'] ?? '',
    key: login === undefined ? undefined : Buffer.from(login, 'base64').toString().split(':')[0],
    wantsJson: String(format).toUpperCase() === 'JSON',
    api: `${root}/api/`,
  };
}

function pathOf(pathname: string): string {
  if (pathname === '/') return frontPage;
  const [, inside] = /^\/api(?:\/(.*?))?\/?$/.exec(decodeURIComponent(pathname)) ?? [];
  return /^\/api(\/|$)/.test(pathname) ? (inside ?? '') : notTheService;
}
