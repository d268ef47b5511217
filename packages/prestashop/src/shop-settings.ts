/** How to reach one shop. Times are seconds. */
export interface ShopSettings {
  /** 'https://www.exemple.fr': '/api/' is added. */
  readonly url: string;
  /** 32 characters. Goes into the login of basic authentication and nowhere else. */
  readonly key: string;
  /** The shop of a multistore; 0: the default one. */
  readonly shopId: number;
  /** PEM of an authority to be trusted beside the usual ones. */
  readonly ca?: string;
  /** Of one request, until its last byte. */
  readonly timeoutSeconds: number;
  /** How often a read is tried, the first time included. */
  readonly attempts: number;
  /** Of one call with all its attempts and the waits between them. */
  readonly deadlineSeconds: number;
  /** Requests under way at a time, at most; 1 unless said. */
  readonly parallel?: number;
  /** Of one answer, unpacked. */
  readonly maxBytes?: number;
}

/** What a client needs from outside: a clock, a way to wait, and who wants to know. */
export interface ShopWorld {
  /** Milliseconds, of a clock that never goes back. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Told once each for as long as the client lives, however often it happens. */
  readonly onNotice: (notice: ShopNotice) => void;
  readonly onRetry?: (retry: { asked: string; kind: string; attempt: number; waitMs: number }) => void;
  /** Gives up whatever is under way. */
  readonly signal?: AbortSignal;
}

export type ShopNotice =
  /** The key travels in clear. */
  | { readonly kind: 'shop/plain-http'; readonly origin: string }
  /** The shop's own links are https: the address could be, too. */
  | { readonly kind: 'shop/https-offered'; readonly origin: string }
  /** A module of the shop prints around documents. `sample` is cut short. */
  | { readonly kind: 'shop/foreign-text'; readonly sample: string }
  /** A module of the shop warns: work that was done is answered by 500. */
  | { readonly kind: 'shop/module-warns'; readonly sample: string }
  /** The host forbids PATCH: writes go as POST with ps_method=PATCH. */
  | { readonly kind: 'shop/patch-by-post' }
  /** Batches of quantities end in errors: rows are sent one by one, which is slower. */
  | { readonly kind: 'shop/one-by-one' };
