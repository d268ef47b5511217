import { withoutInvisible } from '../../src/orders/cells.ts';
import { plainCell } from '../../src/text/plain-cell.ts';

test.each([
  ['="01000"', '01000'],
  ['= "01000" ', '01000'],
  ["'01000", '01000'],
  ['’0612345678', '0612345678'],
  ['="Bottine ""Élise"""', 'Bottine "Élise"'],
  ['=""', ''],
  [' Bourg ', 'Bourg'],
  ['Élise\u00a0', 'Élise'],
  ['Bourg\t', 'Bourg'],
  ['\ufeff12', '12'],
  ["'t Hart", "'t Hart"],
  ["L'Isle", "L'Isle"],
  ["'+33612345678", '+33612345678'],
  ['=SUM(A1)', '=SUM(A1)'],
  ['="a', '="a'],
])('%j is read as %j', (cell, expected) => {
  expect(plainCell(cell)).toBe(expected);
});

test('what nobody sees is taken out, an accent is not', () => {
  expect(withoutInvisible('\u200bÉ\u00adl\u200dise\ufeff')).toBe('Élise');
});
