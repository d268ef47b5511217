/** What a request asks, as far as the web service looks at it. */
export interface WebRequest {
  readonly method: string;
  /** What follows '/api/'. */
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  readonly body: Buffer;
  readonly contentType: string;
  /** The login of basic authentication; undefined: no such header came. */
  readonly key: string | undefined;
  readonly wantsJson: boolean;
  /** 'http://127.0.0.1:8080/api/' */
  readonly api: string;
}

export interface WebAnswer {
  readonly status: number;
  /** '' where there is no content. */
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** '0' before the key was looked at. */
  readonly version: string;
}

const xmlType = 'text/xml;charset=utf-8';
const jsonType = 'application/json';

export function document(request: WebRequest, version: string, status: number, body: string): WebAnswer {
  return { status, type: request.wantsJson ? jsonType : xmlType, body, version };
}

/** PHP died, or there is nothing to say: 500 with nothing in it. */
export const emptyFailure: WebAnswer = {
  status: 500,
  type: 'text/html; charset=utf-8',
  body: '',
  version: '',
};

/** A page of somebody else: of the host, a firewall, the shop itself. */
export function page(status: number, title: string): WebAnswer {
  const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  return { status, type: 'text/html; charset=utf-8', body, version: '' };
}
