import { isDeepStrictEqual } from 'node:util';
import { centsIn, sharePayments, sumOf, type PaidOrder, type ShopPayment } from './own-payments.ts';
import type { FieldsOf, List } from '../list.ts';
import { readTogether, type Reader } from '../reader.ts';
import { HeldLines } from './held-lines.ts';
import { readSurroundings } from './read-surroundings.ts';
import {
  detailList,
  orderList,
  paymentList,
  voucherList,
  type OrderRow,
  type ShopOrder,
  type Surroundings,
  type VoucherRow,
} from './shop-rows.ts';
import { isMade, readWished, type OrderWish } from './wished-orders.ts';

export interface OrdersOfShop {
  /** By id. */
  readonly orders: readonly ShopOrder[];
  readonly lines: HeldLines;
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
  const lines = await readLines(shop, found);
  if (before !== undefined && isUnchanged(before, found, lines)) return before;
  const orders = found.filter((order) => isMade(order, youngest, lines.has(order.id)));
  const { vouchers, paid } = await readTogether(shop, {
    vouchers: (under) => readVouchers(under, orders),
    paid: (under) => readPayments(under, orders),
  });
  const isUnclear = (order: OrderRow): boolean => mayHaveSibling(order) || isOverpaid(order, paid);
  const siblings = await readSiblings(shop, orders, isUnclear);
  const payments = sharesOf([...orders, ...siblings], paid);
  const pointing = { orders, lines, vouchers: [...vouchers.values()].flat() };
  return {
    orders: orders.map((order) => ({
      order,
      // Copied: a list that was filtered keeps room for more, and rows tell what nobody asks for again.
      payments: (payments.get(order.id) ?? []).map(({ payment_method, amount }) => ({
        payment_method,
        amount,
      })),
      vouchers: vouchers.get(order.id) ?? [],
    })),
    lines,
    siblings: new Set(siblings.map(({ id }) => id)),
    underWay: found.length - orders.length,
    around: await readSurroundings(shop, pointing, language),
  };
}

function isUnchanged(
  { orders, lines, underWay }: OrdersOfShop,
  found: readonly OrderRow[],
  foundLines: HeldLines,
): boolean {
  if (underWay > 0 || orders.length !== found.length) return false;
  return orders.every(
    ({ order }, at) => isDeepStrictEqual(order, found[at]) && lines.isSame(order.id, foundLines),
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
async function readLines(shop: Reader, orders: readonly OrderRow[]): Promise<HeldLines> {
  const lines = new HeldLines();
  await addLines(shop, orders, lines);
  const without = orders.filter(({ id }) => !lines.has(id));
  await addLines(shop, without, lines);
  return lines;
}

async function addLines(shop: Reader, orders: readonly OrderRow[], lines: HeldLines): Promise<void> {
  if (orders.length === 0) return;
  const where = [{ field: 'id_order' as const, among: orders.map(({ id }) => id) }];
  await shop.each({ ...detailList, where }, (page) => lines.add(page));
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
