import { FileRefused } from '@passerelle/core/files/file-fault.ts';
import { readStock, type StockSettings } from '../../src/stock/read-stock.ts';
import { correctText, plainSettings } from './correct-text.ts';

const heading = 'Magasin;Modèle;Gencod;Quantité\r\n';
const line = (model: number, store = '008') => `${store};MOD${model};361000000${1000 + model};5\r\n`;
const lines = (from: number, to: number, store = '008') =>
  Array.from({ length: to - from }, (_, index) => line(from + index, store)).join('');

function refusalOf(text: string, settings: Partial<StockSettings> = {}): object {
  try {
    readStock('ExportCSV.csv', Buffer.from(text), { ...plainSettings, ...settings });
  } catch (error) {
    if (error instanceof FileRefused) return error.fault.why;
    throw error;
  }
  throw new Error('It was taken.');
}

const php = 'Warning: x() in /var/www/x.php on line 6';
const again = (line: number) => ({ kind: 'heading-again', line });

test.each<[string, string, object]>([
  ['the heading again', `${heading}${lines(0, 200)}${heading}${lines(1, 200)}`, again(202)],
  ['at the end', `${heading}${lines(0, 200)}${heading}`, again(202)],
  ['at once', `${heading}${heading}${lines(0, 3)}`, again(2)],
  [
    'behind a line without its end',
    `${heading}${lines(0, 200).trim()}${heading}${lines(0, 200)}`,
    again(201),
  ],
  ['with its mark', `\ufeff${heading}${lines(0, 200)}\ufeff${heading}${lines(0, 200)}`, again(202)],
  ['after DOS’s end of file', `${heading}${lines(0, 200)}\x1a${heading}${lines(0, 200)}\x1a`, again(202)],
  ['in another order', `${heading}${lines(0, 200)}Gencod;Quantité;Magasin;Modèle\r\n`, again(202)],
  ['with more columns', `${heading}${lines(0, 200)}Magasin;Modèle;Taille;Gencod;Quantité\r\n`, again(202)],
  ['with another delimiter', `${heading}${lines(0, 200)}${heading.replaceAll(';', ',')}`, again(202)],
  ['after Excel’s line', `sep=;\r\n${heading}${lines(0, 200)}sep=;\r\n${heading}`, again(203)],
  ['over line ends of CR', `${heading}${lines(0, 200)}${heading}`.replaceAll('\n', ''), again(202)],
  ['PHP before', `${php}\n${heading}${lines(0, 3)}`, { kind: 'php-message', line: 1, text: php }],
  ['PHP amid', `${heading}${lines(0, 200)}${php}\n${lines(0, 3)}`, { kind: 'php-message', line: 202, text: php }], // prettier-ignore
  ['PHP after', `${heading}${lines(0, 3)}\r\n${php}\r\n`, { kind: 'php-message', line: 6, text: php }],
])('refused: %s', (_, text, fault) => {
  expect(refusalOf(text)).toEqual(fault);
});

test('refused: the heading again, although its store is none of those asked for', () => {
  expect(refusalOf(`${heading}${lines(0, 200)}${heading}`, { stores: ['008'] })).toEqual(again(202));
});

/** A pair of MOD1 sold, a gift card added. */
const sold = { gencod: '3610000001001', isFirstCycle: true };
const giftCards = [{ reference: 'CARTE50', quantity: 9 }];
const cardLine = '008;CARTE50;;9';

test.each<[string, string, string]>([
  ['nothing of the kind', `${heading}${lines(0, 3)}`, `${heading}${line(0)}${line(2)}${cardLine}\r\n`],
  ['Excel’s line', `sep=;\r\n${heading}${lines(0, 3)}`, `sep=;\r\n${heading}${line(0)}${line(2)}${cardLine}\r\n`],
  ['Excel’s line, quoted, marked', `\ufeff"sep=;"\n${heading}${lines(0, 3)}`, `\ufeff"sep=;"\n${heading}${line(0)}${line(2)}${cardLine}\r\n`],
  ['DOS’s end of file', `${heading}${lines(0, 3)}\x1a`, `${heading}${line(0)}${line(2)}${cardLine}\r\n\x1a`],
  ['DOS’s end of file, no line end before', `${heading}${lines(0, 3).trim()}\x1a`, `${heading}${line(0)}${line(2)}${cardLine}\x1a`],
  ['a row of totals', `${heading}${lines(0, 3)}Total;;;15\r\n`, `${heading}${line(0)}${line(2)}${cardLine}\r\nTotal;;;15\r\n`],
  ['a short row of totals', `${heading}${lines(0, 3)}TOTAL;15`, `${heading}${line(0)}${line(2)}${cardLine}\r\nTOTAL;15`],
  ['blank rows', `;;;\r\n${heading};;\r\n${lines(0, 2)};;;\r\n"";\r\n${line(2)};;;\r\n`, `;;;\r\n${heading};;\r\n${line(0)};;;\r\n"";\r\n${line(2)};;;\r\n${cardLine}\r\n`],
  ['blank lines', `${heading}${lines(0, 2)}\r\n${line(2)}`, `${heading}${line(0)}\r\n${line(2)}${cardLine}\r\n`],
  ['line ends of CR', `${heading}${lines(0, 3)}`.replaceAll('\n', ''), `${heading}${line(0)}${line(2)}${cardLine}\r\n`.replaceAll('\n', '')],
  ['mixed line ends', `${heading}${line(0)}${line(1).trim()}\r${line(2).trim()}\n`, `${heading}${line(0)}${line(2).trim()}\n${cardLine}\n`],
])('costs nothing, and its bytes stay: %s', (_, source, expected) => {
  const bytes = (text: string) => Buffer.from(text);
  const { bytes: result, correction } = correctText(bytes(source), [sold], { giftCards });
  expect(result.toString()).toBe(expected);
  expect(correction.counts).toMatchObject({ linesIn: 3, unreadable: 0, removed: 1, linesOut: 3 });
  expect(correctText(bytes(source), []).text).toBe(bytes(source).toString('latin1'));
}); // prettier-ignore

test.each<[string, string, object[]]>([
  ['a NUL in a gencod', '008;MOD;36\x0010;5', [{ kind: 'damaged-cell', row: 202, heading: 'Gencod' }]],
  ['a NUL in a quoted reference', '008;"M""\x00OD";3610;5', [{ kind: 'damaged-cell', row: 202, heading: 'Modèle' }]],
  ['DOS’s end of file inside a line', '008;MOD;3610;5\x1a', [{ kind: 'damaged-cell', row: 202, heading: 'Quantité' }]],
  ['none', '008;MOD;3610;5', []],
])('a control character costs the line that has it: %s', (_, odd, causes) => {
  const { correction } = correctText(Buffer.from(`${heading}${lines(0, 200)}${odd}\r\n${line(201)}`), []);
  expect(correction.changes.map((change) => change.cause)).toEqual(causes);
}); // prettier-ignore

test('in a column that is not read it costs nothing', () => {
  const source = `Gencod;Nom;Qte\n1;Bot\x0btine;2\n`;
  expect(correctText(source, []).text).toBe(source);
});
