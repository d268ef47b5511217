import type { Reader } from '../reader.ts';
import { readSaleRows, readSalesAgain, type SaleRowsWish } from './read-sales.ts';
import type { SaleRow, SaleRows } from './sale-rows.ts';

export interface ChangedSalesWish extends SaleRowsWish {
  readonly isWanted: (sale: SaleRows) => boolean;
}

export interface ChangedRows {
  /** How many were looked at. */
  readonly read: number;
  /** Of those that are wanted, by id. */
  readonly heads: readonly Pick<SaleRow, 'id' | 'reference'>[];
  /** The wanted ones, by id, so many at a time that a page takes little memory. */
  readonly pages: () => AsyncGenerator<SaleRows[]>;
}

const pageSize = 100;

/**
 * Looks at all orders of the wish before it gives any: which there are does not depend on what changes while they are worked
 * on. Of more than a page only the numbers are held, and each page is read once more. Rejects with ShopTrouble.
 */
export async function findChangedSales(shop: Reader, wish: ChangedSalesWish): Promise<ChangedRows> {
  const heads: Pick<SaleRow, 'id' | 'reference'>[] = [];
  let [read, held] = [0, [] as SaleRows[]];
  for await (const page of readSaleRows(shop, wish)) {
    const wanted = page.filter((sale) => wish.isWanted(sale));
    heads.push(...wanted.map(({ order: { id, reference } }) => ({ id, reference })));
    held = heads.length > pageSize ? [] : [...held, ...wanted];
    read += page.length;
  }
  heads.sort((one, other) => one.id - other.id);
  held.sort((one, other) => one.order.id - other.order.id);
  const ids = heads.map(({ id }) => id);
  return { read, heads, pages: () => pagesOf(shop, ids, wish.youngest, ids.length > pageSize ? null : held) };
}

/** `held`: the only page; null: there are several. */
async function* pagesOf(
  shop: Reader,
  ids: readonly number[],
  youngest: string,
  held: SaleRows[] | null,
): AsyncGenerator<SaleRows[]> {
  for (let from = 0; from < ids.length; from += pageSize) {
    const page = held ?? (await readSalesAgain(shop, ids.slice(from, from + pageSize), youngest));
    if (page.length > 0) yield page;
  }
}
