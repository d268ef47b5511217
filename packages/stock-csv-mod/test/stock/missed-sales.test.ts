import type { MissedSale, SaleNote } from '../../src/stock/missed-sales.ts';
import { hashText } from '../../src/stock/article-key.ts';
import { correctText } from './correct-text.ts';

type Sale = Partial<MissedSale>;

const first = (gencod: string, qty = 1): Sale => ({ gencod, qty, isFirstCycle: true });
const later = (gencod: string, qty = 1): Sale => ({ gencod, qty, isFirstCycle: false });
const model = (reference: string, size: string, gencod = ''): Sale => ({ gencod, reference, size });

/** Lines with a space between them. */
const fileOf = (lines: string) =>
  `Gencod;Référence;Taille;Qte\n${lines}\n`.replaceAll(' ', '\n').replace(/\n+$/, '\n');

test.each<[string, 'remove' | 'subtract', string, Sale[], string]>([
  ['first cycle: the line goes', 'remove', 'A;R;38;3 B;R;39;3', [first('A')], 'B;R;39;3'],
  [
    'a later cycle: what was sold comes off',
    'remove',
    'A;R;38;3 B;R;39;3',
    [later('A')],
    'A;R;38;2 B;R;39;3',
  ],
  ['a later cycle: a line at 0 goes', 'remove', 'A;R;38;3 B;R;39;3', [later('A', 3)], 'B;R;39;3'],
  ['an older order, and a new one', 'remove', 'A;R;38;3 B;R;39;3', [later('A'), first('A')], 'B;R;39;3'],
  ['several lines all go', 'remove', 'A;R;38;3 B;R;39;3 A;R;38;2', [first('A')], 'B;R;39;3'],
  ['never more than was sold', 'subtract', 'A;R;38;3', [first('A')], 'A;R;38;2'],
  ['several orders add up', 'subtract', 'A;R;38;3', [first('A'), later('A')], 'A;R;38;1'],
  ['the last one goes', 'subtract', 'A;R;38;1 B;R;39;3', [first('A')], 'B;R;39;3'],
  ['more than there is', 'subtract', 'A;R;38;3 B;R;39;3', [first('A', 5)], 'B;R;39;3'],
  ['a line below 0 goes when it is sold', 'subtract', 'A;R;38;-2 B;R;39;3', [first('A')], 'B;R;39;3'],
  ['several lines, in order', 'subtract', 'A;R;38;3 A;R;38;2 A;R;38;1', [first('A', 4)], 'A;R;38;1 A;R;38;1'],
  ['a line at 0 is passed, and goes', 'subtract', 'A;R;38;0 A;R;38;3', [first('A')], 'A;R;38;2'],
  ['by reference and size', 'subtract', 'A;R;38;3 B;R;39;3', [model('r', '39,0')], 'A;R;38;3 B;R;39;2'],
  ['the same, gencod unknown', 'subtract', 'A;R;38;3 B;R;39;3', [model('R', '39', 'X')], 'A;R;38;3 B;R;39;2'],
  ['the gencod comes first', 'subtract', 'A;R;38;3 B;R;39;3', [model('R', '39', 'A')], 'A;R;38;2 B;R;39;3'],
  ['by gencod and by size, one line', 'subtract', 'A;R;38;3', [first('A'), model('R', '38')], 'A;R;38;1'],
  ['a reference without a size', 'remove', 'A;R;;3', [model('R', '')], 'A;R;;3'],
  ['no gencod is not a gencod', 'remove', ';R;38;3', [first('')], ';R;38;3'],
  [
    'gencods as spreadsheets leave them, the others stay as they are',
    'subtract',
    '="3612345678904";R;38;3 3612345678034,00;R;39;3 NULL;R;40;3',
    [first('3612345678904'), first('3612345678034')],
    '="3612345678904";R;38;2 3612345678034,00;R;39;2 NULL;R;40;3',
  ],
  ['NULL is no gencod', 'remove', 'NULL;R;38;3', [first('N/A')], 'NULL;R;38;3'],
  ['no sale: a line at 0 or below stays', 'subtract', 'A;R;38;0 B;R;39;-1', [], 'A;R;38;0 B;R;39;-1'],
])('%s', (_, policy, lines, sales, left) => {
  expect(correctText(fileOf(lines), sales, { policy }).text).toBe(fileOf(left));
});

const told = ({ kind, sale, ...rest }: SaleNote) => [kind, sale.order, ...Object.values(rest)];

test.each<[string, string, Sale[], unknown[][]]>([
  ['sold, and there', 'A;R;38;3', [first('A')], []],
  ['not in the file', 'A;R;38;3', [{ gencod: 'X', order: '7' }], [['not-in-file', '7', 0]]],
  [
    'not in the file, but for a line without gencod that may be its own',
    'A;R;38;3 ;S;39;3',
    [{ gencod: 'X', order: '7' }],
    [['not-in-file', '7', 1]],
  ],
  ['beyond the stock', 'A;R;38;3', [{ gencod: 'A', order: '7', qty: 5 }], [['oversold', '7', 2]]],
  [
    'beyond the stock, all orders',
    'A;R;38;1',
    [first('A'), { gencod: 'A', order: '8' }],
    [['oversold', '8', 1]],
  ],
])('told: %s', (_, lines, sales, expected) => {
  const { notes } = correctText(fileOf(lines), sales).correction;
  expect(notes.map(told)).toEqual(expected);
});

test('a changed line names every order that took from it, and its pairs before and after', () => {
  const sales = [
    { gencod: 'A', order: '7', isFirstCycle: false },
    { reference: 'R', size: '38', order: '8', isFirstCycle: false },
    { gencod: 'A', order: '7', isFirstCycle: false },
  ];
  expect(correctText(fileOf('B;R;39;3 A;R;38;9'), sales).correction.changes).toEqual([
    {
      decision: 'reduced',
      line: 1,
      gencod: 'A',
      reference: 'R',
      size: '38',
      before: 9,
      after: 6,
      cause: { kind: 'sold', orders: ['7', '8'], matchedBy: 'gencod' },
    },
  ]);
});

test('a line of another store is no match', () => {
  const file = 'Gencod;Magasin;Qte\nA;001;3\nA;008;3\n';
  const { text } = correctText(file, [first('A', 4)], { stores: ['008'], policy: 'subtract' });
  expect(text).toBe('Gencod;Magasin;Qte\n');
});

test('two gencods of one hash are two articles', () => {
  const [sold, other] = ['3600035809718', '3600310971211'];
  const { text } = correctText(`Gencod;Qte\n${sold};3\n${other};3\n`, [first(sold)]);
  expect(text).toBe(`Gencod;Qte\n${other};3\n`);
  expect(hashText(sold)).toBe(hashText(other));
});

test('a thousand lines, far shorter than usual: each is kept, and sold from, as in a short file', () => {
  const lines = Array.from({ length: 1000 }, (_, line) => `${line + 1};;;${line % 7}`);
  const sales = [first('1'), later('500', 1), first('1000')];
  const left = lines.slice(1, -1).with(498, '500;;;1');
  expect(correctText(fileOf(lines.join(' ')), sales).text).toBe(fileOf(left.join(' ')));
});
