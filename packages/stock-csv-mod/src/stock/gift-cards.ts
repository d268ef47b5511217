import type { Dialect } from '@passerelle/core/files/csv-row.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { foldText } from '@passerelle/core/text/fold-text.ts';
import { codeKey, gencodKey, referenceKey } from './article-key.ts';
import type { LineCells } from './line-cells.ts';
import type { StockColumns } from './stock-columns.ts';
import type { StockFault } from './stock-fault.ts';
import { rewriteQuantity } from './quantity.ts';
import { cellSpans } from './row-bytes.ts';
import type { PlacedCard, StockFile } from './stock-file.ts';

/** One of the shop's own gift-card products: `giftCards` of the configuration. */
export interface GiftCard {
  productId?: string;
  reference?: string;
  /** What its line shall say; 1 or more. */
  quantity: number;
  /** Heading → value, for other columns; a gencod too. */
  row?: Readonly<Record<string, string>>;
}

/** The columns that can tell one product from another, and how their cells are compared. */
const namingColumns = [
  { column: 'productId', keyOf: codeKey },
  { column: 'gencod', keyOf: gencodKey },
  { column: 'reference', keyOf: referenceKey },
] as const;

export function giftCardName({ reference, productId }: GiftCard): string {
  return reference || productId || '';
}

/**
 * The values of a gift card in the columns that the file has; `store` is the shop code of its line. Throws a Failure (2)
 * if none of these columns names the card, or if `row` speaks of a heading that the file lacks.
 */
export function placeGiftCard(
  card: GiftCard,
  store: string,
  headings: readonly string[],
  columns: StockColumns,
): PlacedCard {
  const cells = new Map<number, string>();
  setCell(cells, columns.store, store);
  setCell(cells, columns.productId, card.productId);
  setCell(cells, columns.reference, card.reference);
  for (const [heading, text] of Object.entries(card.row ?? {})) {
    setCell(cells, findHeading(card, heading, headings), text);
  }
  const isNamed = namingColumns.some(({ column }) => cells.has(columns[column] ?? -1));
  const name = giftCardName(card);
  if (!isNamed) throw misfit({ kind: 'stock/gift-card-unnamed', card: name, headings });
  return { name, reference: card.reference ?? '', quantity: card.quantity, cells };
}

function setCell(cells: Map<number, string>, column: number | null, text: string | undefined): void {
  if (column !== null && text !== undefined && text.trim() !== '') cells.set(column, text.trim());
}

function findHeading(card: GiftCard, heading: string, headings: readonly string[]): number {
  const column = headings.findIndex((each) => foldText(each) === foldText(heading));
  if (column !== -1) return column;
  throw misfit({ kind: 'stock/gift-card-no-heading', card: giftCardName(card), heading, headings });
}

function misfit(fault: StockFault): Failure {
  return new Failure(ExitCode.Usage, fault);
}

/** Tells which gift card a line of the file is: its position in `cards`; null: none. */
export function giftCardFinder(
  cards: readonly PlacedCard[],
  columns: StockColumns,
): (cells: LineCells) => number | null {
  const known = namingColumns.flatMap(({ column, keyOf }) => {
    const at = columns[column];
    const entries = cards.map((card, index) => [keyOf(card.cells.get(at ?? -1) ?? ''), index] as const);
    const byKey = new Map(entries.filter(([key]) => key !== ''));
    return at === null || byKey.size === 0
      ? []
      : [{ at, keyOf, byKey, starts: possibleStarts(byKey.keys()) }];
  });
  return (cells) => {
    for (const column of known) {
      const byte = cells.firstByte(column.at);
      if (byte !== null && column.starts[byte] === 0) continue;
      const card = column.byKey.get(column.keyOf(cells.text(column.at)));
      if (card !== undefined) return card;
    }
    return null;
  };
}

/**
 * By byte, 1 where a cell that begins with it may have one of these keys: nearly every line is told by one byte. Spaces
 * and zeros may be left out of a key, and the case of what is not ASCII changes its bytes.
 */
function possibleStarts(keys: Iterable<string>): Uint8Array {
  const firsts = new Set([...keys].flatMap((key) => [key.charAt(0), key.charAt(0).toLowerCase()]));
  return Uint8Array.from({ length: 256 }, (_, byte) => {
    const mayBeLeftOut = byte <= space || byte === zero || byte >= beyondAscii;
    return mayBeLeftOut || firsts.has(String.fromCharCode(byte)) ? 1 : 0;
  });
}

const space = 0x20;
const zero = 0x30;
const beyondAscii = 0x80;

/** The character of each byte from 0 to 255. */
const windows1252 = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 256 }, (_, byte) => byte),
);

/**
 * The row of a gift card, one character per byte, without its line end, written as the file writes: as many cells as a
 * line of the file, each quoted as in that line, the quantity in its form. Throws a Failure (2) if the file's encoding
 * lacks a character.
 */
export function writeAddedRow({ bytes, dialect, columns, lines }: StockFile, card: PlacedCard): string {
  const modelLine = lines.excluded.indexOf(0);
  const cells = cellSpans(bytes, lines.starts[modelLine] ?? 0, dialect).map((span, column) => {
    const modelCell = bytes.toString('latin1', span.start, span.end);
    if (column === columns.qty) return rewriteQuantity(modelCell, card.quantity);
    const text = encode(card.cells.get(column) ?? '', dialect, card.name);
    return writeCell(text, modelCell, dialect);
  });
  return cells.join(dialect.delimiter);
}

function writeCell(text: string, modelCell: string, dialect: Dialect): string {
  const quote = dialect.quote || '"';
  const needsQuotes = text.includes(dialect.delimiter) || text.includes(quote);
  if (!needsQuotes && !modelCell.startsWith(quote)) return text;
  return quote + text.replaceAll(quote, quote + quote) + quote;
}

/** One character per byte, in the encoding of the file. */
function encode(text: string, { encoding }: Dialect, card: string): string {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8').toString('latin1');
  return Array.from(text, (character) => {
    const byte = windows1252.indexOf(character);
    if (byte === -1) throw misfit({ kind: 'stock/gift-card-character', card, character });
    return String.fromCharCode(byte);
  }).join('');
}
