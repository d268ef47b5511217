import fc from 'fast-check';
import { correct } from '../../src/stock/correct.ts';
import { KnownLines } from '../../src/stock/known-lines.ts';
import { readStock } from '../../src/stock/read-stock.ts';
import { renderStock, touchedLines } from '../../src/stock/render-stock.ts';
import type { StockFile } from '../../src/stock/stock-file.ts';
import { plainSettings, saleOf } from './correct-text.ts';

const heading = 'Magasin;Gencod;Modele;Rayon;Qte\n';
const settings = {
  ...plainSettings,
  stores: ['008'],
  giftCards: [{ reference: 'CARTE50', quantity: 999 }],
  untracked: { column: 'Rayon', is: ['web'], quantity: 50 },
};
const filters = [{ not: [{ column: 'Rayon', is: ['old'] }] }];

function correctedOf(
  source: string,
  sold: readonly string[],
): { stock: StockFile; known: KnownLines; bytes: Buffer } {
  const stock = readStock('ExportCSV.csv', Buffer.from(source, 'latin1'), { ...settings, filters });
  const correction = correct(
    stock,
    sold.map((gencod) => saleOf({ gencod, isFirstCycle: false })),
    'subtract',
  );
  const known = new KnownLines(stock, touchedLines(stock, correction.changes));
  return { stock, known, bytes: renderStock(stock, correction) };
}

/** All that was read of a file; or why it was refused. */
function readingOf(bytes: Buffer, known: KnownLines | null): unknown {
  try {
    const stock = readStock('ExportCSVmod.csv', bytes, settings, known);
    const { count, starts, quantities, gencodHashes, untracked, excluded } = stock.lines;
    return {
      starts: [...starts.subarray(0, count + 1)],
      columns: [quantities, gencodHashes, untracked, excluded].map((column) => [
        ...column.subarray(0, count),
      ]),
      told: [
        stock.unreadable,
        stock.withoutGencod,
        stock.spoiltGencod,
        stock.threeNoughts,
        stock.giftCardLines,
      ],
      left: [stock.otherStores, stock.filteredOut],
    };
  } catch (error) {
    return String(error);
  }
}

const gencods = ['3612345678904', '3612345678911', '3612345678928', '3612345678935'];
const row = fc
  .record({
    store: fc.constantFrom('008', '008', '008', '8', '009'),
    gencod: fc.constantFrom(...gencods, ...gencods, '="3612345678904"', '3,61E+12', ''),
    model: fc.constantFrom('R', 'R', '"R"', '"R;S"', '"R ""S"""', '"R\nS"', 'CARTE50', 'été', 'R\x01'),
    shelf: fc.constantFrom('', '', 'web', 'old'),
    qty: fc.constantFrom('3', '1', '0', '-2', '4,00', '2,000', 'x'),
    end: fc.constantFrom('\n', '\n', '\r\n', '\r', '\n\n', '\n;;;;\n'),
  })
  .map(({ store, gencod, model, shelf, qty, end }) => `${store};${gencod};${model};${shelf};${qty}${end}`);
const steady = Array.from({ length: 300 }, (_, line) => `008;36100000${10_000 + line};R;;${line % 7}\n`).join(
  '',
);
const file = fc
  .record({
    rows: fc.array(row, { minLength: 1, maxLength: 12 }),
    isLineEnded: fc.boolean(),
    first: fc.boolean(),
  })
  .map(({ rows, isLineEnded, first }) => {
    const odd = rows.join('');
    const body = first ? odd + steady : steady + odd;
    return heading + (isLineEnded ? body : body.trimEnd());
  });
const damage = fc.record({
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  bytes: fc.constantFrom('', '7', '\n', ';', '"', '9\n'),
});

test('whatever lines are known, and whatever stands in the file in their place, it is read as if none were', () => {
  fc.assert(
    fc.property(
      file,
      fc.array(fc.constantFrom(...gencods, '3610000010007')),
      fc.option(damage),
      (source, sold, harm) => {
        let corrected;
        try {
          corrected = correctedOf(source, sold);
        } catch {
          return;
        }
        const { known, bytes } = corrected;
        const at = harm === null ? bytes.length : Math.floor(harm.share * bytes.length);
        const harmed = Buffer.concat([
          bytes.subarray(0, at),
          Buffer.from(harm?.bytes ?? ''),
          bytes.subarray(at + 1),
        ]);
        const published = harm === null ? bytes : harmed;
        expect(readingOf(published, known)).toEqual(readingOf(published, null));
      },
    ),
    { numRuns: 200 },
  );
});

const shoe = (line: number, qty = 3) => `008;${gencods[line]};R;;${qty}\n`;
const three = heading + shoe(0) + shoe(1) + shoe(2);

test.each<[what: string, source: string, sold: string[], published: string, passed: string]>([
  ['nothing changed', three, [], three, shoe(0) + shoe(1) + shoe(2)],
  ['the first one sold', three, gencods.slice(0, 1), heading + shoe(0, 2) + shoe(1) + shoe(2), ''],
  [
    'the last one sold',
    three,
    gencods.slice(2, 3),
    heading + shoe(0) + shoe(1) + shoe(2, 2),
    shoe(0) + shoe(1),
  ],
  ['no line end at the end', three.trimEnd(), [], three.trimEnd(), shoe(0) + shoe(1)],
  ['one byte otherwise', three, [], heading + shoe(0) + shoe(1, 4) + shoe(2), ''],
  ['cut', three, [], heading + shoe(0) + shoe(1), ''],
])('what is passed by at the first row: %s', (_, source, sold, published, passed) => {
  const { known } = correctedOf(source, sold);
  const bytes = Buffer.from(published);
  const file = { ...readStock('ExportCSVmod.csv', bytes, settings) };
  file.lines.count = 0;
  expect(known.takeOver(file, heading.length, () => undefined) - heading.length).toBe(passed.length);
});

test.each([
  ['the same', heading + shoe(0), true],
  ['another heading', `Magasin;Gencod;Modele;Rayons;Qte\n${shoe(0)}`, false],
  ['another delimiter', (heading + shoe(0)).replaceAll(';', ','), false],
  ['another encoding', heading + shoe(0).replace('R', '\xe9'), false],
  ['single quotes', heading.replace('Modele', "'Modele'") + shoe(0), false],
])('lines are known only in a file that is written in the same way: %s', (_, published, expected) => {
  const { known } = correctedOf(three, []);
  const plain = { ...settings, untracked: undefined };
  expect(known.fits(readStock('ExportCSVmod.csv', Buffer.from(published, 'latin1'), plain))).toBe(expected);
});

const noughts = (line: number) => `008;${gencods[line]};R;;3,000\n`;
const untrackedLine = `008;${gencods[3]};R;web;50\n`;

test.each<[what: string, source: string, published: string]>([
  ['noughts, and a clear quantity after them', noughts(0) + noughts(1), noughts(0) + noughts(1) + shoe(2)],
  ['noughts after a clear quantity', shoe(0), shoe(0) + noughts(1)],
  ['noughts after a quantity that does not count', untrackedLine + noughts(1), untrackedLine + noughts(1)],
])('three noughts are read as they are in the file as a whole: %s', (_, source, published) => {
  const { known } = correctedOf(heading + source, []);
  const bytes = Buffer.from(heading + published);
  expect(readingOf(bytes, known)).toEqual(readingOf(bytes, null));
});
