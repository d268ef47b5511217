import {
  type ColumnWishes,
  findColumns,
  headingTest,
  type StockColumns,
} from '../../src/stock/stock-columns.ts';

test.each<[string, string, ColumnWishes, Partial<StockColumns>]>([
  [
    'French',
    'Magasin;Gencod;Modèle;Pointure;Quantité',
    {},
    { store: 0, gencod: 1, reference: 2, size: 3, qty: 4 },
  ],
  ['PrestaShop', 'ID produit;Code-barres EAN-13 ou JAN;Quantity', {}, { productId: 0, gencod: 1, qty: 2 }],
  ['no accents, capitals', 'GENCOD;REFERENCE;QTE', {}, { gencod: 0, reference: 1, qty: 2 }],
  [
    'the surest of two',
    'EAN;Gencod;Stock;Quantité;Modèle;Référence',
    {},
    { gencod: 1, qty: 3, reference: 5 },
  ],
  ['none but the required', 'Ean13;Qté', {}, { store: null, reference: null, size: null, productId: null }],
  ['a heading of the configuration', 'Code;Gencod;Qté', { gencod: 'code' }, { gencod: 0 }],
  ['the first of several that is there', 'B;Qté', { gencod: ['A', 'B'] }, { gencod: 0 }],
  ['a position', 'x;Gencod;y;Qté', { qty: 3 }, { qty: 2 }],
  ['a position that the file lacks', 'Gencod;Qté', { qty: 9 }, { qty: 1 }],
  ['declared absent', 'Gencod;Qté;Taille', { size: false }, { size: null }],
  ['an optional heading twice', 'Gencod;Qté;Taille;Taille', {}, { size: 2 }],
])('%s', (_, headings, wishes, expected) => {
  expect(findColumns(headings.split(';'), wishes)).toMatchObject({ columns: expected });
});

test.each([
  ['no gencod', 'Code;Qté', { missing: ['gencod'], repeated: [] }],
  ['no quantity', 'Gencod;Nombre', { missing: ['qty'], repeated: [] }],
  ['a required heading twice', 'Gencod;Qté;QTE', { missing: [], repeated: ['Qté'] }],
])('%s', (_, headings, expected) => {
  expect(findColumns(headings.split(';'), {})).toEqual(expected);
});

test.each([
  ['Qté', true],
  ['EAN CLIENT', true],
  ['Autre', false],
])('%j is a heading that we look for: %p', (heading, expected) => {
  expect(headingTest({ gencod: ['Ean client'], size: 3 })(heading)).toBe(expected);
});
