import { type OrdersSettings, readOrders } from '../../src/orders/read-orders.ts';
import { en, fr } from '../../src/words/language.ts';
import { ordersOf, settings } from './orders-csv.ts';

const heading = 'Order ID,Qty,Gencod,Status,Payment,Total,Message\n';
const row = (id: string, gencod = '3612345678034', message = '') =>
  `${id},1,${gencod},2,CB,99.90,${message}\n`;

/** Each order, and what rejects it. */
function read(text: string, changed: Partial<OrdersSettings> = {}): string[] {
  return ordersOf(Buffer.from(text), changed).map(
    ({ order, rejection }) => `${order.id} ${rejection?.kind ?? 'taken'}`,
  );
}

test.each<[string, string, string[]]>([
  ['a row of delimiters at the end', `${heading}${row('1')},,,,,,\n`, ['1 taken']],
  ['rows of delimiters anywhere', `,,,,,,\n${heading},,,,,,\n${row('1')},,,,,,\n${row('2')}`, ['1 taken', '2 taken']], // prettier-ignore
  ['fewer delimiters', `${heading},,\n${row('1')},\n`, ['1 taken']],
  ['quotes and blanks too', `${heading}"","  ", ,\t,,,\r\n${row('1')}`, ['1 taken']],
  ['a row of one cell is a row', `${heading}1,,,,,,\n`, ['1 bad-quantity']],
  ['a row of totals', `${heading}${row('1')}Total,,,,,99.90,\n`, ['1 taken']],
  ['a row of totals, blank rows around', `${heading}${row('1')},,\nTotal,1,,,,99.90,\n,,\n`, ['1 taken']], // prettier-ignore
  ['a short row of totals and DOS’s end of file', `${heading}${row('1')}TOTAL,99.90\r\n\x1a`, ['1 taken']],
  ['an order called "Total" amid others', `${heading}${row('Total')}${row('1')}`, ['Total taken', '1 taken']],
  ['an order called "Total" at the end', `${heading}${row('Total')}`, ['Total taken']],
  ['DOS’s end of file', `${heading}${row('1')}\x1a`, ['1 taken']],
  ['DOS’s end of file after the last cell', `${heading}${row('1', 'A', 'x').trim()}\x1a\x1a`, ['1 taken']],
  ['Excel’s line', `sep=,\r\n${heading}${row('1')}`, ['1 taken']],
  ['all of it', `\ufeff"sep=,"\n,,\n${heading}${row('1')},,\nTotal,1\n\x1a`, ['1 taken']],
])('costs nothing: %s', (_, text, orders) => {
  expect(read(text)).toEqual(orders);
});

test.each<[string, string, string[]]>([
  ['a NUL in a gencod', `${heading}${row('1')}${row('2', '361\0')}${row('3')}`, ['1 taken', '2 control-character', '3 taken']], // prettier-ignore
  ['DOS’s end of file inside a row', `${heading}${row('1', '36\x1a1')}`, ['1 control-character']],
  ['a terminal escape between quotes', `${heading}${row('1', '"a\n""\x1b[2J"')}`, ['1 control-character']],
  ['in another row of the order', `${heading}${row('1')}${row('1', 'A\x01')}`, ['1 control-character']],
  ['a NUL in any cell that is read', `${heading}${row('1').replace('CB', 'C\0B')}`, ['1 control-character']],
  ['not where it can be shown otherwise', `${heading}${row('1').replace('CB', 'C\x07B')}`, ['1 taken']],
  ['in a column that is not read', `${heading}${row('1', 'A', 'x\x0by')}`, ['1 taken']],
  ['tabs and line ends are text', `${heading}${row('1', '"A\t\r\nB"')}`, ['1 taken']],
])('a control character costs the order that has it: %s', (_, text, orders) => {
  expect(read(text)).toEqual(orders);
});

test('the reason names the column, and shows the character', () => {
  const [order] = ordersOf(Buffer.from(`${heading}${row('1', '361\0')}`));
  const reason = order?.rejection;
  if (!reason) throw new Error('not rejected');
  for (const words of [fr, en]) expect(words.orders.rejection(reason)).toMatch(/Gencod.*361\\u0000/);
});

test('the heading and the rows that are kept for a person are those alone', () => {
  const text = `sep=,\n,,\n${heading}${row('1', '361\0')},,\n\n`;
  const file = readOrders(Buffer.from(text), settings);
  expect(file.headingRow).toBe(heading);
  expect([...file.orders()].map((order) => order.rawRows())).toEqual([[row('1', '361\0')]]);
});

test('once closed, a file that was cut at both ends gives its bytes back', () => {
  const bytes = Buffer.from(new Uint8Array(Buffer.from(`sep=,\n${heading}${row('1')}\x1a`)).buffer);
  readOrders(bytes, settings).close();
  expect(bytes).toHaveLength(0);
});
