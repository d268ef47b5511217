import { codeKey, gencodKey, referenceKey } from '../stock/article-key.ts';
import type { Change, Correction } from '../stock/correct.ts';
import { lineReader } from '../stock/missed-sales.ts';
import { Excluded, type StockFile } from '../stock/stock-file.ts';

/** What is left of one gencod, over all of its lines. */
export interface FileLevel {
  /** As the file has it. */
  gencod: string;
  size: string;
  /** May be negative: the till has sold more than it had. */
  pieces: number;
  /** Its stock is not kept: `pieces` is a fixed quantity. */
  isUntracked: boolean;
  /** Orders that ProShop does not know and that have taken from it. */
  orders: readonly string[];
}

/** A gift card of the configuration, and what it is called by. */
export interface CardLevel {
  gencod: string;
  reference: string;
  /** Its number in the shop. */
  product: string;
  pieces: number;
}

export interface FileLevels {
  /** By `gencodKey`. */
  byGencod: ReadonlyMap<string, FileLevel>;
  /** What is in the file and none of the web shop's, by `gencodKey`. */
  filtered: ReadonlySet<string>;
  cards: readonly CardLevel[];
}

/** What the corrected file says is there, article by article. `correction` takes sales off, and removes nothing else. */
export function levelsInFile(stock: StockFile, correction: Correction): FileLevels {
  const changes = new Map(correction.changes.map((change) => [change.line, change]));
  const cardLines = new Set(stock.giftCardLines.flat());
  const byGencod = new Map<string, FileLevel>();
  const cellsOf = lineReader(stock);
  const unreadable = new Set(stock.unreadable);
  const filtered = new Set<string>();
  for (let line = 0; line < stock.lines.count; line += 1) {
    const why = stock.lines.excluded[line];
    if (cardLines.has(line) || (why === Excluded.unusable && !unreadable.has(line))) continue;
    const cells = cellsOf(line);
    const gencod = cells.text(stock.columns.gencod ?? -1);
    const key = gencodKey(gencod);
    if (key === '') continue;
    if (why === Excluded.byFilter) {
      filtered.add(key);
      continue;
    }
    const size = cells.text(stock.columns.size ?? -1);
    const level = { gencod, size, ...levelOfLine(stock, line, changes.get(line)) };
    const known = byGencod.get(key);
    byGencod.set(key, known ? together(known, level) : level);
  }
  for (const note of correction.notes) {
    const level = note.kind === 'oversold' ? byGencod.get(gencodKey(note.sale.gencod)) : undefined;
    if (level && note.kind === 'oversold') level.pieces -= note.missing;
  }
  return { byGencod, filtered, cards: cardsOf(stock) };
}

function levelOfLine(
  { lines, untracked }: StockFile,
  line: number,
  change: Change | undefined,
): Omit<FileLevel, 'gencod' | 'size'> {
  const isUntracked = lines.untracked[line] === 1 && lines.excluded[line] === 0;
  if (isUntracked) return { isUntracked, pieces: untracked?.quantity ?? 0, orders: noOrders };
  return { isUntracked, pieces: left(lines.quantities[line] ?? 0, change), orders: ordersOf(change) };
}

/** Two lines of one gencod. */
function together(one: FileLevel, other: FileLevel): FileLevel {
  if (one.isUntracked || other.isUntracked) return one.isUntracked ? one : other;
  return {
    ...one,
    size: one.size || other.size,
    pieces: one.pieces + other.pieces,
    orders: [...one.orders, ...other.orders],
  };
}

function left(quantity: number, change: Change | undefined): number {
  if (Number.isNaN(quantity)) return 0;
  // Sales take what can be sold; what the till has below nought stays below it.
  return change === undefined ? quantity : (change.after ?? 0) + Math.min(0, quantity);
}

const noOrders: readonly string[] = [];

function ordersOf(change: Change | undefined): readonly string[] {
  return change?.cause.kind === 'sold' ? change.cause.orders : noOrders;
}

function cardsOf({ giftCards, columns }: StockFile): CardLevel[] {
  return giftCards.map(({ cells, reference, quantity }) => ({
    gencod: gencodKey(cells.get(columns.gencod ?? -1) ?? ''),
    reference: referenceKey(reference),
    product: codeKey(cells.get(columns.productId ?? -1) ?? ''),
    pieces: quantity,
  }));
}
