import type { Dialect } from '@passerelle/core/files/csv-rows.ts';
import { PlainLine } from '@passerelle/core/files/plain-line.ts';
import type { PlacedCard } from './gift-cards.ts';
import { isFull, PlainCells } from './line-cells.ts';
import { countLineEnds, isLineEnded, lineStartAt } from './line-end.ts';
import { readStock, type StockSettings } from './read-stock.ts';
import type { StockFile } from './stock-file.ts';

export interface ResultFacts {
  /** Lines that can be read, the heading left out. */
  lines: number;
  /** Names of the gift cards that have no line with their quantity. */
  lackingGiftCards: string[];
}

/**
 * The gift cards that have no line with their quantity in the corrected file, by name: the guards judge the very bytes
 * that would be published. At a glance, where that can tell; else the whole file is read again, in the dialect of its
 * source, which throws a Failure (4) if it can't be read: `correct` left no line, or is at fault. `linesOut`: lines that
 * it should have, the heading left out.
 */
export function lackingGiftCards(
  bytes: Buffer,
  source: StockFile,
  settings: StockSettings,
  linesOut: number,
): string[] {
  if (isPlainlyAsPlanned(bytes, source, linesOut)) return [];
  return inspectResult(source.name, bytes, settings, source.dialect).lackingGiftCards;
}

export function inspectResult(
  name: string,
  bytes: Buffer,
  settings: StockSettings,
  dialect?: Dialect,
): ResultFacts {
  const { lines, unreadable, giftCards, giftCardLines } = readStock(name, bytes, settings, dialect);
  const isThere = (card: number) =>
    giftCardLines[card]?.some((line) => lines.quantities[line] === giftCards[card]?.quantity) ?? false;
  return {
    lines: lines.count - unreadable.length,
    lackingGiftCards: giftCards.filter((_, card) => !isThere(card)).map((card) => card.name),
  };
}

/** A card named "1" stands in most lines: more of them than this take longer than to read the file. */
const mostLines = 100;

/** Where the first lines that hold a text in ASCII begin. */
function* linesWith(text: string, bytes: Buffer): Generator<number> {
  let at = bytes.indexOf(text, 0, 'latin1');
  for (let count = 0; at !== -1 && count < mostLines; count++) {
    yield lineStartAt(bytes, at);
    at = bytes.indexOf(text, at + text.length, 'latin1');
  }
}

/** false: a quote, a blank line or a card that is written otherwise than it is configured leaves it open. */
function isPlainlyAsPlanned(bytes: Buffer, source: StockFile, linesOut: number): boolean {
  const { dialect, giftCards, giftCardAt, headings, columns } = source;
  const lineCount = countLineEnds(bytes) + (isLineEnded(bytes) ? 0 : 1);
  if (lineCount !== linesOut + 1 || bytes.includes(dialect.quote)) return false;
  const line = new PlainLine(bytes, dialect);
  const cells = new PlainCells(line, dialect.encoding);
  const isWholeAt = (start: number) => line.read(start) && isFull(cells, headings);
  const isThere = ({ name, quantity }: PlacedCard, card: number) => {
    for (const start of linesWith(name, bytes))
      if (isWholeAt(start) && cells.quantity(columns.qty) === quantity && giftCardAt(cells) === card)
        return true;
    return false;
  };
  return isWholeAt(lineStartAt(bytes, bytes.length - 2)) && giftCards.every(isThere);
}
