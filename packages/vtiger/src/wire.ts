import { CrmFailure, type CrmFault } from './fault.ts';

/** One request to `webservice.php`. */
export interface WireRequest {
  method: 'GET' | 'POST';
  parameters: Readonly<Record<string, string>>;
}

export interface WireAnswer {
  status: number;
  text: string;
  retryAfterSeconds: number | null;
  location: string;
}

export interface WireOptions {
  /** The CRM's address; `webservice.php` is added. */
  url: string;
  /** For one request, from the first byte sent to the last byte read. */
  timeoutMs: number;
  /** An answer may be so long. Default: 16 MB. */
  limitBytes?: number;
  /** Told before each request. */
  onRequest?: () => void;
  /** Default: Node's own. */
  fetch?: typeof fetch;
}

/** A name that a firewall's rule can let in. */
const userAgent = 'Passerelle/1.0';

/** Sends one request once. Parameters go into the address of a GET, into the form of a POST. Throws CrmFailure. */
export async function exchange(options: WireOptions, request: WireRequest): Promise<WireAnswer> {
  const operation = request.parameters['operation'] ?? '';
  options.onRequest?.();
  // AbortSignal.timeout would hold the answer until its time is up, of thousands of requests at once.
  const watch = new AbortController();
  const timer = setTimeout(
    () => watch.abort(new DOMException('', 'TimeoutError')),
    options.timeoutMs,
  ).unref();
  try {
    const response = await (options.fetch ?? fetch)(addressOf(options.url, request), {
      ...shapeOf(request),
      redirect: 'manual',
      signal: watch.signal,
    });
    const text = await wholeText(response, options.limitBytes ?? 16_000_000, operation);
    return {
      status: response.status,
      text,
      retryAfterSeconds: secondsOf(response.headers.get('retry-after')),
      location: response.headers.get('location') ?? '',
    };
  } catch (error) {
    throw error instanceof CrmFailure ? error : new CrmFailure(faultOf(error, options.url, operation));
  } finally {
    clearTimeout(timer);
  }
}

function addressOf(url: string, request: WireRequest): URL {
  const address = new URL('webservice.php', url.endsWith('/') ? url : `${url}/`);
  if (request.method === 'GET') address.search = new URLSearchParams(request.parameters).toString();
  return address;
}

function shapeOf(request: WireRequest): RequestInit {
  const headers = { 'user-agent': userAgent, accept: 'application/json' };
  if (request.method === 'GET') return { method: 'GET', headers };
  const body = new URLSearchParams(request.parameters).toString();
  return {
    method: 'POST',
    body,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
  };
}

/** Of a failure nobody reads more. Bytes. */
const mostOfFailure = 64_000;

async function wholeText(response: Response, limitBytes: number, operation: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > limitBytes) throw new CrmFailure({ kind: 'crm/too-large', operation, limitBytes });
    parts.push(part);
    if (!response.ok && size > mostOfFailure) break;
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Seconds only: the other form, a date, is used by no server that stands before a vtiger. */
function secondsOf(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header.trim()) ? Number(header) : null;
}

function faultOf(error: unknown, url: string, operation: string): CrmFault {
  const reason = reasonOf(error);
  if (error instanceof Error && error.name === 'TimeoutError')
    return { kind: 'crm/no-answer', operation, how: 'timed out', reason: 'TimeoutError' };
  if (/CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_SSL/.test(reason))
    return { kind: 'crm/untrusted', url, reason };
  if (beforeTheFirstByte.includes(reason)) return { kind: 'crm/unreachable', url, reason };
  const how = /TIMEOUT/.test(reason) ? 'timed out' : 'cut off';
  return { kind: 'crm/no-answer', operation, how, reason };
}

const beforeTheFirstByte = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** The innermost code that Node gives: of the cause, or of the first of several tried addresses. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const first = cause instanceof AggregateError ? (cause.errors[0] as unknown) : cause;
  const code = (first as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return code;
  return first instanceof Error ? first.name : 'unknown';
}
