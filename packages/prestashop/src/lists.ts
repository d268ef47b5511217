import { listIn } from './answer.ts';
import type { Asker } from './caller.ts';
import type { Batch } from './filters.ts';
import type { AnyList, List } from './list.ts';
import { batchesFor, callOf, lastIdOf, pageSizeOf } from './list-call.ts';
import { rowReader, rowsWithIds, type RawRow } from './list-rows.ts';
import type { Row } from './rows.ts';
import { oneAhead, sideBySide } from './side-by-side.ts';

/** Told of each page how many rows it had. */
export type OnPage = (rows: number) => void;

/**
 * The rows, page by page, by id; a page is never empty, and none is asked for before the one before it was taken. Pages
 * follow the last id, so rows that come or go meanwhile neither hide others nor show them twice. Rejects with ShopTrouble:
 * what was yielded before is right, but not all.
 */
export async function* pagesOf<F extends string, T extends string = never, A extends string = never>(
  asker: Asker,
  list: List<F, T, A>,
): AsyncGenerator<Row<F, T, A>[]> {
  for (const batch of batchesFor(list, 1)) {
    const read = rowReader(list, batch);
    for await (const page of pagesOfBatch(asker, list, batch)) {
      const rows = read(page) as Row<F, T, A>[];
      if (rows.length > 0) yield rows;
    }
  }
}

/**
 * All of the rows at once, in the same order; batches come side by side, and a page is on its way while the one before it
 * is read. Rejects with ShopTrouble.
 */
export async function allOf<F extends string, T extends string = never, A extends string = never>(
  asker: Asker,
  list: List<F, T, A>,
  onPage?: OnPage,
): Promise<Row<F, T, A>[]> {
  const works = batchesFor(list, asker.parallel).map((batch) => async (signal: AbortSignal) => {
    const rows: Row<F, T, A>[] = [];
    await eachOfBatch(asker.under(signal), list, batch, (page) => {
      rows.push(...page);
      onPage?.(page.length);
    });
    return rows;
  });
  const [first = [], ...others] = await sideBySide(works, asker.parallel);
  return others.length === 0 ? first : first.concat(...others);
}

/**
 * The same, each page as it comes: where pages of one batch follow each other, others of another may come between. Rejects
 * with ShopTrouble: what was taken before is right, but not all.
 */
export async function eachOf<F extends string, T extends string = never, A extends string = never>(
  asker: Asker,
  list: List<F, T, A>,
  take: (page: readonly Row<F, T, A>[]) => void,
): Promise<void> {
  const works = batchesFor(list, asker.parallel).map((batch) => (signal: AbortSignal) => {
    return eachOfBatch(asker.under(signal), list, batch, take);
  });
  await sideBySide(works, asker.parallel);
}

async function eachOfBatch<F extends string, T extends string, A extends string>(
  asker: Asker,
  list: List<F, T, A>,
  batch: Batch | undefined,
  take: (page: readonly Row<F, T, A>[]) => void,
): Promise<void> {
  const read = rowReader(list, batch);
  for await (const page of oneAhead(pagesOfBatch(asker, list, batch))) take(read(page) as Row<F, T, A>[]);
}

async function* pagesOfBatch(
  asker: Asker,
  list: AnyList,
  batch: Batch | undefined,
): AsyncGenerator<RawRow[]> {
  const size = pageSizeOf(list, batch) ?? Infinity;
  // After the highest id would follow [11,10], which the shop turns round: everything between, again.
  const end = lastIdOf(list, batch);
  for (let last = 0; last < end;) {
    const call = callOf(list, batch, last);
    const rows = await asker.ask(call, (reply) => {
      const { value, foreign } = listIn(reply, call, list.resource);
      return { value: rowsWithIds(value, call, last), foreign };
    });
    yield rows;
    if (rows.length < size) return;
    last = rows.at(-1)?.id ?? end;
  }
}
