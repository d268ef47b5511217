import { createHash } from 'node:crypto';
import type { Reader } from '../orders/shop-rows.ts';
import { saleLineList, saleList, type SaleLineRow, type SaleRow, type SaleRows } from './sale-rows.ts';

export interface SaleRowsWish {
  /** As the shop writes dates. */
  readonly changedAfter: string;
  readonly ids: readonly number[];
  readonly references: readonly string[];
  /** An order made after that may still be under way, and without a line: it is left to the next reading. */
  readonly youngest: string;
}

/** Orders with their lines, by id. Rejects with ShopTrouble: nothing is told of a shop that could not be read whole. */
export async function readSaleRows(shop: Reader, wish: SaleRowsWish): Promise<SaleRows[]> {
  const orders = await readOrderRows(shop, wish);
  const lines = new Map<string, SaleLineRow[]>();
  const among = orders.map(({ id }) => id);
  const rows =
    among.length === 0 ? [] : await shop.all({ ...saleLineList, where: [{ field: 'id_order', among }] });
  for (const row of rows) lines.set(row.id_order, [...(lines.get(row.id_order) ?? []), row]);
  const isMade = ({ id, date_add, current_state }: SaleRow): boolean =>
    date_add < wish.youngest || (current_state !== '0' && lines.has(String(id)));
  return orders.filter(isMade).map((order) => ({ order, lines: lines.get(String(order.id)) ?? [] }));
}

async function readOrderRows(shop: Reader, wish: SaleRowsWish): Promise<SaleRow[]> {
  const rows = new Map<number, SaleRow>();
  const keep = (found: readonly SaleRow[]): void => found.forEach((row) => rows.set(row.id, row));
  keep(await shop.all({ ...saleList, where: [{ field: 'date_upd', above: wish.changedAfter }] }));
  const ids = wish.ids.filter((id) => !rows.has(id));
  if (ids.length > 0) keep(await shop.all({ ...saleList, where: [{ field: 'id', among: ids }] }));
  if (wish.references.length > 0)
    keep(await shop.all({ ...saleList, where: [{ field: 'reference', among: wish.references }] }));
  return [...rows.values()].toSorted((one, other) => one.id - other.id);
}

/** Of rows as the shop has them: `date_upd` has a grain of a second, and does not move with everything. */
export function versionOf(rows: unknown): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}
