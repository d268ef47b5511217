/** One line of what the shop itself says is wrong, cleaned for a person. Codes are PrestaShop's own (18, 26, 41, 85, 93 …). */
export interface ShopError {
  readonly code: number;
  readonly message: string;
}

/** What went wrong with one call to the web service, as data: the sentences are made where a person reads them. */
export type ShopFault =
  /** The address is no http(s) address, or holds a login. */
  | { readonly kind: 'shop/address-unusable'; readonly address: string }
  /** The file of the authority to trust holds no certificate, or this Node cannot trust one of its own. */
  | { readonly kind: 'shop/authority-unusable'; readonly reason: string }
  /** No connection came about: nothing was sent. */
  | { readonly kind: 'shop/unreachable'; readonly origin: string; readonly reason: string }
  /** The server's certificate is not trusted, of another name or out of date: nothing was sent. */
  | { readonly kind: 'shop/certificate'; readonly origin: string; readonly reason: string }
  /** No whole answer within that time; what was asked may still be done. */
  | { readonly kind: 'shop/late'; readonly seconds: number }
  /** The caller gave up (the run was stopped); what was asked may still be done. */
  | { readonly kind: 'shop/stopped' }
  /** The connection broke before or inside the answer. */
  | { readonly kind: 'shop/connection-lost'; readonly reason: string }
  /** The answer ended, properly as far as the connection knows, before its document did. */
  | { readonly kind: 'shop/cut-short'; readonly bytes: number }
  | { readonly kind: 'shop/too-large'; readonly limitBytes: number }
  /** Never followed. `to` is where it points, without query. */
  | { readonly kind: 'shop/redirected'; readonly status: number; readonly to: string }
  /** The key is unknown, inactive or of the wrong form. */
  | { readonly kind: 'shop/key-refused'; readonly errors: readonly ShopError[] }
  /** The shop says that no key came although one was sent: the host drops the header (PHP as CGI). */
  | { readonly kind: 'shop/key-dropped' }
  | { readonly kind: 'shop/right-missing'; readonly resource: string; readonly method: string }
  /** The key is not for the shop whose number is asked for. */
  | { readonly kind: 'shop/other-shop' }
  /** The web service itself never offers this method for this resource. */
  | { readonly kind: 'shop/method-unknown'; readonly resource: string; readonly method: string }
  /** The host, not PrestaShop, forbids the method. */
  | { readonly kind: 'shop/method-forbidden'; readonly method: string; readonly status: number }
  /** A web page with a refusal where a document was expected: a firewall, most often. */
  | { readonly kind: 'shop/blocked'; readonly status: number; readonly title: string }
  /** A web page where a document was expected, with a status that says that all is well. */
  | { readonly kind: 'shop/web-page'; readonly status: number; readonly title: string }
  /** There is no web service at this address. */
  | { readonly kind: 'shop/no-service'; readonly status: number; readonly title: string }
  /** The web service is switched off in the shop. */
  | { readonly kind: 'shop/switched-off' }
  /** 429: too many requests. `retryAfterSeconds` as the shop says, if it does. */
  | { readonly kind: 'shop/busy'; readonly retryAfterSeconds?: number }
  /** 503 that is not the web service's own: closed for maintenance, or overloaded. */
  | { readonly kind: 'shop/unavailable'; readonly retryAfterSeconds?: number }
  /** A gateway got no answer from the shop behind it: what was asked may have been done. */
  | { readonly kind: 'shop/gateway'; readonly status: number }
  /**
   * 500 of whatever code, with or without a text. Never a refusal: a warning of a module makes one after everything was
   * done. `warnings` are those of PHP among the errors.
   */
  | {
      readonly kind: 'shop/broken';
      readonly status: number;
      readonly errors: readonly ShopError[];
      readonly warnings: readonly string[];
    }
  /** A clear no to what was asked. */
  | { readonly kind: 'shop/refused'; readonly status: number; readonly errors: readonly ShopError[] }
  /** What was to be changed or read is not there. */
  | { readonly kind: 'shop/absent'; readonly resource: string; readonly id?: number }
  /** An answer that is well made, but not to what was asked. */
  | { readonly kind: 'shop/not-asked'; readonly what: NotAsked }
  /** A row without a field that was asked for. */
  | { readonly kind: 'shop/field-missing'; readonly resource: string; readonly field: string }
  /** The shop's version is needed for this and it does not say it. */
  | { readonly kind: 'shop/version-unknown' };

export type NotAsked =
  'status' | 'content-type' | 'no-document' | 'root' | 'row' | 'order' | 'ids' | 'amount';

export type FaultKind = ShopFault['kind'];

/** A call that came to nothing. The message is for developers; people read what the fault is told as. */
export class ShopTrouble extends Error {
  readonly fault: ShopFault;
  /** Method and path, without host, query or key: 'GET /api/orders'. */
  readonly asked: string;

  constructor(fault: ShopFault, asked: string, options?: ErrorOptions) {
    super(`${fault.kind} (${asked})`, options);
    this.name = 'ShopTrouble';
    this.fault = fault;
    this.asked = asked;
  }
}
