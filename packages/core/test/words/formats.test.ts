import { formatsOf, pluralOf } from '../../src/words/formats.ts';

const [fr, en] = [formatsOf('fr'), formatsOf('en')];

test.each<[text: string, french: string, english: string]>([
  ['12.5', '12,50', '12.50'],
  ['12.50000000', '12,50', '12.50'],
  ['1234.56', '1 234,56', '1,234.56'],
  ['-0.005', '-0,005', '-0.005'],
  ['20', '20', '20'],
  ['20.000', '20', '20'],
  ['5.5', '5,50', '5.50'],
  ['', '', ''],
  ['12,50 €', '12,50 €', '12,50 €'],
])('a decimal that is kept as a text, "%s"', (text, french, english) => {
  expect([fr.decimalText(text), en.decimalText(text)]).toEqual([french, english]);
});

test.each<[text: string, written: string]>([
  ['2026-11-22T09:41:10', '22/11/2026 09:41:10'],
  ['2026-11-22 09:41:10', '22/11/2026 09:41:10'],
  ['2026-11-22', '22/11/2026'],
  ['', ''],
  ['hier', 'hier'],
])('a time of the shop, "%s"', (text, written) => {
  expect([fr.shopTime(text), en.shopTime(text)]).toEqual([written, written]);
});

test.each<[count: number, french: string, english: string]>([
  [0, '0 ligne', '0 lines'],
  [1, '1 ligne', '1 line'],
  [2, '2 lignes', '2 lines'],
  [1200, '1 200 lignes', '1,200 lines'],
])('%d of many', (count, french, english) => {
  expect([pluralOf('fr')(count, 'ligne', 'lignes'), pluralOf('en')(count, 'line', 'lines')]).toEqual([
    french,
    english,
  ]);
});
