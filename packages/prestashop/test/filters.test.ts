import { batchesOf, batchValue, filterValue } from '@passerelle/prestashop/filters.ts';

const upTo = (count: number, step = 1) => Array.from({ length: count }, (_, at) => 1 + at * step);

test.each<[string, (string | number)[], string[]]>([
  ['none', [], []],
  ['one goes bare', [6], ['6']],
  ['a few', [8, 6, 8], ['[6|8]']],
  ['many that lie close together are an interval', upTo(100), ['[1,100]']],
  ['with small gaps too', upTo(50, 3), ['[1,148]']],
  ['an interval, and others', [...upTo(60), 1000, 2000], ['[1,60]', '[1000|2000]']],
  ['texts', ['UQFNGPLCF', 'SADXSYJFR'], ['[UQFNGPLCF|SADXSYJFR]']],
  [
    'texts in which something means something go alone',
    ['A|B', '[37,5]', 'C', 'D'],
    ['[C|D]', 'A|B', '[37,5]'],
  ],
])('among: %s', (_, values, expected) => {
  expect(batchesOf(values, 500).map(batchValue)).toEqual(expected);
});

test.each<[string, number, number, string[]]>([
  ['one reads', 5000, 1, ['[1,5000]']],
  ['two read', 5000, 2, ['[1,2500]', '[2501,5000]']],
  ['four read', 5001, 4, ['[1,1251]', '[1252,2502]', '[2503,3753]', '[3754,5001]']],
  ['four read, and three parts are long enough', 1999, 4, ['[1,667]', '[668,1334]', '[1335,1999]']],
  ['two read what is not worth a request more', 999, 2, ['[1,999]']],
])('an interval that %s', (_, count, parts, expected) => {
  expect(batchesOf(upTo(count), 500, parts).map(batchValue)).toEqual(expected);
});

test('each value is in one batch, and no batch is longer than its room', () => {
  const ids = upTo(500, 20);
  const batches = batchesOf(ids, 200).map(batchValue);
  expect(batches.flatMap((text) => text.replace(/[[\]]/g, '').split('|').map(Number))).toEqual(ids);
  expect(Math.max(...batches.map((text) => encodeURIComponent(text).length))).toBeLessThanOrEqual(206);
  expect(batches.length).toBeLessThan(22);
});

test.each([
  [{ field: 'id', is: 6 }, '6'],
  [{ field: 'reference', is: 'Rosé' }, 'Rosé'],
  [{ field: 'id', above: 6 }, '>[6]'],
  [{ field: 'id', from: 2, to: 11 }, '[2,11]'],
])('%j', (filter, expected) => {
  expect(filterValue(filter)).toBe(expected);
});
