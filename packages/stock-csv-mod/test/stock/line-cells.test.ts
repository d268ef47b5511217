import fc from 'fast-check';
import type { Dialect } from '@passerelle/core/files/csv-row.ts';
import { PlainLine } from '@passerelle/core/files/plain-line.ts';
import { giftCardFinder, placeGiftCard } from '../../src/stock/gift-cards.ts';
import { CodeReader, isFull, ParsedCells, PlainCells, type LineCells } from '../../src/stock/line-cells.ts';

const dialect: Dialect = { delimiter: ';', quote: '"', encoding: 'windows-1252' };

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '3612345678904',
    '0012345678905',
    '3',
    '-1',
    '3,00',
    '2,5',
    '1234567890',
    '361234567890.0',
    'n/a',
    ' 7 ',
  ),
  fc.constantFrom('CARTE50', 'carte50', ' CARTE50', 'CARTE  50', '01201', '1201', 'Élan', 'élan'),
  fc.string({ unit: fc.constantFrom('0', '1', ' ', 'C', 'c', 'É', ',', '.', '-'), maxLength: 8 }),
);

/** The same line, cut by its bytes and cut by the parser. */
function bothWays(texts: readonly string[]): [LineCells, LineCells] {
  const bytes = Buffer.from(`${texts.join(';')}\n`, 'latin1');
  const line = new PlainLine(bytes, dialect);
  expect(line.read(0)).toBe(true);
  return [new PlainCells(line, 'windows-1252'), new ParsedCells(texts, 'windows-1252')];
}

/** The hash of a gencod, and whether it is spoilt. */
function codeOf(cells: LineCells, column: number): number[] {
  const codes = new CodeReader();
  return [cells.codeHash(column, codes), codes.spoilt];
}

test('a line says the same, read from its bytes and from its text', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), fc.nat(6), (texts, column) => {
      const [plain, parsed] = bothWays(texts);
      const say = (cells: LineCells) => [
        cells.count,
        cells.text(column),
        cells.quantity(column),
        ...codeOf(cells, column),
        cells.isEmpty(column),
        isFull(cells, ['a', 'b', 'c']),
      ];
      expect(say(plain)).toEqual(say(parsed));
    }),
  );
});

test('a gift card is found the same way, though its first byte is all that is looked at of most lines', () => {
  const columns = { gencod: 0, qty: 1, store: null, reference: 2, size: null, productId: 3 };
  const headings = ['Gencod', 'Quantité', 'Référence', 'Product ID'];
  const cards = [{ reference: 'CARTE50', quantity: 9 }, { productId: '1201', quantity: 9 }, { reference: 'élan', quantity: 9 }]; // prettier-ignore
  const find = giftCardFinder(
    cards.map((card) => placeGiftCard(card, '008', headings, columns)),
    columns,
  );
  fc.assert(
    fc.property(fc.tuple(cell, cell, cell, cell), (texts) => {
      const [plain, parsed] = bothWays(texts);
      expect(find(plain)).toBe(find(parsed));
    }),
  );
  expect(find(bothWays(['', '1', 'Carte50', ''])[0])).toBe(0);
  expect(find(bothWays(['', '1', 'MOD1', '01201'])[0])).toBe(1);
  expect(find(bothWays(['', '1', 'ÉLAN', ''])[0])).toBe(2);
});
