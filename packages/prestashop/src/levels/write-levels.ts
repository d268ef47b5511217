import type { Level, OnSent, RefusedLevel, WrittenLevels } from '@passerelle/core/ports/stock-destination.ts';
import type { ShopClient } from '../shop-client.ts';
import { ShopTrouble, type ShopFault } from '../shop-fault.ts';

const batchSize = 250;
const attempts = 3;

/**
 * Writes quantities in batches. The shop stops at the first row that it refuses: rows are read again, the refused one is
 * left out, the rest goes on. A 500 says nothing of what was done: what has its quantity is right, the rest is sent one by
 * one. Rejects with ShopTrouble where the shop fails as a whole. `onOneByOne` is called once at most.
 */
export async function writeLevels(
  client: ShopClient,
  levels: readonly Level[],
  { onOneByOne, onSent }: { onOneByOne: () => void; onSent?: OnSent | undefined },
): Promise<WrittenLevels> {
  const done: Progress = { rest: levels, alone: 0, broken: 0, failures: 0, written: [], refused: [] };
  while (done.rest.length > 0) {
    const batch = done.rest.slice(0, done.alone > 0 ? 1 : batchSize);
    const before = done.written.length;
    const outcome = await client.changeMany('stock_availables', batch.map(asChange));
    if (outcome.kind === 'refused') throw new ShopTrouble(outcome.fault, asked);
    done.alone -= batch.length;
    if (outcome.kind === 'done') {
      done.rest = done.rest.slice(batch.length);
      done.written.push(...batch.map(({ row }) => row));
      done.failures = 0;
    } else {
      const found = await quantitiesOf(client, batch);
      goOn(done, batch, found, outcome.fault);
      if (isBroken(outcome.fault) && batch.length > 1 && done.broken === 1) onOneByOne();
    }
    onSent?.(levels.length - done.rest.length, done.written.slice(before));
  }
  return { written: done.written, refused: done.refused };
}

const asked = 'PATCH /api/stock_availables';

interface Progress {
  rest: readonly Level[];
  /** So many of them are to be sent one by one. */
  alone: number;
  /** Batches that ended in a 500. */
  broken: number;
  /** In a row, without anything written. */
  failures: number;
  written: number[];
  refused: RefusedLevel[];
}

/** Nothing but id and quantity: naming the shop would take the row out of a group's shared stock. */
function asChange({ row, pieces }: Level) {
  return { id: row, fields: { quantity: String(pieces) } };
}

async function quantitiesOf(
  client: ShopClient,
  batch: readonly Level[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await client.all({
    resource: 'stock_availables',
    fields: ['quantity'],
    where: [{ field: 'id', among: batch.map(({ row }) => row) }],
  });
  return new Map(rows.map(({ id, quantity }) => [id, Number(quantity)]));
}

/** After a batch of unknown outcome: what is written, what is refused, and how the rest is sent. */
function goOn(
  done: Progress,
  batch: readonly Level[],
  found: ReadonlyMap<number, number>,
  fault: ShopFault,
): void {
  const right = batch.filter(({ row, pieces }) => found.get(row) === pieces);
  const gone = batch.filter(({ row }) => !found.has(row));
  const left = batch.filter(({ row, pieces }) => found.has(row) && found.get(row) !== pieces);
  done.written.push(...right.map(({ row }) => row));
  done.refused.push(...gone.map(({ row }) => ({ row, why: 'gone' as const, said: '' })));
  done.rest = [...left, ...done.rest.slice(batch.length)];
  const [first] = left;
  if (gone.length > 0 || first === undefined) return;
  const isNo = fault.kind === 'shop/refused' || fault.kind === 'shop/absent' || isBroken(fault);
  if (!isNo) return countFailure(done, right.length > 0, fault);
  if (batch.length === 1) {
    done.refused.push({ row: first.row, why: 'refused', said: saidBy(fault) });
    done.rest = done.rest.slice(1);
    return;
  }
  if (isBroken(fault)) done.broken += 1;
  // A shop where batches break again and again gets no more of them.
  done.alone = !isBroken(fault) ? 1 : done.broken > 1 ? Infinity : left.length;
}

function isBroken({ kind }: ShopFault): boolean {
  return kind === 'shop/broken';
}

/** An answer that was lost is no refusal: the same is sent again, some times. */
function countFailure(done: Progress, isProgress: boolean, fault: ShopFault): void {
  done.failures = isProgress ? 0 : done.failures + 1;
  if (done.failures >= attempts) throw new ShopTrouble(fault, asked);
}

function saidBy(fault: ShopFault): string {
  return 'errors' in fault ? fault.errors.map(({ message }) => message).join(' ') : '';
}
