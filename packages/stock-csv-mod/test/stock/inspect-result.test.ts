import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { inspectResult } from '../../src/stock/inspect-result.ts';
import { plainSettings } from './correct-text.ts';

const heading = 'Gencod;Modele;Qte\n';
const settings = { ...plainSettings, giftCards: [{ reference: 'CARTE50', quantity: 999 }] };

const seenIn = (lines: string) => inspectResult('ExportCSVmod.csv', Buffer.from(heading + lines), settings);

test.each<[what: string, lines: string, count: number, lacking: string[]]>([
  ['there', 'A;R;3\nB;R;4\n;CARTE50;999\n', 3, []],
  ['the last line without its end', 'A;R;3\nB;R;4\n;CARTE50;999', 3, []],
  ['written in another way', 'A;R;3\nB;R;4\n; carte50 ;999\n', 3, []],
  ['quoted', 'A;R;3\nB;R;4\n;"CARTE50";999\n', 3, []],
  ['quoted over two lines, elsewhere', 'A;"R\nS";3\nB;R;4\n;CARTE50;999\n', 3, []],
  ['a blank line', 'A;R;3\n\nB;R;4\n;CARTE50;999\n', 3, []],
  ['its name in another line too', 'A;R CARTE50;3\nB;CARTE50X;4\n;CARTE50;999\n', 3, []],
  ['all others gone', ';CARTE50;999\n', 1, []],
  ['twice, once with another quantity', 'A;R;3\n;CARTE50;3\n;CARTE50;999\n', 3, []],
  ['no line', 'A;R;3\nB;R;4\n', 2, ['CARTE50']],
  ['another quantity', 'A;R;3\n;CARTE50;998\n', 2, ['CARTE50']],
  ['another card', 'A;R;3\n;CARTE500;999\n', 2, ['CARTE50']],
  ['its name under another heading', 'A;R;3\nCARTE50;R;999\n', 2, ['CARTE50']],
])('%s', (_, text, lines, lackingGiftCards) => {
  expect(seenIn(text)).toMatchObject({ lines, lackingGiftCards });
});

test.each([
  ['every line', 'A;R;3\nB;R;4\n', 7, 0, ''],
  ['below 0 counts as 0', 'A;R;-3\nB;R;4\n', 4, 0, ''],
  ['zeros', 'A;R;0\nB;R;0,00\n', 0, 0, ''],
  ['a line without gencod', 'A;R;3\n;R;4\n', 7, 1, ''],
  ['gencods of a spreadsheet', '3,61E+12;R;3\n3.61E+12;R;4\n', 7, 2, '3,61E+12'],
  ['what stands for none', 'NULL;R;3\nB;R;4\n', 7, 1, 'NULL'],
  ['a gencod that a spreadsheet left whole', '="3612345678904";R;3\nB;R;4\n', 7, 0, ''],
])('gift cards are no pairs, and need no gencod: %s', (_, shoes, pairs, lines, example) => {
  const facts = seenIn(`${shoes};CARTE50;999\n`);
  expect(facts).toMatchObject({ pairs, withoutGencod: { lines, of: 2, example } });
});

test.each([
  ['as they should be', '3612345678904;R;3\n0012345678905;R;4\n', 0, ''],
  ['a formula', '="3612345678904";R;3\nB;R;4\n', 1, '="3612345678904"'],
  ['a formula between quotes', '"=""3612345678904""";R;3\nB;R;4\n', 1, '="3612345678904"'],
  ['decimals', 'B;R;3\n3612345678904.0;R;4\n', 1, '3612345678904.0'],
  ['an apostrophe', "'3612345678904;R;3\n'3612345678905;R;4\n", 2, "'3612345678904"],
  ['digits in groups, which is a way of writing', '3 612345 678904;R;3\nB;R;4\n', 0, ''],
  ["the shop's own codes", 'ELISE-38;R;3\n12.5;R;4\n', 0, ''],
  ['digits that are lost: that is no gencod', '3,61E+12;R;3\nB;R;4\n', 0, ''],
])('gencods spoilt by a spreadsheet: %s', (_, shoes, lines, example) => {
  const facts = seenIn(`${shoes};CARTE50;999\n`);
  expect(facts).toMatchObject({ spoiltGencod: { lines, of: 2, example } });
});

test.each([
  ['a quote that is never closed', 'A;"R;3\nB;R;4\n;CARTE50;999\n'],
  ['nothing but the heading', ''],
  ["the card's line cut short", 'A;R;3\nB;R;4\n;CARTE50\n'],
  ['the last line cut short', 'A;R;3\n;CARTE50;999\nB;R\n'],
  ['the last line cut short, without its end', 'A;R;3\n;CARTE50;999\nB;R'],
  ['a quantity that is none', 'A;R;x\nB;R;4\n;CARTE50;999\n'],
  ['a line in the middle cut short', 'A;R;3\nB;R\n;CARTE50;999\n'],
  ['bytes that are no text', 'A;R;3\nB;\0;4\n;CARTE50;999\n'],
])('a result that cannot be read is refused: %s', (_, lines) => {
  expect(() => seenIn(lines)).toThrow(expect.objectContaining({ exitCode: ExitCode.Input }) as Error);
});
