import { hasImportedBetween } from '@passerelle/core/delivery/import-minutes.ts';
import type { KnownOrder } from '@passerelle/core/ledger/known-orders.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import {
  isListed,
  meaningOfState,
  type StateList,
  type StateRules,
} from '@passerelle/core/orders/order-state.ts';
import { linesBeyond, stockLinesOf, type StockLine } from '@passerelle/core/orders/stock-line.ts';

/** Whose knowledge is asked for: ProShop's, when it wrote the stock file. */
export interface Snapshot {
  /** When the stock file was written, by the server's clock. */
  at: Date;
  /** When ProShop imports, minutes of the hour; empty: not known. */
  importMinutes: readonly number[];
  /** Batches that a dry run has just seen gone from `import`, which the ledger does not have as COLLECTED. */
  seenGone: ReadonlySet<number>;
}

export interface SalesRules extends StateRules {
  /** States that are no sale yet but hold their size. */
  reservingStates: StateList;
}

/** Lines of one order that ProShop's snapshot cannot know (contract §7.3). */
export interface UnknownSale {
  /** The order in the ledger; null: it has never been seen. */
  known: KnownOrder | null;
  /** The order in the CSV; null: it has left it. */
  order: Order | null;
  /** The whole order, or what a changed one sells beyond what was sent. */
  part: 'lines' | 'difference';
  lines: StockLine[];
  /** Its size is hidden now, and by no cycle before. */
  isFirstCycle: boolean;
}

/** One order of the CSV beside what the ledger has of it: what of it ProShop cannot know. */
export function unknownSalesOf(
  order: Order,
  known: KnownOrder | null,
  snapshot: Snapshot,
  rules: SalesRules,
): UnknownSale[] {
  if (!holdsItsSizes(order, rules)) return [];
  const isSent = known !== null && ['sent', 'adopted', 'acknowledged'].includes(known.status);
  if (!isSent) return salesOf(order, known, stockLinesOf(order), [], snapshot);
  const beyond = linesBeyond(known.substance?.lines ?? [], order);
  return salesOf(
    order,
    known,
    unknownLines(known, snapshot),
    beyond.length > 0 ? beyond : oldDifference(known, snapshot),
    snapshot,
  );
}

/** An order of the ledger that is no longer in the CSV: what of it ProShop cannot know. */
export function unknownSalesOfAbsent(known: KnownOrder, snapshot: Snapshot): UnknownSale[] {
  const isNoSale = known.status === 'waiting' || known.status === 'gone';
  if (isNoSale) return [];
  return salesOf(null, known, unknownLines(known, snapshot), oldDifference(known, snapshot), snapshot);
}

/** Cancelled orders hold nothing; a state that nobody configured may be a sale, so it does. */
function holdsItsSizes(order: Order, rules: SalesRules): boolean {
  return isListed(order, rules.reservingStates) || meaningOfState(order, rules) !== 'no-sale';
}

function unknownLines(known: KnownOrder, snapshot: Snapshot): StockLine[] {
  const isKnown =
    isInBatchKnown(known, snapshot) || known.status === 'adopted' || isAcknowledged(known, snapshot);
  return isKnown ? [] : known.lines;
}

/** What an order sold beyond what was sent, until a person has corrected ProShop and a snapshot shows it. */
function oldDifference(known: KnownOrder, snapshot: Snapshot): StockLine[] {
  return isAcknowledged(known, snapshot) ? [] : known.difference;
}

/**
 * Collected, and ProShop imported between the last moment the file was still waiting and the snapshot: then the snapshot
 * has the sale. Anything uncertain is not known.
 */
export function isInBatchKnown({ batch }: KnownOrder, { at, importMinutes, seenGone }: Snapshot): boolean {
  if (batch === null || batch.waitingAt === null) return false;
  const isCollected = batch.state === 'COLLECTED' || seenGone.has(batch.number);
  return isCollected && hasImportedBetween(batch.waitingAt, at, importMinutes);
}

function isAcknowledged({ status, ackedAt }: KnownOrder, { at }: Snapshot): boolean {
  return status === 'acknowledged' && ackedAt !== null && ackedAt < at;
}

function salesOf(
  order: Order | null,
  known: KnownOrder | null,
  lines: StockLine[],
  difference: StockLine[],
  snapshot: Snapshot,
): UnknownSale[] {
  const parts = [
    { part: 'lines' as const, lines, since: known?.missedSince ?? null },
    { part: 'difference' as const, lines: difference, since: known?.differenceSince ?? null },
  ];
  return parts
    .filter((each) => each.lines.length > 0)
    .map((each) => ({
      known,
      order,
      part: each.part,
      lines: each.lines,
      isFirstCycle: isFirst(each.since, snapshot),
    }));
}

/** A rerun over the same snapshot is the same cycle. */
function isFirst(since: Date | null, snapshot: Snapshot): boolean {
  return since === null || since >= snapshot.at;
}
