import type { HttpFault } from '../http/http-fault.ts';

/** A request as it arrives. Numbers run on from 1, over all connections. */
export interface SeenRequest {
  readonly number: number;
  readonly method: string;
  /** 'orders/6', '' for the rights. */
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  readonly body: string;
}

/** What goes wrong with one request. `done`: whether what it asked for is carried out all the same. */
export type Trouble =
  /** The connection is reset without an answer. */
  | { readonly kind: 'reset'; readonly done: boolean }
  /** The answer announces its length, and the connection is closed after so much of it (default: half). */
  | { readonly kind: 'cut'; readonly bytes?: number }
  /** The answer ends properly, but half-way through its document. */
  | { readonly kind: 'not whole' }
  /** PHP dies: 500 with nothing in it; `done` 'half': after the first row of a batch, or between state and history. */
  | { readonly kind: 'died'; readonly done: boolean | 'half' }
  /** 502, 503 or 504 of the host, with Retry-After if given. */
  | {
      readonly kind: 'host';
      readonly status: 502 | 503 | 504;
      readonly done: boolean;
      readonly retryAfter?: string;
    }
  | { readonly kind: 'too many'; readonly retryAfter?: string }
  /** Done at once, answered only when this comes about. */
  | { readonly kind: 'answered late'; readonly when: Promise<void> }
  /** Nothing happens until this comes about, whether or not anybody still waits; then it is done and answered. */
  | { readonly kind: 'done late'; readonly when: Promise<void> }
  /** A page with status 200 in place of a document. */
  | { readonly kind: 'page'; readonly status: number; readonly title: string; readonly done: boolean }
  | { readonly kind: 'redirect'; readonly to: string }
  /** The key is said not to have come. */
  | { readonly kind: 'unauthorized' }
  /** The answer comes byte by byte, that many milliseconds apart. */
  | { readonly kind: 'trickle'; readonly everyMs: number }
  /** As any web server may fail; what is to be done later is put into `putOff`. */
  | { readonly kind: 'any'; readonly fault: HttpFault; readonly putOff: (() => unknown)[] }
  /** Rows of a list come in another order, or those of another question: by a cache, say. */
  | { readonly kind: 'other answer'; readonly body: string };

/** Asked before each request; undefined lets it pass. */
export type Behaviour = (request: SeenRequest) => Trouble | undefined;

export const wellBehaved: Behaviour = () => undefined;

/** One trouble with the n-th request from now on, or with each that fits. */
export function troubleAt(number: number, trouble: Trouble): Behaviour {
  let seen = 0;
  return () => ((seen += 1) === number ? trouble : undefined);
}

export function troubleWith(fits: (request: SeenRequest) => boolean, trouble: Trouble, times = 1): Behaviour {
  let left = times;
  return (request) => {
    if (left === 0 || !fits(request)) return undefined;
    left -= 1;
    return trouble;
  };
}
