import { en } from '../../src/words/en.ts';
import { fr } from '../../src/words/fr.ts';
import { correctionTable, reportLines } from '../../src/words/say-correction.ts';
import { correctText } from './correct-text.ts';

const source = 'Gencod;Modele;Taille;Qte\nA1;ALBA;38;3\nB22;ALBA;39;2\nC3;BREVA;41;5\nD4;BREVA;42;-1\n';
const sales = [
  { gencod: 'B22', order: '1037', isFirstCycle: false },
  { gencod: 'A1', order: '1042' },
  { reference: 'BREVA', size: '41', order: 'XKBKNABJK', isFirstCycle: false },
  { reference: 'BREVA', size: '41', order: '1040', isFirstCycle: false },
  { gencod: 'X9', reference: 'ZEPHYR', size: '44', order: '1050' },
  { gencod: 'D4', order: '1051' },
];
const { correction } = correctText(source, sales, { giftCards: [{ reference: 'CARTE50', quantity: 999 }] });

test('the table of a dry run, in French', () => {
  expect(correctionTable(correction, fr).split('\n')).toEqual([
    'Lignes lues              4',
    'Retirées                 2',
    'Réduites                 2',
    'Cartes cadeaux ajoutées  1',
    'Lignes à publier         3',
    '',
    'Gencod  Référence  Taille  Décision  Avant  Après  Cause',
    'A1      ALBA       38      retirée   3      -      vendue, commande 1042',
    'B22     ALBA       39      réduite   2      1      vendue, commande 1037',
    'C3      BREVA      41      réduite   5      3      vendue, commandes XKBKNABJK, 1040 (retrouvée par référence et taille, faute du même gencod)',
    'D4      BREVA      42      retirée   -1     -      vendue, commande 1051',
    '-       CARTE50    -       ajoutée   -      999    carte cadeau « CARTE50 »',
    '',
    "Commande 1050 : X9 (ZEPHYR 44) n'est pas dans le fichier de stock ; c'est normal s'il n'en restait plus.",
    'Commande 1051 : D4 est vendu au-delà du stock, il manque 1 pièce. Vérifiez en magasin que la commande peut être honorée.',
    '',
  ]);
});

test('the lines of the report, in English', () => {
  expect(reportLines(correction, en)).toEqual([
    { gencod: 'A1', decision: 'removed', reason: 'sold, order 1042' },
    { gencod: 'B22', decision: 'reduced', reason: 'sold, order 1037' },
    {
      gencod: 'C3',
      decision: 'reduced',
      reason: 'sold, orders XKBKNABJK, 1040 (found by reference and size, for want of the same gencod)',
    },
    { gencod: 'D4', decision: 'removed', reason: 'sold, order 1051' },
    { gencod: '', decision: 'added', reason: 'gift card "CARTE50"' },
  ]);
});

test.each([
  ['fr', fr, /X9 n'a pas été retrouvé .*où 1 ligne sans gencod peut être la sienne/],
  ['en', en, /X9 was not found .*where 1 line without gencod may be its own/],
])(
  'a sale that is found nowhere, beside a line without gencod, is not called normal: %s',
  (_, words, told) => {
    const lost = correctText(`${source};CORDA;40;1\n`, [{ gencod: 'X9', order: '1050' }]).correction;
    expect(correctionTable(lost, words)).toMatch(told);
  },
);

test.each([
  ['fr', fr, /3,61E\+12 \(ALBA\) n'a pas pu être ôté du stock, car un tableur a abîmé son gencod/],
  ['en', en, /3,61E\+12 \(ALBA\) could not be taken off the stock, because a spreadsheet damaged its gencod/],
])('a sale whose gencod is lost is not called normal: %s', (_, words, told) => {
  const lost = correctText(source, [{ gencod: '3,61E+12', reference: 'ALBA', order: '1050' }]).correction;
  expect(correctionTable(lost, words)).toMatch(told);
});

test('nothing to correct: the counts alone', () => {
  const quiet = correctText(source, []).correction;
  expect(correctionTable(quiet, en)).toBe(
    'Lines read        4\nRemoved           0\nReduced           0\nLines to publish  4\n',
  );
});

test('what a file says is shown, never obeyed', () => {
  const lines = `${'A;3\n'.repeat(100)}B\x1b[2J;3\n`;
  const odd = correctText(`Gencod;Qte\n${lines}`, [{ gencod: 'A', order: '7\x1b[2J' }]).correction;
  const table = correctionTable(odd, fr);
  expect(table).not.toContain('\x1b');
  expect(table).toContain('B\\e[2J');
  expect(table).toContain('7\\e[2J');
});
