import { parseQuantity, parseRate } from '@passerelle/core/orders/quantity.ts';

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

test.each<[string, number | null]>([
  ['20', 2000],
  ['20.000', 2000],
  ['20,000', 2000],
  ['5.5', 550],
  ['5,5 %', 550],
  ['2.1%', 210],
  ['0.000', 0],
  ['8.455', 846],
  ['', null],
  ['TVA 20', null],
])('rate %j is %j hundredths of a percent', (text, expected) => {
  expect(parseRate(text)).toBe(expected);
});
