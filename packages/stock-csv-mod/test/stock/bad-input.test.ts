import { NotWhole } from '@passerelle/core/files/file-fault.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { en } from '../../src/words/en.ts';
import { fr } from '../../src/words/fr.ts';
import { readStock, type StockSettings } from '../../src/stock/read-stock.ts';
import { correctText, plainSettings } from './correct-text.ts';

function failureOf(text: string, settings: Partial<StockSettings> = {}): Failure {
  try {
    readStock('ExportCSV.csv', Buffer.from(text, 'latin1'), { ...plainSettings, ...settings });
  } catch (failure) {
    if (failure instanceof Failure) return failure;
    throw failure;
  }
  throw new Error('It was taken.');
}

const good = 'Gencod;Quantité;Magasin\n3612345678904;2;008\n3612345678911;1;001\n';
/** That many good lines, with these rows before the last one. */
const amongGood = (count: number, ...rows: string[]) =>
  [
    'Gencod;Taille;Qte',
    ...Array<string>(count - 1).fill('3612345678904;38;2'),
    ...rows,
    '3612345678911;39;1',
    '',
  ].join('\n');

const whole = 'not to be read again';
const notWhole = 'to be read again';

test.each<[string, string, string, string]>([
  ['empty', '', notWhole, 'vide'],
  ['line ends alone', '\r\n\r\n', notWhole, 'vide'],
  ['an HTML page', '<!DOCTYPE html>\n<html><body>Erreur 500</body></html>\n', whole, 'page web'],
  ['an HTML page after a mark and blanks', '\xef\xbb\xbf \n<html>;\n', whole, 'page web'],
  ['heading only', 'Gencod;Quantité\r\n', whole, "n'a que sa ligne de titres"],
  ['a cut heading', 'Gencod;Quan', notWhole, "s'arrête dans sa ligne de titres"],
  [
    'no gencod column',
    'Code;Quantite\n1;2\n',
    whole,
    'pas de colonne de gencod. Titres trouvés : Code, Quantite',
  ],
  [
    'no quantity column',
    'Gencod;Taille\n1;2\n',
    whole,
    'pas de colonne de quantité. Titres trouvés : Gencod, Taille',
  ],
  ['neither', 'a;b\n1;2\n', whole, 'de gencod ni de quantité'],
  [
    'a heading twice',
    'Gencod;Stock;stock\n1;2;3\n',
    whole,
    'plusieurs colonnes portent le même titre : Stock',
  ],
  ['a terminal escape in a heading', 'Code;\x1b[2JQuantite\n1;2\n', whole, 'Code, \\e[2JQuantite'],
  [
    'a cut last line',
    'Gencod;Taille;Qte\n1;38;2\n2;39',
    notWhole,
    'sa dernière ligne (3) a 2 champs au lieu de 3',
  ],
  ['a cut last line with its end', 'Gencod;Taille;Qte\n1;38;2\n2\n', notWhole, 'a 1 champ au lieu de 3'],
  ['a quote never closed', 'Gencod;Qte\n"1";"2"\n"2";"2\n', notWhole, "n'est jamais refermé"],
  [
    'a stray quote',
    'Gencod;Qte\n"1"5;"2"\n"2";"2"\n',
    notWhole,
    'un guillemet est mal placé dans la ligne 2',
  ],
  ['2 unreadable of 100', amongGood(98, '1;38;x', '2;38;'), whole, 'plus de 1 %'],
  ['all unreadable', 'Gencod;Qte\n1;2,5\n2;1 000\n', whole, '2 lignes sur 2'],
  ['a Unicode text of Windows', 'G\0e\0n\0c\0o\0d\0;\0Q\0t\0e\0\n\0', whole, 'UTF-16'],
])('refused with 4: %s', (_, text, again, message) => {
  const failure = failureOf(text);
  expect(failure.exitCode).toBe(ExitCode.Input);
  expect(failure instanceof NotWhole ? notWhole : whole).toBe(again);
  expect(fr.say(failure.fault).message).toContain(message);
  expect(en.say(failure.fault).message).toContain('ExportCSV.csv');
});

test('one unreadable line of 100, just 1 %, is taken out and told', () => {
  const { text, correction } = correctText(amongGood(99, '3612345678928;40;n/a'), []);
  expect(text).toBe(amongGood(99));
  expect(correction.changes).toEqual([
    expect.objectContaining({
      gencod: '3612345678928',
      decision: 'removed',
      cause: { kind: 'unreadable-quantity', row: 100, value: 'n/a' },
    }),
  ]);
  expect(correction.counts).toMatchObject({ linesIn: 100, unreadable: 1, removed: 0, linesOut: 99 });
});

test.each([
  ['too few cells', '3612345678928;40', 2],
  ['too many', '3612345678928;40;41;2', 4],
])('a line of another width than the heading is unreadable: %s', (_, row, cells) => {
  const { correction } = correctText(amongGood(100, row), []);
  expect(correction.changes.map((change) => change.cause)).toEqual([
    { kind: 'wrong-width', row: 101, cells, headings: 3 },
  ]);
});

test.each([
  ['no store column', 'Gencod;Qte\n1;2\n', ExitCode.Usage, 'stock.stores demande 008'],
  ['no line of the stores', good.replaceAll('008', '012'), ExitCode.Input, '(008)'],
])('stores asked for: %s', (_, text, exitCode, message) => {
  const failure = failureOf(text, { stores: ['008'] });
  expect(failure.exitCode).toBe(exitCode);
  expect(fr.say(failure.fault).message).toContain(message);
});

test('a store code may have lost its zeros', () => {
  expect(correctText(good.replace(';008', ';8'), [], { stores: ['008'] }).correction.counts).toMatchObject({
    linesIn: 2,
    otherStores: 1,
    linesOut: 1,
  });
});

test('a line of the wrong width is told even where its store can not be read', () => {
  const rows = Array<string>(99).fill('3612345678904;2;008').join('\n');
  const { correction } = correctText(`Gencod;Qte;Magasin\n${rows}\n361;2\n1;1;008\n`, [], {
    stores: ['008'],
  });
  expect(correction.counts).toMatchObject({ otherStores: 0, unreadable: 1, linesOut: 100 });
});

test('a delimiter after the last heading alone makes no column', () => {
  const source = 'Gencod;Qte;\n1;2\n2;3\n';
  expect(correctText(source, []).text).toBe(source);
});
