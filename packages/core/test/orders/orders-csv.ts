import { type OrdersSettings, type ReadOrder, readOrders } from '../../src/orders/read-orders.ts';

export const settings: OrdersSettings = {
  name: 'orders.csv',
  delimiter: 'auto',
  encoding: 'auto',
  decimal: 'auto',
  dateFormat: 'yyyy-MM-dd HH:mm:ss',
  columns: {},
  maxLineBytes: 1_048_576,
  giftCards: [{ productId: '1201', reference: 'CARTE50' }],
};

/** One row of a usual export; its amounts add up: 99.90 + 5.90 = 105.80. */
const usual: Readonly<Record<string, string>> = {
  'Order ID': '1042',
  'Order reference code': 'XKBKNABJK',
  'Order status ID': '2',
  'Order status name': 'Paiement accepté',
  'Date add': '2026-11-22 09:41:10',
  Payment: 'Carte bancaire',
  'Total paid with tax': '105.80',
  'Total discounts with tax': '0.00',
  'Total shipping with tax': '5.90',
  'Product ID': '1101',
  'Product EAN 13': '3612345678034',
  'Product Reference': 'ELISE-NOIR',
  'Product name': 'Bottine Élise',
  'Product quantity': '1',
  'Product Unit Price (tax incl.)': '99.90',
  'Product Total Price (tax incl.)': '99.90',
};

/** A cell of the usual row changed, or added; null takes its column away. */
export type Row = Readonly<Record<string, string | null>>;

/** A CSV of usual rows, each changed as told. The first row says which columns there are. */
export function csvOf(...rows: Row[]): Buffer {
  const [first = {}] = rows;
  const headings = Object.keys({ ...usual, ...first }).filter((heading) => first[heading] !== null);
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
  const body = rows.map((row) => line(headings.map((heading) => row[heading] ?? usual[heading] ?? '')));
  return Buffer.from(line(headings) + body.join(''));
}

export function ordersOf(bytes: Buffer, changed: Partial<OrdersSettings> = {}): ReadOrder[] {
  return [...readOrders(bytes, { ...settings, ...changed }).orders()];
}

/** The only order of a file. */
export function orderOf(bytes: Buffer, changed: Partial<OrdersSettings> = {}): ReadOrder {
  const [only, ...others] = ordersOf(bytes, changed);
  if (only === undefined || others.length > 0) throw new Error(`${others.length + 1} orders`);
  return only;
}

/** A gift card sold: it has neither gencod nor reference. */
export const card: Row = { 'Product ID': '1201', 'Product EAN 13': '', 'Product Reference': '' };
