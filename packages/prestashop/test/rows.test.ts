import { rowMaker, type Wanted } from '@passerelle/prestashop/rows.ts';

const rowOf = (id: number, raw: Readonly<Record<string, unknown>>, wanted: Wanted) =>
  rowMaker(wanted)(id, raw);

/** How the shop writes a value in JSON, and what it is here. */
test.each<[string, unknown, unknown]>([
  ['a text', '62.550000', '62.550000'],
  ['a zero in a text', '0', '0'],
  ['an empty text', '', ''],
  ['none', null, ''],
  ['a number', 7, '7'],
  ['the number zero', 0, '0'],
  ['yes', true, '1'],
  ['no', false, '0'],
  ['a text with control characters', 'Du\u0000ra\u001bnd\u009b', 'Durand'],
  ['half a character', 'x\ud83d', 'x\ufffd'],
])('a field: %s', (_, value, expected) => {
  expect(rowOf(6, { field: value }, { fields: ['field'], texts: [], links: [] })).toEqual({
    id: 6,
    field: expected,
  });
});

test.each([
  ['missing', {}],
  ['a list', { field: [] }],
  ['an object', { field: {} }],
])('a field that is %s is no field', (_, raw) => {
  expect(rowOf(6, raw, { fields: ['field'], texts: [], links: [] })).toEqual({ missing: 'field' });
});

test.each<[string, unknown, [number, string][] | 'missing']>([
  ['in a shop of one language', 'Payé', [[0, 'Payé']]],
  [
    'in one of several',
    [
      { id: '1', value: 'Payé' },
      { id: '2', value: 'Paid' },
    ],
    [
      [1, 'Payé'],
      [2, 'Paid'],
    ],
  ],
  [
    'that has none in the second',
    [
      { id: '1', value: 'Payé' },
      { id: '2', value: null },
    ],
    [
      [1, 'Payé'],
      [2, ''],
    ],
  ],
  ['in none', [], []],
  ['that is missing', undefined, 'missing'],
])('a text %s', (_, value, expected) => {
  const row = rowOf(6, { name: value }, { fields: [], texts: ['name'], links: [] });
  const found = 'name' in row ? [...(row.name as ReadonlyMap<number, string>)] : 'missing';
  expect(found).toEqual(expected);
});

test.each<[string, unknown, unknown]>([
  ['with rows', { taxes: [{ id: '1' }, { id: 2 }] }, [{ id: '1' }, { id: '2' }]],
  ['without a row, which is left out', {}, []],
  ['where there are none at all', undefined, []],
])('an association %s', (_, associations, expected) => {
  const row = rowOf(6, { associations }, { fields: [], texts: [], links: ['taxes'] });
  expect(row).toEqual({ id: 6, taxes: expected });
});
