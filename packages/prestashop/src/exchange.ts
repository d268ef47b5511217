import { secretForms, starredOut } from '@passerelle/core/text/secret-forms.ts';
import { connectionFault } from './connection-fault.ts';
import { ShopTrouble } from './shop-fault.ts';

/** An answer as it came, before anybody believes it. */
export interface Reply {
  readonly status: number;
  readonly contentType: string;
  /** PrestaShop's version as the web service says it; '' where the web service did not answer. '0' before it knows the key. */
  readonly version: string;
  readonly retryAfter: string;
  readonly location: string;
  readonly text: string;
  readonly bytes: number;
}

export interface Outgoing {
  readonly address: string;
  readonly method: string;
  readonly key: string;
  readonly body: string | FormData | undefined;
  /** For the whole of it, until the last byte. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
  /** What the call is named in a fault. */
  readonly asked: string;
}

/** Told to every host, so that a firewall can be told to let it pass. */
export const userAgent = 'Passerelle/1.0 (PrestaShop web service client)';

/** Sends one request and takes the whole answer. A redirect is an answer like others. Rejects with ShopTrouble only. */
export async function exchange(outgoing: Outgoing): Promise<Reply> {
  const time = AbortSignal.timeout(outgoing.timeoutMs);
  const signal = outgoing.signal ? AbortSignal.any([time, outgoing.signal]) : time;
  try {
    const response = await fetch(outgoing.address, {
      method: outgoing.method,
      headers: headersOf(outgoing),
      body: outgoing.body ?? null,
      redirect: 'manual',
      signal,
    });
    return withoutKey({ ...headOf(response), ...(await bodyOf(response, outgoing)) }, outgoing.key);
  } catch (error) {
    if (error instanceof ShopTrouble) throw error;
    const stopped = outgoing.signal?.aborted === true;
    throw new ShopTrouble(connectionFault(error, outgoing, stopped), outgoing.asked, { cause: error });
  }
}

function headersOf({ key, body }: Outgoing): Record<string, string> {
  const login = Buffer.from(`${key}:`).toString('base64');
  const type: Record<string, string> = typeof body === 'string' ? { 'content-type': 'text/xml' } : {};
  return { authorization: `Basic ${login}`, 'user-agent': userAgent, ...type };
}

function headOf({ status, headers }: Response): Omit<Reply, 'text' | 'bytes'> {
  const header = (name: string): string => headers.get(name) ?? '';
  return {
    status,
    contentType: header('content-type').toLowerCase(),
    version: header('psws-version'),
    retryAfter: header('retry-after'),
    location: header('location'),
  };
}

/** What is told of a failure stands at its beginning: the rest is not waited for. Bytes. */
const mostOfFailure = 256 * 1024;

async function bodyOf(response: Response, outgoing: Outgoing): Promise<{ text: string; bytes: number }> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > outgoing.maxBytes) throw tooLarge(outgoing);
    text += decoder.decode(part, { stream: true });
    if (!response.ok && bytes > mostOfFailure) break;
  }
  return { text: text + decoder.decode(), bytes };
}

/**
 * What is told of an answer is taken from those that are no document: there a host may repeat the login that it was sent.
 */
function withoutKey(reply: Reply, key: string): Reply {
  const { status, contentType, text, location } = reply;
  if (status >= 200 && status < 300 && /json|xml/.test(contentType)) return reply;
  const forms = secretForms(key);
  return { ...reply, text: starredOut(text, forms), location: starredOut(location, forms) };
}

function tooLarge({ maxBytes, asked }: Outgoing): ShopTrouble {
  return new ShopTrouble({ kind: 'shop/too-large', limitBytes: maxBytes }, asked);
}
