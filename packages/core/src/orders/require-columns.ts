import type { OrdersColumnName } from '../config/column-names.ts';
import type { OrderColumns } from './columns.ts';
import { OrdersRefused, type RequiredContent } from './orders-fault.ts';

/** The columns that tell each thing a file of orders must tell; one of them is enough. */
const required: Readonly<Record<RequiredContent, readonly OrdersColumnName[]>> = {
  identity: ['id', 'ref'],
  quantity: ['qty'],
  code: ['ean13', 'lineRef'],
  amount: ['totalPaidTtc', 'totalPaidReal', 'totalTtc', 'unitTtc'],
  state: ['stateId', 'stateLabel'],
  payment: ['paymentLabel', 'paymentMethod', 'voucherName', 'voucherCode'],
};

/** Throws OrdersRefused where a required column is missing and not declared absent, or stands more than once. */
export function requireColumns(columns: OrderColumns, name: string): void {
  const contents = Object.keys(required) as RequiredContent[];
  const missing = contents.filter(
    (content) => !columns.has(...required[content]) && !isWaived(content, columns),
  );
  if (isOrderGrid(missing, columns)) throw new OrdersRefused(name, { kind: 'order-grid' });
  if (missing.length > 0) {
    throw new OrdersRefused(name, { kind: 'missing-columns', missing, headings: [...columns.headings] });
  }
  for (const content of contents.filter((one) => one !== 'amount'))
    for (const column of required[content]) refuseRepeated(column, columns, name);
}

/** Only these may be declared absent, by one of these names. */
const waivers: Readonly<Partial<Record<RequiredContent, readonly OrdersColumnName[]>>> = {
  state: ['state'],
  payment: ['payment', 'voucher'],
  amount: ['total'],
};

function isWaived(content: RequiredContent, columns: OrderColumns): boolean {
  return (waivers[content] ?? []).some((name) => columns.isDeclaredAbsent(name));
}

export type KnownHeadings = Partial<Record<OrdersColumnName, string>>;

/**
 * Throws OrdersRefused where a known column of the last whole file is gone and not declared absent: a module's update, or
 * a heading renamed, must not turn amounts into 0.00 or switch the check of the sum off without a word.
 */
export function refuseVanished(columns: OrderColumns, last: KnownHeadings, name: string): void {
  const vanished = (Object.entries(last) as [OrdersColumnName, string][])
    .filter(([column]) => !columns.has(column) && !columns.isDeclaredAbsent(column))
    .map(([column, heading]) => ({ column, heading }));
  if (vanished.length === 0) return;
  throw new OrdersRefused(name, { kind: 'vanished-columns', vanished, headings: [...columns.headings] });
}

/** PrestaShop's own list of orders has orders and no products at all. */
function isOrderGrid(missing: RequiredContent[], columns: OrderColumns): boolean {
  const hasOrders = columns.has('id', 'ref') && columns.has('totalPaidTtc', 'paymentLabel', 'stateLabel');
  const hasProducts = columns.has('productId', 'name', 'unitTtc', 'totalTtc');
  return missing.includes('quantity') && missing.includes('code') && hasOrders && !hasProducts;
}

/** One heading over two columns: for what everything rests on, a person says which is meant. */
function refuseRepeated(name: OrdersColumnName, columns: OrderColumns, file: string): void {
  const column = columns.find(name);
  if (column === undefined || column.repeated.length === 0) return;
  const positions = column.repeated.map((index) => index + 1);
  throw new OrdersRefused(file, {
    kind: 'repeated-column',
    column: name,
    heading: column.heading,
    positions,
  });
}
