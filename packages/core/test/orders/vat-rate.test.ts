import { parseRate } from '../../src/orders/cells.ts';

test.each<[string, number | null]>([
  ['20', 2000],
  ['20.000', 2000],
  ['20,000', 2000],
  ['5.5', 550],
  ['5,5 %', 550],
  ['2.1%', 210],
  ['0.9', 90],
  ['0.000', 0],
  ['0 %', 0],
  ['8.455', 846],
  ['TVA FR 20%', 2000],
  ['TVA FR 5,5 %', 550],
  ['TVA FR 2.1%', 210],
  ['FR Taux standard (20%)', 2000],
  ['FR Taux réduit (5,5\u00a0%)', 550],
  ['VAT UK 17.5%', 1750],
  ['20 % (20 %)', 2000],
  ['TVA 0%', 0],
  ['', null],
  ['TVA 20', null],
  ['Taux 1', null],
  ['20.000,5.500', null],
  ['20% + 5,5%', null],
  ['0.2', null],
  ['0.055', null],
  ['120 %', null],
  ['1234%', null],
  ['Exonéré', null],
])('rate %j is %j hundredths of a percent', (text, expected) => {
  expect(parseRate(text)).toBe(expected);
});
