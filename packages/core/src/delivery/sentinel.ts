import { ExitCode } from '../failure/exit-code.ts';
import { Failure } from '../failure/failure.ts';
import type { DeliveryFault } from './delivery-fault.ts';

/** What the file in the staging folder says: whose folder it is, and how far that ledger had come. */
export interface Sentinel {
  ledger: string;
  lastBatch: number;
}

export const sentinelName = 'passerelle-staging.json';
/** Bytes; ours has about a hundred. */
export const sentinelLimit = 4096;

export function renderSentinel(sentinel: Sentinel): Buffer {
  const note = 'Passerelle : ne pas supprimer. / Passerelle: do not delete.';
  return Buffer.from(`${JSON.stringify({ note, ...sentinel })}\n`);
}

/** Throws Failure(2) on anything that is not a sentinel: it was uploaded whole, so someone wrote over it. */
export function parseSentinel(bytes: Buffer, path: string): Sentinel {
  const sentinel = understandSentinel(bytes);
  if (sentinel !== null) return sentinel;
  throw new Failure(ExitCode.Usage, { kind: 'delivery/sentinel-unreadable', path } satisfies DeliveryFault);
}

/** null: it makes no sense. */
export function understandSentinel(bytes: Buffer): Sentinel | null {
  const value = parseJson(bytes);
  return isSentinel(value) ? { ledger: value.ledger, lastBatch: value.lastBatch } : null;
}

/**
 * Two ledgers on one server would send every order twice; a ledger older than the server (a restored backup) would send
 * again what it forgot. Throws Failure(2).
 */
export function assertOurs(sentinel: Sentinel, ours: Sentinel, path: string): void {
  if (sentinel.ledger !== ours.ledger) {
    throw new Failure(ExitCode.Usage, { kind: 'delivery/other-ledger', path } satisfies DeliveryFault);
  }
  if (sentinel.lastBatch > ours.lastBatch) {
    const batches = { server: sentinel.lastBatch, ledger: ours.lastBatch };
    throw new Failure(ExitCode.Usage, {
      kind: 'delivery/older-ledger',
      path,
      ...batches,
    } satisfies DeliveryFault);
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

function isSentinel(value: unknown): value is Sentinel {
  const candidate = value as Partial<Sentinel> | null;
  return typeof candidate?.ledger === 'string' && Number.isSafeInteger(candidate.lastBatch);
}
