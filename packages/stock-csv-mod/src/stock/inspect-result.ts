import { readStock, type StockSettings } from './read-stock.ts';

export interface ResultFacts {
  /** Lines that can be read, the heading left out. */
  lines: number;
  /** Names of the gift cards that have no line with their quantity. */
  lackingGiftCards: string[];
}

/**
 * The corrected file read again like any other, so that the guards judge the very bytes that would be published. Throws a
 * Failure (4) if it can't be read: `correct` left no line, or is at fault.
 */
export function inspectResult(name: string, bytes: Buffer, settings: StockSettings): ResultFacts {
  const { lines, unreadable, giftCards, giftCardLines } = readStock(name, bytes, settings);
  const isThere = (card: number) =>
    giftCardLines[card]?.some((line) => lines.quantities[line] === giftCards[card]?.quantity) ?? false;
  return {
    lines: lines.count - unreadable.length,
    lackingGiftCards: giftCards.filter((_, card) => !isThere(card)).map((card) => card.name),
  };
}
