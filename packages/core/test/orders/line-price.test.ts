import { type PriceCells, priceLine, type ReductionMeaning } from '../../src/orders/read-line.ts';

const cells: PriceCells = { qty: 1, unit: null, reduction: null, total: null };

/** "unit reduction total" in cents. */
function price(given: Partial<PriceCells>, meaning: ReductionMeaning = 'of-line'): string {
  const { unitTtc, reductionTtc, totalTtc } = priceLine({ ...cells, ...given }, meaning);
  return `${unitTtc} ${reductionTtc} ${totalTtc}`;
}

test.each<[string, Partial<PriceCells>, string]>([
  ['nothing known', {}, 'null null null'],
  ['unit and total', { unit: 9990, total: 9990 }, '9990 null 9990'],
  ['a reduction', { unit: 9990, reduction: 1000, total: 8990 }, '9990 1000 8990'],
  ['a reduction of the line', { qty: 2, unit: 9990, reduction: 1000, total: 18980 }, '9990 1000 18980'],
  ['a reduction of each unit', { qty: 2, unit: 9990, reduction: 1000, total: 17980 }, '9990 2000 17980'],
  [
    'a reduction that is in the unit price',
    { qty: 2, unit: 8990, reduction: 1000, total: 17980 },
    '9990 2000 17980',
  ],
  ['rounded by a cent per unit', { qty: 3, unit: 3333, reduction: 0, total: 10000 }, '3333 0 10000'],
  ['of each unit, rounded', { qty: 3, unit: 3333, reduction: 100, total: 9700 }, '3333 300 9700'],
  ['what does not fit: the total counts', { unit: 9990, reduction: 1000, total: 5000 }, '9990 1000 5000'],
  ['total alone', { qty: 2, total: 17980 }, '8990 null 17980'],
  ['total and reduction', { qty: 2, reduction: 2000, total: 17980 }, '9990 2000 17980'],
  ['total that does not divide', { qty: 3, total: 10000 }, 'null null 10000'],
  ['total of no units', { qty: 0, total: 10000 }, 'null null 10000'],
])('price: %s', (_, given, expected) => {
  expect(price(given)).toBe(expected);
});

test.each<[ReductionMeaning, string]>([
  ['of-line', '9990 1000 18980'],
  ['of-unit', '9990 2000 17980'],
  ['in-unit-price', '10990 2000 19980'],
])('without a total, a reduction %s', (meaning, expected) => {
  expect(price({ qty: 2, unit: 9990, reduction: 1000 }, meaning)).toBe(expected);
});
