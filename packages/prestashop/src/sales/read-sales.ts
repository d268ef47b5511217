import { createHash } from 'node:crypto';
import { isMade, type OrderWish } from '../orders/wished-orders.ts';
import type { FieldsOf, List } from '../list.ts';
import type { Reader } from '../reader.ts';
import { saleLineList, saleList, type SaleRow, type SaleRows } from './sale-rows.ts';

export interface SaleRowsWish extends OrderWish {
  /** An order made after that may still be under way, and without a line: it is left to the next reading. */
  readonly youngest: string;
}

/**
 * Orders with their lines, each once, page by page: what changed by id, then what is named beside it. Rejects with
 * ShopTrouble: what was yielded before is right, but not all.
 */
export async function* readSaleRows(
  shop: Reader,
  { changedAfter, ids, references, youngest }: SaleRowsWish,
): AsyncGenerator<SaleRows[]> {
  const told = new Set<number>();
  const others = async function* (
    where: List<FieldsOf<typeof saleList>>['where'],
  ): AsyncGenerator<SaleRows[]> {
    for await (const page of shop.pages({ ...saleList, where })) {
      const orders = page.filter(({ id }) => !told.has(id));
      for (const { id } of orders) told.add(id);
      yield await withLines(shop, orders, youngest);
    }
  };
  yield* others([{ field: 'date_upd', above: changedAfter }]);
  const missing = ids.filter((id) => !told.has(id));
  if (missing.length > 0) yield* others([{ field: 'id', among: missing }]);
  if (references.length > 0) yield* others([{ field: 'reference', among: references }]);
}

/** These orders as they are now, by id; without those that are gone. */
export async function readSalesAgain(
  shop: Reader,
  among: readonly number[],
  youngest: string,
): Promise<SaleRows[]> {
  return withLines(shop, await shop.all({ ...saleList, where: [{ field: 'id', among }] }), youngest);
}

async function withLines(shop: Reader, orders: readonly SaleRow[], youngest: string): Promise<SaleRows[]> {
  const among = orders.map(({ id }) => id);
  const rows =
    among.length === 0 ? [] : await shop.all({ ...saleLineList, where: [{ field: 'id_order', among }] });
  const lines = Map.groupBy(rows, ({ id_order }) => Number(id_order));
  return orders
    .filter((order) => isMade(order, youngest, lines.has(order.id)))
    .map((order) => ({ order, lines: lines.get(order.id) ?? [] }));
}

/** Of rows as the shop has them: `date_upd` has a grain of a second, and does not move with everything. */
export function versionOf(rows: unknown): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

/** Of all that is the order's own. */
export function versionOfSale({ order, lines }: SaleRows): string {
  return versionOf([order, lines]);
}
