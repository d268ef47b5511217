import { readQuantity, rewriteQuantity } from '../../src/stock/quantity.ts';

test.each([
  ['3', 3],
  ['0', 0],
  ['-2', -2],
  ['+2', 2],
  ['3,00', 3],
  ['3.0', 3],
  ['-1,00', -1],
  [' 12 ', 12],
  ['5.000000', 5],
  ['5,0000', 5],
  ['="5"', 5],
  ["'5", 5],
  ['2,5', NaN],
  ['5.000001', NaN],
  ['3,000', NaN],
  ['3,', NaN],
  ['1.000,00', NaN],
  ['1 000', NaN],
  ['', NaN],
  ['n/a', NaN],
  ['1e3', NaN],
  ['1234567890', NaN],
])('%j is read as %p', (cell, expected) => {
  expect(readQuantity(cell)).toBe(expected);
});

test.each([
  ['3', 2, '2'],
  ['"3,00"', 2, '"2,00"'],
  [' 10 ', 9, ' 9 '],
  ['-1.00', 999, '999.00'],
  ['"0"', 999, '"999"'],
  ['5.000000', 4, '4.000000'],
  ['="5"', 4, '="4"'],
])('%j with %p is written %j', (cell, quantity, expected) => {
  expect(rewriteQuantity(cell, quantity)).toBe(expected);
});
