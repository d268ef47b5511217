import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { inspectResult, lackingGiftCards } from '../../src/stock/inspect-result.ts';
import { readStock } from '../../src/stock/read-stock.ts';
import { correctText, plainSettings } from './correct-text.ts';

const card = { productId: '1201', reference: 'CARTE50', quantity: 999 };
const source = 'Gencod;Modele;Qte\nA;R;3\nB;R;4\n';
const heading = 'Gencod;Modele;Qte\n';

/** What is lacking in `result`, which should have three lines: two of the source and the card's. */
function lackingIn(result: string, settings = { ...plainSettings, giftCards: [card] }): string[] {
  const stock = readStock('ExportCSV.csv', Buffer.from(source), settings);
  return lackingGiftCards(Buffer.from(result), stock, settings, 3);
}

test.each<[what: string, result: string, lacking: string[]]>([
  ['as planned', 'A;R;3\nB;R;4\n;CARTE50;999\n', []],
  ['the last line without its end', 'A;R;3\nB;R;4\n;CARTE50;999', []],
  ['in the middle', 'A;R;3\n;CARTE50;999\nB;R;4\n', []],
  ['written in another way', 'A;R;3\nB;R;4\n; carte50 ;999\n', []],
  ['quoted', 'A;R;3\nB;R;4\n;"CARTE50";999\n', []],
  ['quoted over two lines, elsewhere', 'A;"R\nS";3\nB;R;4\n;CARTE50;999\n', []],
  ['its name in another line too', 'A;R CARTE50;3\nB;CARTE50X;4\n;CARTE50;999\n', []],
  ['a line of the source that is gone', 'A;R;3\n;CARTE50;999\n', []],
  ['twice, once with another quantity', 'A;R;3\n;CARTE50;3\n;CARTE50;999\n', []],
  ['no line', 'A;R;3\nB;R;4\nC;R;5\n', ['CARTE50']],
  ['another quantity', 'A;R;3\nB;R;4\n;CARTE50;998\n', ['CARTE50']],
  ['another card', 'A;R;3\nB;R;4\n;CARTE500;999\n', ['CARTE50']],
  ['its name under another heading', 'A;R;3\nB;R;4\nCARTE50;R;999\n', ['CARTE50']],
])('%s', (_, lines, lacking) => {
  expect(lackingIn(heading + lines)).toEqual(lacking);
});

test('a name that stands in most lines', () => {
  const settings = { ...plainSettings, giftCards: [{ reference: 'R', quantity: 999 }] };
  const lines = Array.from({ length: 300 }, (_, line) => `A${line};XR;3\n`);
  const { bytes, correction } = correctText(heading + lines.join(''), [], settings);
  const stock = readStock('ExportCSV.csv', Buffer.from(heading + lines.join('')), settings);
  expect(lackingGiftCards(bytes, stock, settings, correction.counts.linesOut)).toEqual([]);
});

test.each([
  ['a quote that is never closed', 'A;"R;3\nB;R;4\n;CARTE50;999\n'],
  ['nothing but the heading', ''],
  ["the card's line cut short", 'A;R;3\nB;R;4\n;CARTE50\n'],
  ['the last line cut short', 'A;R;3\n;CARTE50;999\nB;R\n'],
  ['the last line cut short, without its end', 'A;R;3\n;CARTE50;999\nB;R'],
])('a result that cannot be read is refused: %s', (_, lines) => {
  expect(() => lackingIn(heading + lines)).toThrow(
    expect.objectContaining({ exitCode: ExitCode.Input }) as Error,
  );
});

test('whatever is told at a glance, reading the whole file tells too', () => {
  const settings = { ...plainSettings, giftCards: [card] };
  const cells = ['A', 'R', 'CARTE50', 'carte50', '999', '3', '', ';', '"', '\n'];
  for (let seed = 0; seed < 3000; seed++) {
    const at = (index: number) => cells[(seed * 7919 + index * index * 104_729) % cells.length] ?? '';
    const lines = [0, 1, 2].map((line) => `${at(line)};${at(line + 5)};${at(line + 11) || '999'}\n`);
    const result = Buffer.from(heading + lines.join(''));
    const read = tryTo(() => inspectResult('ExportCSVmod.csv', result, settings).lackingGiftCards);
    expect(tryTo(() => lackingIn(result.toString()))).toEqual(read);
  }
});

function tryTo(look: () => string[]): string[] | 'refused' {
  try {
    return look();
  } catch {
    return 'refused';
  }
}
