import { type OrdersSettings, readOrders } from '../../src/orders/read-orders.ts';
import { settings } from './orders-csv.ts';
import { heading, row } from './refusal-of-a-file.ts';

test.each<[string, string, Partial<OrdersSettings>]>([
  ['a last row without its line end', `${heading}${row}2,1,3612345678034,2,CB,99.90`, {}],
  ['an order of headings’ words', `${heading}1,1,Gencod,Status,Payment,9.90\n`, {}],
  [
    'an article called after a warning of PHP',
    `${heading}1,1,"Warning: x in /a.php on line 6",2,CB,9.90\n`,
    {},
  ],
  ['line ends of CR alone', `${heading}${row}`.replaceAll('\n', '\r'), {}],
  ['a spare delimiter on each row', `${heading}1,1,A,2,CB,99.90,\n2,1,A,2,CB,99.90,\n`, {}],
  ['a spare delimiter on the heading', `Order ID,Qty,Gencod,Total,Status,Payment,\n1,1,A,5.00,2,CB\n`, {}],
  ['a spare delimiter everywhere', `Order ID,Qty,Gencod,Total,Status,Payment,\n1,1,A,5.00,2,CB,\n`, {}],
  ['a CRLF heading over LF rows', `${heading.trim()}\r\n${row}${row}`, {}],
  ['a repeated heading nobody needs', `x,x,${heading}1,2,${row}`, {}],
  ['a required heading twice, its position declared', `Qty,${heading}1,${row}`, { columns: { qty: 3 } }],
  ['two decimal signs, one declared', `${heading}1,1,A,2,CB,12.50\n2,1,A,2,CB,"12,50"\n`, { decimal: '.' }],
  ['an unclear decimal sign, declared', `${heading}1,1,A,2,CB,"1,234"\n`, { decimal: ',' }],
  ['an unclear decimal sign beside a clear one', `${heading}1,1,A,2,CB,"1,234"\n2,1,A,2,CB,5.50\n`, {}],
  [
    'a quantity "2,00" and a comma in the name',
    'Order ID;Qty;Gencod;Article;Total;Status;Payment\n1;2,00;3612345678034;Bottine, noire;5,00;2;CB\n',
    {},
  ],
  ['a quote after a backslash', `${heading}1,1,"A\\"B",2,CB,9.90\n`, {}],
  ['line breaks in a cell', `${heading}1,1,"A\r\n\nB",2,CB,9.90\n`, {}],
  ['a voucher column, no payment column', 'Order ID,Qty,Gencod,Total,Status,Voucher name\n1,1,A,5,2,\n', {}],
  ['a unit price, no total', 'ID,Qty,Gencod,Prix unitaire (TTC),Status,Payment\n1,1,A,5,2,CB\n', {}],
  ['a line total, no other', 'ID,Qty,Gencod,Prix total (TTC),Status,Payment\n1,1,A,5,2,CB\n', {}],
  ['no amount, declared so', 'ID,Qty,Gencod,Status,Payment\n1,1,A,2,CB\n', { columns: { total: false } }],
  [
    'an amount under a heading of its own',
    'ID,Qty,Gencod,Montant,Status,Payment\n1,1,A,5,2,CB\n',
    { columns: { total: ['Montant'] } },
  ],
])('taken: %s', (_, text, changed) => {
  expect(() => readOrders(Buffer.from(text), { ...settings, ...changed })).not.toThrow();
});
