import type { KnownLines } from './known-lines.ts';
import { sellable } from './quantity.ts';
import { readStock, type StockSettings } from './read-stock.ts';
import { cellText, rawCells, type StockFile } from './stock-file.ts';

export interface GencodLines {
  lines: number;
  of: number;
  example: string;
}

export interface ResultFacts {
  /** Lines that can be read, the heading left out. */
  lines: number;
  /** Pairs that can be sold; gift cards are none, and what is not tracked is not counted. */
  pairs: number;
  /** Lines without a usable gencod, of how many that should have one, and what the first of them has in its place. */
  withoutGencod: GencodLines;
  /** Lines whose gencod carries what a spreadsheet leaves on it: as it is written nobody finds it. */
  spoiltGencod: GencodLines;
  /** Names of the gift cards that have no line with their quantity. */
  lackingGiftCards: string[];
}

/** A file without a line cannot be read; that it has none is what the guards refuse. */
export const nothingLeft: ResultFacts = {
  lines: 0,
  pairs: 0,
  withoutGencod: { lines: 0, of: 0, example: '' },
  spoiltGencod: { lines: 0, of: 0, example: '' },
  lackingGiftCards: [],
};

/**
 * The corrected file read again like any other, so that the guards judge the very bytes that would be published. Throws a
 * Failure (4) if it can't be read: `correct` left no line, or is at fault. `known`: lines of the source, looked for in
 * these bytes.
 */
export function inspectResult(
  name: string,
  bytes: Buffer,
  settings: StockSettings,
  known: KnownLines | null = null,
): ResultFacts {
  const stock = readStock(name, bytes, settings, known);
  const { lines, unreadable, giftCards, giftCardLines } = stock;
  const isThere = (card: number) =>
    giftCardLines[card]?.some((line) => lines.quantities[line] === giftCards[card]?.quantity) ?? false;
  const readable = lines.count - unreadable.length;
  const among = (some: readonly number[]): GencodLines => ({
    lines: some.length,
    of: readable - giftCardLines.flat().length,
    example: gencodOf(stock, some[0]),
  });
  return {
    lines: readable,
    pairs: pairsIn(stock),
    withoutGencod: among(stock.withoutGencod),
    spoiltGencod: among(stock.spoiltGencod),
    lackingGiftCards: giftCards.filter((_, card) => !isThere(card)).map((card) => card.name),
  };
}

function pairsIn({ lines, giftCardLines }: StockFile): number {
  const piecesOf = (line: number): number => sellable(lines.quantities[line] ?? 0);
  let pieces = 0;
  for (let line = 0; line < lines.count; line += 1) {
    const isTracked = lines.excluded[line] === 0 && lines.untracked[line] === 0;
    if (isTracked) pieces += piecesOf(line);
  }
  return giftCardLines.flat().reduce((pairs, line) => pairs - piecesOf(line), pieces);
}

function gencodOf(stock: StockFile, line: number | undefined): string {
  return line === undefined ? '' : cellText(stock, rawCells(stock, line), stock.columns.gencod);
}
