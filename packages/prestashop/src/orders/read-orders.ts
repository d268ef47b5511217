import { sharePayments, type ShopPayment } from './own-payments.ts';
import type { List } from '../lists.ts';
import { readSurroundings } from './read-surroundings.ts';
import {
  detailList,
  orderList,
  paymentList,
  voucherList,
  type DetailRow,
  type FieldsOf,
  type OrderRow,
  type Reader,
  type ShopOrder,
  type Surroundings,
  type VoucherRow,
} from './shop-rows.ts';

/** Which orders: those that changed after a moment, and those that are named, however old. */
export interface OrderWish {
  /** As the shop writes dates, without its zone. */
  readonly changedAfter: string;
  readonly ids: readonly number[];
  readonly references: readonly string[];
}

export interface OrdersOfShop {
  /** By id. */
  readonly orders: readonly ShopOrder[];
  readonly around: Surroundings;
}

/**
 * Orders with all that is theirs. Rejects with ShopTrouble: nothing is told of a shop that could not be read whole.
 * `youngest`: an order made after that may still be under way and without a line; it is left to the next reading.
 */
export async function readShopOrders(
  shop: Reader,
  wish: OrderWish,
  { language, youngest }: { language: string; youngest: string },
): Promise<OrdersOfShop> {
  const found = await readOrderRows(shop, wish);
  const details = await readDetails(shop, found);
  const isMade = (order: OrderRow): boolean =>
    order.date_add < youngest || (order.current_state !== '0' && details.has(order.id));
  const orders = found.filter(isMade);
  const vouchers = await readVouchers(shop, orders);
  const payments = await readPayments(shop, orders);
  const pointing = { orders, details: [...details.values()].flat(), vouchers: [...vouchers.values()].flat() };
  return {
    orders: orders.map((order) => ({
      order,
      details: details.get(order.id) ?? [],
      payments: payments.get(order.id) ?? [],
      vouchers: vouchers.get(order.id) ?? [],
    })),
    around: await readSurroundings(shop, pointing, language),
  };
}

async function readOrderRows(shop: Reader, wish: OrderWish): Promise<OrderRow[]> {
  const rows = new Map<number, OrderRow>();
  const keep = (found: readonly OrderRow[]): void => found.forEach((row) => rows.set(row.id, row));
  keep(await shop.all({ ...orderList, where: [{ field: 'date_upd', above: wish.changedAfter }] }));
  const ids = wish.ids.filter((id) => !rows.has(id));
  if (ids.length > 0) keep(await shop.all({ ...orderList, where: [{ field: 'id', among: ids }] }));
  if (wish.references.length > 0)
    keep(await shop.all({ ...orderList, where: [{ field: 'reference', among: wish.references }] }));
  return [...rows.values()].toSorted((one, other) => one.id - other.id);
}

/** Rows of an order that was made while the list was read may come after it: those are asked for once more. */
async function readDetails(shop: Reader, orders: readonly OrderRow[]): Promise<Map<number, DetailRow[]>> {
  const details = groupBy(await detailsOf(shop, orders), ({ id_order }) => Number(id_order));
  const without = orders.filter(({ id }) => !details.has(id));
  const late = groupBy(await detailsOf(shop, without), ({ id_order }) => Number(id_order));
  for (const [id, rows] of late) details.set(id, rows);
  return details;
}

async function detailsOf(shop: Reader, orders: readonly OrderRow[]): Promise<DetailRow[]> {
  if (orders.length === 0) return [];
  return shop.all({ ...detailList, where: [{ field: 'id_order', among: orders.map(({ id }) => id) }] });
}

async function readVouchers(shop: Reader, orders: readonly OrderRow[]): Promise<Map<number, VoucherRow[]>> {
  if (orders.length === 0) return new Map();
  const among = orders.map(({ id }) => id);
  const fields = [...voucherList.fields, ...(keepsDeletedVouchers(shop.version) ? ['deleted' as const] : [])];
  const rows = await shop.all<string>({ ...voucherList, fields, where: [{ field: 'id_order', among }] });
  const live = rows.filter((row) => row['deleted'] !== '1') as VoucherRow[];
  return groupBy(live, ({ id_order }) => Number(id_order));
}

/** From 1.7.7 on a voucher that was taken out of an order leaves its row there. Before, the field is none to ask for. */
function keepsDeletedVouchers(version = ''): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return major > 1 || (major === 1 && (minor > 7 || (minor === 7 && patch >= 7)));
}

/** Each order's own, of those that are tied to its reference. */
async function readPayments(
  shop: Reader,
  orders: readonly OrderRow[],
): Promise<Map<number, readonly ShopPayment[]>> {
  const together = groupBy(orders, ({ reference }) => reference);
  const among = [...together.keys()].filter((reference) => reference !== '');
  const list: List<FieldsOf<typeof paymentList>> = {
    ...paymentList,
    where: [{ field: 'order_reference', among }],
  };
  const rows = among.length === 0 ? [] : await shop.all(list);
  const byReference = groupBy(rows, ({ order_reference }) => order_reference);
  const shares = [...together].map(([reference, sharing]) =>
    sharePayments(sharing, byReference.get(reference) ?? []),
  );
  return new Map(shares.flatMap((share) => [...share]));
}

function groupBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
