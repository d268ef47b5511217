/** One request as a rehearsed web server got it, whole. Numbers run on over all connections, from 1. */
export interface HttpRequest {
  number: number;
  /** Upper case. */
  method: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface HttpAnswer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body: string | Buffer;
}

/**
 * What may go wrong with one request. `done`: whether it takes effect all the same:
 * 'no', 'yes' (before the answer is lost), 'half' (the server dies between two of its own writes),
 * 'later' (nothing now: it is done when the test says `catchUp`, as a slow module finishes long after its client has gone).
 */
export type HttpFault =
  /** The connection is reset in place of an answer. */
  | { kind: 'reset'; done: Done }
  /** No answer, ever; the connection stays open until the client gives up. */
  | { kind: 'silence'; done: Done }
  /** Another answer than the true one: an empty 500, 429 with Retry-After, a page of HTML, 302. */
  | { kind: 'answer'; answer: HttpAnswer; done: Done }
  /** The true answer ends after so many bytes of its body, and the connection with it. */
  | { kind: 'cut'; bytes: number }
  /** The true answer, one byte at a time, that many milliseconds apart. */
  | { kind: 'trickle'; everyMs: number }
  /** The true answer, and the last: no connection is taken any more until the server is opened again. */
  | { kind: 'last' }
  /** The true answer, with something printed round it. */
  | { kind: 'noise'; before: string; after: string }
  /** The true answer, with something else in its body. */
  | { kind: 'changed'; change: (body: Buffer) => Buffer };

export type Done = 'no' | 'yes' | 'half' | 'later';

/** Asked before each request; undefined lets it pass. */
export type HttpBehaviour = (request: HttpRequest) => HttpFault | undefined;

export const wellBehaved: HttpBehaviour = () => undefined;

/** That fault at that request (counted from 1), once. */
export function atRequest(number: number, fault: HttpFault): HttpBehaviour {
  return (request) => (request.number === number ? fault : undefined);
}

/** How a server fails in practice, each as often as wished: one line per kind of trouble. */
export const usualFaults = {
  resetBefore: { kind: 'reset', done: 'no' },
  resetAfter: { kind: 'reset', done: 'yes' },
  resetHalfWay: { kind: 'reset', done: 'half' },
  cut: { kind: 'cut', bytes: 20 },
  errorBefore: { kind: 'answer', done: 'no', answer: { status: 500, body: '' } },
  errorAfter: { kind: 'answer', done: 'yes', answer: { status: 500, body: '' } },
  errorHalfWay: { kind: 'answer', done: 'half', answer: { status: 500, body: '' } },
  badGateway: { kind: 'answer', done: 'no', answer: page(502, 'Bad Gateway') },
  badGatewayAfter: { kind: 'answer', done: 'yes', answer: page(502, 'Bad Gateway') },
  unavailable: { kind: 'answer', done: 'no', answer: page(503, 'Service Unavailable') },
  unavailableFor: { kind: 'answer', done: 'no', answer: page(503, 'Maintenance', { 'retry-after': '30' }) },
  tooMany: { kind: 'answer', done: 'no', answer: page(429, 'Too Many Requests', { 'retry-after': '2' }) },
  silentBefore: { kind: 'silence', done: 'no' },
  silentAfter: { kind: 'silence', done: 'yes' },
  silentThenDone: { kind: 'silence', done: 'later' },
  html: { kind: 'answer', done: 'no', answer: page(200, 'Just a moment') },
  redirect: {
    kind: 'answer',
    done: 'no',
    answer: page(302, 'Moved', { location: 'https://elsewhere.example.invalid/' }),
  },
} as const satisfies Record<string, HttpFault>;

function page(status: number, title: string, headers: Record<string, string> = {}): HttpAnswer {
  const body = `<!DOCTYPE html><html><head><title>${title}</title></head><body>${title}</body></html>`;
  return { status, headers: { 'content-type': 'text/html; charset=UTF-8', ...headers }, body };
}
