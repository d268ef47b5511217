import { CrmFailure, mayBeDone } from './fault.ts';
import type { WriteKey, WriteLedger } from './ledger.ts';
import { textOf, type CrmRecord } from './record.ts';

export interface OnceOptions {
  ledger: WriteLedger;
  /** Milliseconds since 1970, by the clock that the ledger was written by. */
  now: () => number;
  /** A lost request may still take effect: so long it is only looked for, and not sent again. */
  graceMs: number;
}

export type Once =
  /** It was there already. */
  | { made: 'found'; row: CrmRecord }
  | { made: 'now'; row: CrmRecord }
  /** Sent before, not there yet, and too early to send it again: the next run's affair. */
  | { made: 'waiting' };

export interface Making {
  key: WriteKey;
  /** Exactly what stands under the key, however many there are. Rejects when it could not look. */
  look: () => Promise<CrmRecord[]>;
  make: () => Promise<CrmRecord>;
  /** It may be absent although it was there: a product that was thrown away. Otherwise a person looks. */
  mayBeMadeAnew: boolean;
}

/**
 * Looks, and makes what is absent, with a committed intent before the request. Throws CrmFailure: whatever may have been
 * done stays `sending`, and is looked for before anything is sent again.
 */
export async function makeOnce({ ledger, now, graceMs }: OnceOptions, making: Making): Promise<Once> {
  const { key } = making;
  const found = await making.look();
  if (found.length > 1) throw new CrmFailure(ambiguous(key, found));
  const before = await ledger.find(key);
  const [row] = found;
  if (row !== undefined) {
    const id = textOf(row, 'id');
    if (before?.state !== 'accepted' || before.id !== id) await ledger.put(key, { state: 'accepted', id });
    return { made: 'found', row };
  }
  if (before?.state === 'accepted' && !making.mayBeMadeAnew)
    throw new CrmFailure({ kind: 'crm/gone', module: key.module, key: key.key, id: before.id });
  if (before?.state === 'sending' && now() - before.at < graceMs) return { made: 'waiting' };
  return send({ ledger, now, graceMs }, making);
}

async function send({ ledger, now }: OnceOptions, { key, make }: Making): Promise<Once> {
  await ledger.put(key, { state: 'sending', at: now() });
  try {
    const row = await make();
    await ledger.put(key, { state: 'accepted', id: textOf(row, 'id') });
    return { made: 'now', row };
  } catch (error) {
    if (error instanceof CrmFailure && !mayBeDone(error.fault))
      await ledger.put(key, { state: 'refused', reason: error.fault.kind });
    throw error;
  }
}

function ambiguous({ module, key }: WriteKey, rows: readonly CrmRecord[]) {
  return { kind: 'crm/ambiguous', module, key, ids: rows.map((row) => textOf(row, 'id')) } as const;
}
