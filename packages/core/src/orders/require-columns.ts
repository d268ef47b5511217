import type { OrdersColumnName } from '../config/column-names.ts';
import type { OrderColumns } from './columns.ts';
import { OrdersRefused, type RequiredContent } from './orders-fault.ts';

/** The columns that tell each thing a file of orders must tell (contract §4); one of them is enough. */
const required: Readonly<Record<RequiredContent, readonly OrdersColumnName[]>> = {
  identity: ['id', 'ref'],
  quantity: ['qty'],
  code: ['ean13', 'lineRef'],
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
  for (const column of contents.flatMap((content) => required[content]))
    refuseRepeated(column, columns, name);
}

/** Only state and payment may be declared absent. */
function isWaived(content: RequiredContent, columns: OrderColumns): boolean {
  if (content === 'state') return columns.isDeclaredAbsent('state');
  return (
    content === 'payment' && (columns.isDeclaredAbsent('payment') || columns.isDeclaredAbsent('voucher'))
  );
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
