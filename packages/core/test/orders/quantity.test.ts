import { parseQuantity } from '../../src/orders/cells.ts';

test.each<[string, number | null]>([
  ['1', 1],
  ['12', 12],
  ['1.000000', 1],
  ['2,00', 2],
  ['3.', 3],
  ['+1', 1],
  ['0', 0],
  ['-1', -1],
  ['1.5', null],
  ['1,5', null],
  ['1,1', null],
  ['', null],
  ['un', null],
  ['1e3', null],
  ['1234567890', null],
])('quantity %j is %j', (text, expected) => {
  expect(parseQuantity(text)).toBe(expected);
});
