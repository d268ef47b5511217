import { knewAt } from '@passerelle/core/delivery/import-folder.ts';
import type { KnownOrder } from '@passerelle/core/ledger/known-order.ts';
import { contentOf } from '@passerelle/core/orders/order-content.ts';
import type { FolderState } from '@passerelle/core/ledger/states.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import {
  endingOf,
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
  /** By the server's clock. */
  now: Date;
  /** When ProShop imports, minutes of the hour; empty: not known. */
  importMinutes: readonly number[];
  /** Parcels that a dry run has just seen gone from `import`, which the ledger does not have as COLLECTED. */
  seenGone: ReadonlySet<number>;
}

export interface SalesRules extends StateRules {
  /** States that are no sale yet but hold their size. */
  reservingStates: StateList;
}

/** Lines of one order that ProShop's snapshot cannot know. */
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

/** The order as people name it. */
export function nameOfSale({ order, known }: UnknownSale): string {
  return order?.id || known?.id || order?.ref || known?.ref || '?';
}

/** What of one order ProShop cannot know. */
interface UnknownLines {
  lines: StockLine[];
  difference: StockLine[];
}

/** One order of the CSV beside what the ledger has of it: what of it ProShop cannot know. */
export function unknownSalesOf(
  order: Order,
  known: KnownOrder | null,
  snapshot: Snapshot,
  rules: SalesRules,
): UnknownSale[] {
  if (isKnownOtherwise(known)) return [];
  const isToldToProShop = known !== null && ['sent', 'adopted', 'acknowledged'].includes(known.status);
  const unknown = isToldToProShop
    ? unknownOfTold(order, known, snapshot)
    : { lines: holdsItsSizes(order, rules) ? stockLinesOf(order) : [], difference: [] };
  return salesOf(order, known, unknown, snapshot);
}

/** Withheld because it is an order that was told already, under another number: that one holds the sizes. */
function isKnownOtherwise(known: KnownOrder | null): boolean {
  return known?.status === 'withheld' && known.decision?.kind === 'same-order-other-number';
}

/** An order of the ledger that is no longer in the CSV: what of it ProShop cannot know. */
export function unknownSalesOfAbsent(known: KnownOrder, snapshot: Snapshot): UnknownSale[] {
  if (wasCancelled(known)) return [];
  const unknown = { lines: unknownLines(known, snapshot), difference: keptDifference(known, snapshot) };
  return salesOf(null, known, unknown, snapshot);
}

/** An order that ProShop was told of, or will be: a change of its state that does not end it makes it no less sold. */
function unknownOfTold(order: Order, known: KnownOrder, snapshot: Snapshot): UnknownLines {
  if (contentOf(order).ended !== null) return { lines: [], difference: [] };
  return { lines: unknownLines(known, snapshot), difference: differenceOf(order, known, snapshot) };
}

/** What the order now sells beyond what was sent; once acknowledged, what it sold beyond until a snapshot shows it. */
function differenceOf(order: Order, known: KnownOrder, snapshot: Snapshot): StockLine[] {
  const beyond = known.content ? linesBeyond(known.content.lines, order) : [];
  const isOnlyAcknowledged = beyond.length === 0 && known.status === 'acknowledged';
  return isOnlyAcknowledged ? keptDifference(known, snapshot) : beyond;
}

/** Cancelled orders hold nothing, whatever number their state has; a state that nobody configured may be a sale. */
export function holdsItsSizes(order: Order, rules: SalesRules): boolean {
  if (isListed(order, rules.reservingStates)) return true;
  const meaning = meaningOfState(order, rules);
  return meaning === 'sale' || (meaning === 'unknown' && endingOf(order) === null);
}

function unknownLines(known: KnownOrder, snapshot: Snapshot): StockLine[] {
  const isKnown =
    isCollectedBefore(known, snapshot) || known.status === 'adopted' || isAcknowledgedBefore(known, snapshot);
  return isKnown ? [] : known.lines;
}

/** What the ledger keeps of a change, until a person has corrected ProShop and a snapshot shows it. */
function keptDifference(known: KnownOrder, snapshot: Snapshot): StockLine[] {
  const hasChangedAgain = known.decision?.kind === 'changed-since-sent';
  return isAcknowledgedBefore(known, snapshot) && !hasChangedAgain ? [] : known.difference;
}

/**
 * Collected, and ProShop imported between the last moment the file was still waiting and the snapshot: then the snapshot
 * has the sale. Anything uncertain is not known.
 */
function isCollectedBefore({ parcel }: KnownOrder, { at, importMinutes, seenGone }: Snapshot): boolean {
  if (parcel === null) return false;
  const isBooked = parcel.state === 'COLLECTED' || seenGone.has(parcel.number);
  return knewAt({ isBooked, waitingAt: parcel.waitingAt }, at, importMinutes);
}

function isAcknowledgedBefore({ status, ackedAt }: KnownOrder, { at }: Snapshot): boolean {
  return status === 'acknowledged' && ackedAt !== null && ackedAt < at;
}

/** Cancelled or refunded after it was sent, when it was last seen. */
function wasCancelled({ decision }: KnownOrder): boolean {
  const reason = decision?.reason;
  if (reason?.kind !== 'changed') return false;
  return reason.differences.some(({ kind }) => kind === 'cancelled' || kind === 'refunded');
}

function salesOf(
  order: Order | null,
  known: KnownOrder | null,
  unknown: UnknownLines,
  snapshot: Snapshot,
): UnknownSale[] {
  const since = { lines: known?.missedSince ?? null, difference: known?.differenceSince ?? null };
  return (['lines', 'difference'] as const)
    .filter((part) => unknown[part].length > 0)
    .map((part) => ({
      known,
      order,
      part,
      lines: unknown[part],
      isFirstCycle: isFirst(since[part], snapshot),
    }));
}

/** A rerun over the same snapshot is the same cycle. What is dated after now was a cycle while the clock was ahead. */
function isFirst(since: Date | null, { at, now }: Snapshot): boolean {
  return since === null || (since >= at && since <= now);
}

/** Why ProShop's snapshot cannot know a sale, as the trace tells it. */
export type WhyUnknown =
  | 'not-sent'
  | 'on-its-way'
  | 'waiting'
  | 'collected-later'
  | 'uncertain'
  | 'withheld'
  | 'rejected'
  | 'unknown-state'
  | 'reserving'
  | 'changed'
  | 'keyed-in-later';

/** The one reason that a person can do something about, of those that apply. */
export function whyUnknown({ known, order, part }: UnknownSale, rules: SalesRules): WhyUnknown {
  if (known?.status === 'acknowledged') return 'keyed-in-later';
  if (part === 'difference') return 'changed';
  if (known?.parcel) return whyOfBatch(known.parcel.state);
  if (known?.status === 'withheld' || known?.status === 'rejected') return known.status;
  if (order && isListed(order, rules.reservingStates)) return 'reserving';
  const isOfUnknownState = order
    ? meaningOfState(order, rules) === 'unknown'
    : known?.status === 'unknown-state';
  return isOfUnknownState ? 'unknown-state' : 'not-sent';
}

function whyOfBatch(state: FolderState): WhyUnknown {
  switch (state) {
    case 'DELIVERED':
      return 'waiting';
    case 'COLLECTED':
      return 'collected-later';
    case 'UNCERTAIN':
      return 'uncertain';
    case 'DRAFT':
    case 'PREPARED':
    case 'STAGED':
    case 'DELIVERING':
    case 'VOID':
    case 'RESENT':
      return 'on-its-way';
  }
}
