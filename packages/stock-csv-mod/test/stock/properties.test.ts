import fc from 'fast-check';
import type { MissedSale } from '../../src/stock/missed-sales.ts';
import { readQuantity, sellable } from '../../src/stock/quantity.ts';
import { correctText } from './correct-text.ts';

const gencod = fc.constantFrom('3612345678904', '3612345678911', '3612345678928', '0012345678905');
const lineEnd = fc.constantFrom('\n', '\r\n');

/** A line: its gencod, its name (any bytes, quoted where it must be), its quantity. */
const line = fc.record({
  gencod,
  name: fc.string({ unit: fc.constantFrom('a', ';', '"', ' ', '\xe9', '\\', ',') }),
  qty: fc.integer({ min: -2, max: 9 }),
  isQuoted: fc.boolean(),
  decimals: fc.constantFrom('', ',00'),
});
type Line = typeof line extends fc.Arbitrary<infer T> ? T : never;

const sale = fc.record({ gencod, qty: fc.integer({ min: 1, max: 6 }), isFirstCycle: fc.boolean() });
const file = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 12 }),
  end: lineEnd,
  hasLastEnd: fc.boolean(),
});
type File = typeof file extends fc.Arbitrary<infer T> ? T : never;

function rowOf({ gencod, name, qty, isQuoted, decimals }: Line): string {
  const needsQuotes = isQuoted || /[;"]/.test(name);
  const cell = needsQuotes ? `"${name.replaceAll('"', '""')}"` : name;
  return `${gencod};${cell};${qty}${decimals}`;
}

function textOf({ lines, end, hasLastEnd }: File): string {
  return ['Gencod;Nom;Qte', ...lines.map(rowOf)].join(end) + (hasLastEnd ? end : '');
}

/** Rows of a text of ours: no name holds a line end. */
const rowsOf = (text: string) =>
  text
    .split(/\r?\n/)
    .slice(1)
    .filter((row) => row !== '');
const quantityOf = (row: string) => sellable(readQuantity(row.slice(row.lastIndexOf(';') + 1)));
const stockOf = (rows: string[], code: string) =>
  rows.filter((row) => row.startsWith(code)).reduce((sum, row) => sum + quantityOf(row), 0);

test('nothing sold and no gift card: the same bytes', () => {
  fc.assert(
    fc.property(file, (source) => {
      expect(correctText(textOf(source), []).text).toBe(textOf(source));
    }),
  );
});

test('subtract: what comes off each gencod is what was sold of it, or all there was', () => {
  fc.assert(
    fc.property(file, fc.array(sale), (source, sales) => {
      const before = rowsOf(textOf(source));
      const after = rowsOf(correctText(textOf(source), sales, { policy: 'subtract' }).text);
      for (const code of new Set(source.lines.map((each) => each.gencod))) {
        const sold = sales.filter((each) => each.gencod === code).reduce((sum, each) => sum + each.qty, 0);
        expect(stockOf(before, code) - stockOf(after, code)).toBe(Math.min(sold, stockOf(before, code)));
      }
    }),
  );
});

/** With their line ends. */
const linesWithout = (codes: Set<string>, text: string) =>
  (text.match(/.+\r?\n?/g) ?? []).filter((row) => ![...codes].some((code) => row.startsWith(code)));

test.each(['remove', 'subtract'] as const)(
  '%s: lines not sold stay in their place, byte for byte',
  (policy) => {
    fc.assert(
      fc.property(file, fc.array(sale), (source, sales) => {
        const sold = new Set(sales.map((each) => each.gencod));
        const { text } = correctText(textOf(source), sales, { policy });
        expect(linesWithout(sold, text)).toEqual(linesWithout(sold, textOf(source)));
      }),
    );
  },
);

test('remove: nothing of a gencod sold for the first time is left', () => {
  fc.assert(
    fc.property(file, fc.array(sale), (source, sales) => {
      const rows = rowsOf(correctText(textOf(source), sales).text);
      const gone = sales.filter((each: Partial<MissedSale>) => each.isFirstCycle).map((each) => each.gencod);
      expect(rows.filter((row) => gone.some((code) => row.startsWith(code)))).toEqual([]);
    }),
  );
});
