import { gencodKey, referenceKey } from './article-key.ts';
import { writeAddedRow } from './gift-cards.ts';
import {
  takeSales,
  type MatchedBy,
  type MissedSale,
  type MissedSalesPolicy,
  type SaleNote,
  type SoldLine,
} from './missed-sales.ts';
import type { WhyUnreadable } from './stock-fault.ts';
import { cellText, rawCells, type PlacedCard, type StockFile } from './stock-file.ts';
import { whyUnreadable } from './stock-refusals.ts';

/** What is done to a stock file, as data: it can be told, and `renderStock` carries it out. */
export interface Correction {
  /** In the order of the file, the added rows last. A line of another store is left out, and is no change. */
  changes: Change[];
  /** Rows for the end of the file, one character per byte, without line ends. */
  addedRows: string[];
  notes: SaleNote[];
  counts: CorrectionCounts;
}

/** What happens to one line. */
export interface Change {
  decision: 'removed' | 'reduced' | 'set' | 'added';
  /** From 0; null: it was added. */
  line: number | null;
  gencod: string;
  reference: string;
  size: string;
  /** Pairs before and after; null: no line, or unreadable. */
  before: number | null;
  after: number | null;
  cause: ChangeCause;
}

export type ChangeCause =
  | { kind: 'sold'; orders: string[]; matchedBy: MatchedBy }
  | { kind: 'gift-card'; name: string }
  | { kind: 'untracked' }
  | WhyUnreadable;

/** Lines. */
export interface CorrectionCounts {
  /** Of the source, the heading left out. */
  linesIn: number;
  otherStores: number;
  /** Left out by `stock.filters`: they are none of the web shop's. */
  filteredOut: number;
  unreadable: number;
  /** By sales. */
  removed: number;
  reduced: number;
  /** Gift cards that were there, with another quantity. */
  set: number;
  /** Lines of articles that are not tracked, with another quantity. */
  untracked: number;
  /** Gift cards that were not there. */
  added: number;
  /** Of the source, published. */
  linesKept: number;
  /** Published: kept and added. */
  linesOut: number;
}

/**
 * Decides what becomes of each line. A line that no sale comes to stays as it is, be its quantity
 * 0 or below; a line that a sale comes to goes once nothing is left of it, or stays below 0 with `allowNegative`. Throws a Failure (2) if a gift card can't be
 * written into the file.
 */
export function correct(
  stock: StockFile,
  sales: readonly MissedSale[],
  policy: MissedSalesPolicy,
  allowNegative = false,
): Correction {
  const shoes = sales.filter((sale) => !isGiftCard(stock, sale));
  const taken = takeSales(stock, shoes, policy, allowNegative);
  const lacking = stock.giftCards.filter((_, card) => stock.giftCardLines[card]?.length === 0);
  const inFile = [
    ...stock.unreadable.map((line) => unreadableLine(stock, line)),
    ...[...taken.lines.values()].flatMap((sold) => soldChange(stock, sold)),
    ...setUntracked(stock),
    ...stock.giftCards.flatMap((card, index) => setCard(stock, card, stock.giftCardLines[index] ?? [])),
  ];
  const changes = [...inFile.sort(byLine), ...lacking.map((card) => addedCard(stock, card))];
  return {
    changes,
    addedRows: lacking.map((card) => writeAddedRow(stock, card)),
    notes: taken.notes,
    counts: countLines(stock, changes),
  };
}

/** A gift card sold is no pair of shoes, whatever line its reference would find. */
function isGiftCard(stock: StockFile, sale: MissedSale): boolean {
  const gencod = gencodKey(sale.gencod);
  const reference = referenceKey(sale.reference);
  return stock.giftCards.some((card) => {
    const hasItsGencod = gencod !== '' && gencod === gencodKey(card.cells.get(stock.columns.gencod) ?? '');
    return hasItsGencod || (reference !== '' && reference === referenceKey(card.reference));
  });
}

const byLine = (a: Change, b: Change) => (a.line ?? 0) - (b.line ?? 0);

function soldChange(stock: StockFile, { line, left, isRemoved, orders, matchedBy }: SoldLine): Change[] {
  if (orders.size === 0) return [];
  const isGone = isRemoved || left === 0;
  const cause: ChangeCause = { kind: 'sold', orders: [...orders], matchedBy };
  const outcome = isGone
    ? { decision: 'removed' as const, after: null }
    : { decision: 'reduced' as const, after: left };
  return [{ ...outcome, ...lineFacts(stock, line), cause }];
}

function unreadableLine(stock: StockFile, line: number): Change {
  const cause = whyUnreadable(stock, line);
  return { decision: 'removed', ...lineFacts(stock, line), after: null, cause };
}

/** Every line of the card gets its quantity; one that has it already is no change. */
function setCard(stock: StockFile, { name, quantity }: PlacedCard, lines: readonly number[]): Change[] {
  const cause: ChangeCause = { kind: 'gift-card', name };
  return lines
    .filter((line) => stock.lines.quantities[line] !== quantity)
    .map((line) => ({ decision: 'set', ...lineFacts(stock, line), after: quantity, cause }));
}

function setUntracked(stock: StockFile): Change[] {
  if (stock.untracked === null) return [];
  const { quantity } = stock.untracked;
  const changes: Change[] = [];
  for (let line = 0; line < stock.lines.count; line += 1) {
    const isMeant = stock.lines.untracked[line] === 1 && stock.lines.excluded[line] === 0;
    if (!isMeant || stock.lines.quantities[line] === quantity) continue;
    const cause: ChangeCause = { kind: 'untracked' };
    changes.push({ decision: 'set', ...lineFacts(stock, line), after: quantity, cause });
  }
  return changes;
}

function lineFacts(stock: StockFile, line: number): Omit<Change, 'decision' | 'after' | 'cause'> {
  const cells = rawCells(stock, line);
  const quantity = stock.lines.quantities[line] ?? NaN;
  return {
    line,
    gencod: cellText(stock, cells, stock.columns.gencod),
    reference: cellText(stock, cells, stock.columns.reference),
    size: cellText(stock, cells, stock.columns.size),
    before: Number.isNaN(quantity) ? null : quantity,
  };
}

function addedCard({ columns }: StockFile, { name, quantity, cells }: PlacedCard): Change {
  const text = (column: number | null) => cells.get(column ?? -1) ?? '';
  return {
    decision: 'added',
    line: null,
    gencod: text(columns.gencod),
    reference: text(columns.reference),
    size: text(columns.size),
    before: null,
    after: quantity,
    cause: { kind: 'gift-card', name },
  };
}

function countLines(stock: StockFile, changes: readonly Change[]): CorrectionCounts {
  const { otherStores, filteredOut } = stock;
  const unreadable = stock.unreadable.length;
  const decided = (decision: Change['decision']) =>
    changes.filter((change) => change.decision === decision).length;
  const removed = decided('removed') - unreadable;
  const untracked = changes.filter(({ cause }) => cause.kind === 'untracked').length;
  const added = decided('added');
  const linesKept = stock.lines.count - otherStores - filteredOut - unreadable - removed;
  return {
    linesIn: stock.lines.count,
    otherStores,
    filteredOut,
    unreadable,
    removed,
    reduced: decided('reduced'),
    set: decided('set') - untracked,
    untracked,
    added,
    linesKept,
    linesOut: linesKept + added,
  };
}
