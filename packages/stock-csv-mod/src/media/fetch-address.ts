import type { MediumFault } from '../articles/article.ts';

export interface AddressLimits {
  /** Of one medium, from the first request to its last byte. Milliseconds. */
  deadlineMs: number;
  mostBytes: number;
  /** For messages. */
  name: string;
}

const mostRedirects = 3;

/** The content behind an address of the web. It is followed elsewhere a few times, never from https to http. */
export async function fetchAddress(address: string, limits: AddressLimits): Promise<Buffer | MediumFault> {
  const signal = AbortSignal.timeout(limits.deadlineMs);
  try {
    return await follow(address, limits, signal, mostRedirects);
  } catch (error) {
    return { kind: 'medium/unreadable', name: limits.name, reason: reasonOf(error) };
  }
}

async function follow(
  address: string,
  limits: AddressLimits,
  signal: AbortSignal,
  redirectsLeft: number,
): Promise<Buffer | MediumFault> {
  const response = await fetch(address, { redirect: 'manual', signal });
  const { status, headers } = response;
  const target = headers.get('location');
  if (status >= 300 && status < 400 && target !== null) {
    await response.body?.cancel();
    const next = new URL(target, address);
    if (redirectsLeft === 0 || !mayFollow(new URL(address), next))
      return refused(limits, `${status} → ${next.href}`);
    return follow(next.href, limits, signal, redirectsLeft - 1);
  }
  if (status === 404 || status === 410) {
    await response.body?.cancel();
    return { kind: 'medium/gone', name: limits.name };
  }
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    return refused(limits, `HTTP ${status}`);
  }
  return readBody(response, limits);
}

function mayFollow(from: URL, to: URL): boolean {
  return to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:');
}

function refused({ name }: AddressLimits, reason: string): MediumFault {
  return { kind: 'medium/unreadable', name, reason };
}

/** What is announced as too much is not begun; what goes on beyond the limit is left there. */
async function readBody(
  response: Response,
  { mostBytes, name }: AddressLimits,
): Promise<Buffer | MediumFault> {
  const announced = Number(response.headers.get('content-length') ?? '');
  const tooBig = (bytes: number): MediumFault => ({ kind: 'medium/too-big', name, bytes, most: mostBytes });
  if (announced > mostBytes) {
    await response.body?.cancel();
    return tooBig(announced);
  }
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    parts.push(part);
    bytes += part.length;
    if (bytes > mostBytes) return tooBig(bytes);
  }
  return Buffer.concat(parts);
}

function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return 'ETIMEDOUT';
  return cause?.code ?? cause?.message ?? message;
}
