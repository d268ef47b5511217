import type { ShopFault } from './shop-fault.ts';

interface Attempt {
  readonly address: string;
  readonly timeoutMs: number;
}

/** What an error of fetch means. Reasons are codes of the system ('ECONNREFUSED'), never texts with an address in them. */
export function connectionFault(
  error: unknown,
  { address, timeoutMs }: Attempt,
  stopped: boolean,
): ShopFault {
  if (stopped) return { kind: 'shop/stopped' };
  if (nameOf(error) === 'TimeoutError') return { kind: 'shop/late', seconds: timeoutMs / 1000 };
  const reason = codeOf(error);
  const { origin } = new URL(address);
  if (neverConnected.has(reason)) return { kind: 'shop/unreachable', origin, reason };
  if (isCertificate(reason)) return { kind: 'shop/certificate', origin, reason };
  return { kind: 'shop/connection-lost', reason };
}

/** Codes that come before the first byte is sent, and at no other time. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function isCertificate(code: string): boolean {
  return /CERT|ALTNAME|_ISSUER|SELF_SIGNED|LEAF_SIGNATURE|ERR_SSL_|ERR_TLS_|EPROTO/.test(code);
}

/** The first code along the chain of causes; of several addresses that were tried, the first one's. */
function codeOf(error: unknown): string {
  for (let cause: unknown = error; typeof cause === 'object' && cause !== null; cause = causeOf(cause)) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return nameOf(error);
}

function causeOf(error: object): unknown {
  if ('errors' in error && Array.isArray(error.errors)) return error.errors[0];
  return 'cause' in error ? error.cause : undefined;
}

function nameOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : 'unknown';
}
