import { isDeepStrictEqual } from 'node:util';
import { centsIn, sharePayments, sumOf, type PaidOrder, type ShopPayment } from './own-payments.ts';
import type { FieldsOf, List } from '../list.ts';
import { readTogether, type Reader } from '../reader.ts';
import { readSurroundings } from './read-surroundings.ts';
import {
  detailList,
  orderList,
  paymentList,
  voucherList,
  type DetailRow,
  type OrderRow,
  type ShopOrder,
  type Surroundings,
  type VoucherRow,
} from './shop-rows.ts';
import { isMade, readWished, type OrderWish } from './wished-orders.ts';

export interface OrdersOfShop {
  /** By id. */
  readonly orders: readonly ShopOrder[];
  /** Orders of one cart with those, that were not wished for themselves: their ids, as far as they were looked for. */
  readonly siblings: ReadonlySet<number>;
  /** Orders that the shop is just making, and which are left to the next reading. */
  readonly underWay: number;
  readonly around: Surroundings;
}

/**
 * Orders with all that is theirs. Rejects with ShopTrouble: nothing is told of a shop that could not be read whole. `before`:
 * what was read a moment ago; where neither an order nor a line of one has changed since, it is that again.
 */
export async function readShopOrders(
  shop: Reader,
  wish: OrderWish,
  { language, youngest, mayHaveSibling }: Manner,
  before?: OrdersOfShop,
): Promise<OrdersOfShop> {
  const found = await readWished(shop, orderList, wish);
  const details = await readDetails(shop, found);
  if (before !== undefined && isUnchanged(before, found, details)) return before;
  const orders = found.filter((order) => isMade(order, youngest, details.has(order.id)));
  const { vouchers, paid } = await readTogether(shop, {
    vouchers: (under) => readVouchers(under, orders),
    paid: (under) => readPayments(under, orders),
  });
  const isUnclear = (order: OrderRow): boolean => mayHaveSibling(order) || isOverpaid(order, paid);
  const siblings = await readSiblings(shop, orders, isUnclear);
  const payments = sharesOf([...orders, ...siblings], paid);
  const pointing = { orders, details: [...details.values()].flat(), vouchers: [...vouchers.values()].flat() };
  return {
    orders: orders.map((order) => ({
      order,
      details: details.get(order.id) ?? [],
      payments: payments.get(order.id) ?? [],
      vouchers: vouchers.get(order.id) ?? [],
    })),
    siblings: new Set(siblings.map(({ id }) => id)),
    underWay: found.length - orders.length,
    around: await readSurroundings(shop, pointing, language),
  };
}

function isUnchanged(
  { orders, underWay }: OrdersOfShop,
  found: readonly OrderRow[],
  details: ReadonlyMap<number, readonly DetailRow[]>,
): boolean {
  if (underWay > 0 || orders.length !== found.length) return false;
  return orders.every(
    ({ order, details: lines }, at) =>
      isDeepStrictEqual(order, found[at]) && isDeepStrictEqual(lines, details.get(order.id) ?? []),
  );
}

export interface Manner {
  /** Of several: what states are named in. ISO 639. */
  readonly language: string;
  /** An order made after that may still be under way and without a line; it is left to the next reading. */
  readonly youngest: string;
  /** Whether it matters which other orders the shop has under the reference of that one. */
  readonly mayHaveSibling: (order: Pick<OrderRow, 'id' | 'reference'>) => boolean;
}

/** Rows of an order that was made while the list was read may come after it: those are asked for once more. */
async function readDetails(shop: Reader, orders: readonly OrderRow[]): Promise<Map<number, DetailRow[]>> {
  const details = Map.groupBy(await detailsOf(shop, orders), ({ id_order }) => Number(id_order));
  const without = orders.filter(({ id }) => !details.has(id));
  const late = Map.groupBy(await detailsOf(shop, without), ({ id_order }) => Number(id_order));
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
  return Map.groupBy(live, ({ id_order }) => Number(id_order));
}

/** From 1.7.7 on a voucher that was taken out of an order leaves its row there. Before, the field is none to ask for. */
function keepsDeletedVouchers(version = ''): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return major > 1 || (major === 1 && (minor > 7 || (minor === 7 && patch >= 7)));
}

/** Payments by the reference that they are tied to. */
async function readPayments(
  shop: Reader,
  orders: readonly OrderRow[],
): Promise<ReadonlyMap<string, readonly ShopPayment[]>> {
  const among = referencesOf(orders);
  const list: List<FieldsOf<typeof paymentList>> = {
    ...paymentList,
    where: [{ field: 'order_reference', among }],
  };
  const rows = among.length === 0 ? [] : await shop.all(list);
  return Map.groupBy(rows, ({ order_reference }) => order_reference);
}

/** More was paid than it comes to: the rest may be that of an order of the same cart. */
function isOverpaid(order: OrderRow, paid: ReadonlyMap<string, readonly ShopPayment[]>): boolean {
  return sumOf(paid.get(order.reference) ?? []) > centsIn(order.total_paid_tax_incl);
}

type Sibling = PaidOrder & { readonly reference: string };

/** Other orders of the references that are in doubt. */
async function readSiblings(
  shop: Reader,
  orders: readonly OrderRow[],
  isUnclear: (order: OrderRow) => boolean,
): Promise<Sibling[]> {
  const among = referencesOf(orders.filter(isUnclear));
  if (among.length === 0) return [];
  const fields = ['reference', 'total_paid_tax_incl'] as const;
  const rows = await shop.all({ resource: 'orders', fields, where: [{ field: 'reference', among }] });
  const own = new Set(orders.map(({ id }) => id));
  return rows.filter(({ id }) => !own.has(id));
}

/** Each order's own payments, of those that are tied to its reference. */
function sharesOf(
  orders: readonly Sibling[],
  paid: ReadonlyMap<string, readonly ShopPayment[]>,
): Map<number, readonly ShopPayment[]> {
  const together = Map.groupBy(
    orders.toSorted((one, other) => one.id - other.id),
    ({ reference }) => reference,
  );
  const shares = [...together].map(([reference, sharing]) =>
    sharePayments(sharing, paid.get(reference) ?? []),
  );
  return new Map(shares.flatMap((share) => [...share]));
}

function referencesOf(orders: readonly Sibling[]): string[] {
  return [...new Set(orders.map(({ reference }) => reference))].filter((reference) => reference !== '');
}
