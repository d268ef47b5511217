import { repeatsHeading } from '../../src/files/file-fault.ts';

test.each<[string, string, number, boolean]>([
  ['other quotes and another delimiter', 'Order ID,Qty\n1,2\n"Order ID";"Qty"\n', 3, true],
  ['without a line end', 'Order ID,Qty\n1,2\n"Order ID";"Qty"', 3, true],
  ['behind marks', '\ufeffOrder ID,Qty\r\n1,2\r\n\ufeff"Order ID"\t"Qty"\r\n', 3, true],
  ['below the line that names the delimiter', 'sep=,\nOrder ID,Qty\n1,2\n"Order ID";"Qty"\n', 4, true],
  ['the heading itself', '"Order ID",Qty\n1,2\n', 1, false],
  ['the heading below the line that names the delimiter', 'sep=,\n"Order ID",Qty\n1,2\n', 2, false],
  ['a row', 'Order ID,Qty\n"1"x,2\n', 2, false],
  ['a row that begins as the heading does', 'Order ID,Qty\n"Order ID";"Qty";"3"\n', 2, false],
  ['a single word, which says little', 'Qty\n"Qty"x\n', 2, false],
])('%s', (_, text, line, expected) => {
  expect(repeatsHeading(Buffer.from(text), line)).toBe(expected);
});
