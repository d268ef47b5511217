import type { MissedSale } from '../../src/stock/missed-sales.ts';
import { inspectResult } from '../../src/stock/inspect-result.ts';
import { correctText, plainSettings } from './correct-text.ts';

const heading = 'Gencod;Référence;Taille;Quantité;Suivi\n';
const untracked = { column: 'suivi', is: ['N'], quantity: 999 };
const [one, two] = ['3612345678904', '3600000000018'];

test.each<[what: string, lines: string, sales: Partial<MissedSale>[], left: string]>([
  ['has its quantity', `${one};A;38;3;N\n`, [], `${one};A;38;999;N\n`],
  ['has it already', `${one};A;38;999;N\n`, [], `${one};A;38;999;N\n`],
  ['has it in the form of the file', `${one};A;38;3,00;N\n`, [], `${one};A;38;999,00;N\n`],
  ['has no number at all', `${one};A;38;;N\n`, [], `${one};A;38;999;N\n`],
  ['has another word in quotes', `${one};A;38;"n/a";N\n`, [], `${one};A;38;"999";N\n`],
  ['is at 0', `${one};A;38;0;N\n`, [], `${one};A;38;999;N\n`],
  ['was sold', `${one};A;38;3;N\n`, [{ gencod: one }], `${one};A;38;999;N\n`],
  [
    'was sold, found by its model',
    `${one};A;38;3;N\n`,
    [{ reference: 'a', size: '38' }],
    `${one};A;38;999;N\n`,
  ],
  ['is tracked', `${one};A;38;3;O\n`, [{ gencod: one }], `${one};A;38;2;O\n`],
  ['says nothing of it', `${one};A;38;3;\n`, [], `${one};A;38;3;\n`],
])('an article that %s', (_, lines, sales, left) => {
  expect(correctText(heading + lines, sales, { untracked, policy: 'subtract' }).text).toBe(heading + left);
});

test('a sale of it leaves no word, and the lines are counted apart', () => {
  const { correction } = correctText(`${heading}${one};A;38;3;N\n${two};B;39;4;O\n`, [{ gencod: one }], {
    untracked,
  });
  expect(correction.notes).toEqual([]);
  expect(correction.counts).toMatchObject({ set: 0, untracked: 1, unreadable: 0, linesOut: 2 });
});

test('what is not tracked does not count among the pairs that guards look at', () => {
  const { bytes } = correctText(`${heading}${one};A;38;3;N\n${two};B;39;4;O\n`, [], { untracked });
  expect(inspectResult('stock.csv', bytes, { ...plainSettings, untracked })).toMatchObject({
    lines: 2,
    pairs: 4,
  });
});

test.each<[what: string, quantity: number, sold: number, left: string, missing: number | null]>([
  ['part of it', 5, 2, '3', null],
  ['all of it', 5, 5, '', null],
  ['more than there is', 5, 7, '-2', 2],
  ['from below 0', -1, 1, '-2', 1],
])(
  'where it is allowed, what is sold beyond the stock stands below 0: %s',
  (_, quantity, sold, left, missing) => {
    const sale = { gencod: one, qty: sold };
    const settings = { policy: 'subtract', allowNegative: true } as const;
    const { text, correction } = correctText(`${heading}${one};A;38;${quantity};O\n`, [sale], settings);
    expect(text).toBe(left === '' ? heading : `${heading}${one};A;38;${left};O\n`);
    expect(correction.notes).toMatchObject(missing === null ? [] : [{ kind: 'oversold', missing }]);
  },
);

test('where it is allowed, the last of several lines has what is beyond them', () => {
  const lines = `${one};A;38;1;O\n${one};A;38;2;O\n`;
  const settings = { policy: 'subtract', allowNegative: true } as const;
  expect(correctText(heading + lines, [{ gencod: one, qty: 5 }], settings).text).toBe(
    `${heading}${one};A;38;-2;O\n`,
  );
});

test('in the cycle that hides a size, its line goes all the same', () => {
  const settings = { policy: 'remove', allowNegative: true } as const;
  expect(correctText(`${heading}${one};A;38;1;O\n`, [{ gencod: one, qty: 3 }], settings).text).toBe(heading);
});
