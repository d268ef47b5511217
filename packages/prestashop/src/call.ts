import type { Method } from './resources.ts';

/** One call to the web service, before it has an address. */
export interface Call {
  readonly method: Method;
  /** What follows '/api/': 'orders', 'orders/6', 'images/products/23', or '' for the rights of the key. */
  readonly path: string;
  readonly query: Query;
  readonly body?: string | FormData;
  /** What the answer is to be written in. Single objects come in XML: in JSON they lose their zeros. */
  readonly format: 'json' | 'xml';
  /** For work that takes the shop longer than a page of rows does; never less than what is configured. */
  readonly timeoutSeconds?: number;
}

export type Query = readonly (readonly [name: string, value: string])[];

/** Many hosts refuse an address that is longer. */
export const maxAddressLength = 2000;

/** The whole address. `shopId` 0 is the shop's default and is not said. */
export function addressOf(root: string, shopId: number, { path, query, format }: Call): string {
  const all: [string, string][] = query.map(([name, value]) => [name, value]);
  if (format === 'json') all.push(['output_format', 'JSON']);
  if (shopId !== 0) all.push(['id_shop', String(shopId)]);
  const text = all.map(([name, value]) => `${encodeName(name)}=${encodeURIComponent(value)}`).join('&');
  return `${root}/api/${path}${text === '' ? '' : `?${text}`}`;
}

/** 'GET /api/orders': what a trace may say of a call. No query: it may hold a customer's e-mail address. */
export function nameOf({ method, path }: Pick<Call, 'method' | 'path'>): string {
  return `${method} /api/${path}`;
}

/** Brackets of a parameter's name stay: PHP reads them either way, and people read them in access logs. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']');
}

/**
 * The root of a shop from what is configured, without '/api' and without a slash at its end. Undefined: no address of
 * http or https, or one with a login in it.
 */
export function rootOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, username, password, origin, pathname } = new URL(url);
  if ((protocol !== 'http:' && protocol !== 'https:') || username !== '' || password !== '') return undefined;
  return `${origin}${pathname}`.replace(/\/+$/, '').replace(/\/api$/, '');
}

/** Whether the key would travel in clear over a network. */
export function isPlain(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
