import { createHash } from 'node:crypto';
import { isMade, readWished, type OrderWish } from '../orders/wished-orders.ts';
import type { Reader } from '../reader.ts';
import { saleLineList, saleList, type SaleRows } from './sale-rows.ts';

export interface SaleRowsWish extends OrderWish {
  /** An order made after that may still be under way, and without a line: it is left to the next reading. */
  readonly youngest: string;
}

/** Orders with their lines, by id. Rejects with ShopTrouble: nothing is told of a shop that could not be read whole. */
export async function readSaleRows(shop: Reader, wish: SaleRowsWish): Promise<SaleRows[]> {
  const orders = await readWished(shop, saleList, wish);
  const among = orders.map(({ id }) => id);
  const rows =
    among.length === 0 ? [] : await shop.all({ ...saleLineList, where: [{ field: 'id_order', among }] });
  const lines = Map.groupBy(rows, ({ id_order }) => Number(id_order));
  return orders
    .filter((order) => isMade(order, wish.youngest, lines.has(order.id)))
    .map((order) => ({ order, lines: lines.get(order.id) ?? [] }));
}

/** Of rows as the shop has them: `date_upd` has a grain of a second, and does not move with everything. */
export function versionOf(rows: unknown): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}
