import type { KnownOrder, OrderEntry } from '@passerelle/core/ledger/known-orders.ts';
import type { OrderStatus } from '@passerelle/core/ledger/states.ts';
import type { Decision } from '@passerelle/core/orders/decision.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import { endingOf } from '@passerelle/core/orders/order-state.ts';
import { linesBeyond, stockLinesOf, type StockLine } from '@passerelle/core/orders/stock-line.ts';
import { contentOf, type OrderContent } from '@passerelle/core/orders/order-content.ts';

/** What the ledger is to do about a decided order. */
export type LedgerStep =
  | { kind: 'nothing' }
  | { kind: 'touch' }
  /** It had changed, and is as it was sent again. */
  | { kind: 'unchanged' }
  /** As it was sent; the ledger learns its other name. */
  | { kind: 'identify' }
  | { kind: 'record'; entry: OrderEntry }
  | { kind: 'change'; content: OrderContent; difference: StockLine[] }
  | { kind: 'gone' };

/** Pure: from what was decided and what was known, what is to be remembered. `parcel`: the one it goes into, for `send`. */
export function ledgerStep(
  order: Order,
  decision: Decision,
  known: KnownOrder | null,
  parcel: number | null,
): LedgerStep {
  const hasIdentity = order.id !== '' || order.ref !== '';
  if (!hasIdentity) return { kind: 'nothing' };
  switch (decision.kind) {
    case 'already-sent':
    case 'acknowledged':
      return stepForSettled(order, known);
    case 'changed-since-sent':
      return {
        kind: 'change',
        content: contentOf(order, isUnreadable(decision)),
        difference: differenceOf(order, decision, known),
      };
    case 'send':
      return { kind: 'record', entry: entryOf(order, 'sent', decision, parcel) };
    case 'gift-voucher':
    case 'before-go-live':
    case 'number-used-before':
      return recordUnlessSame(entryOf(order, 'withheld', decision, null), known);
    case 'same-order-other-number':
      return recordUnlessSame({ ...entryOf(order, 'withheld', decision, null), lines: [] }, known);
    case 'rejected':
      return recordUnlessSame(entryOf(order, 'rejected', decision, null), known);
    case 'unknown-state':
      return recordUnlessSame(entryOf(order, 'unknown-state', decision, null), known);
    case 'state':
      return stepForNoSale(order, decision, known);
  }
}

function stepForSettled(order: Order, known: KnownOrder | null): LedgerStep {
  if (known?.decision?.kind === 'changed-since-sent') return { kind: 'unchanged' };
  const namesItAnew =
    known && ((known.id === '' && order.id !== '') || (known.ref === '' && order.ref !== ''));
  return namesItAnew ? { kind: 'identify' } : { kind: 'nothing' };
}

/** Cancelled orders are no sales; those that wait for payment are remembered, so that it shows if they vanish. */
function stepForNoSale(order: Order, decision: Decision, known: KnownOrder | null): LedgerStep {
  const isOver = endingOf(order) !== null;
  if (known?.status === 'withheld') {
    const entry = entryOf(order, 'withheld', known.decision ?? decision, null);
    return recordUnlessSame({ ...entry, lines: [] }, known);
  }
  if (isOver) return known && known.status !== 'gone' ? { kind: 'gone' } : { kind: 'nothing' };
  return recordUnlessSame({ ...entryOf(order, 'waiting', decision, null), lines: [] }, known);
}

function differenceOf(order: Order, decision: Decision, known: KnownOrder | null): StockLine[] {
  const isEnded = decision.reason?.kind === 'changed' && decision.reason.differences.some(isEnding);
  return isEnded ? [] : linesBeyond(known?.content?.lines ?? [], order);
}

function isUnreadable({ reason }: Decision): boolean {
  const isChangedSo =
    reason?.kind === 'changed' && reason.differences.some(({ kind }) => kind === 'unreadable');
  return reason?.kind === 'rejected' || isChangedSo;
}

function isEnding({ kind }: { kind: string }): boolean {
  return kind === 'cancelled' || kind === 'refunded';
}

function entryOf(order: Order, status: OrderStatus, decision: Decision, parcel: number | null): OrderEntry {
  return {
    id: order.id,
    ref: order.ref,
    status,
    decision,
    orderedAt: order.date,
    stateId: order.stateId || order.stateLabel,
    parcel,
    content: contentOf(order, isUnreadable(decision)),
    lines: stockLinesOf(order),
    difference: [],
  };
}

function recordUnlessSame(entry: OrderEntry, known: KnownOrder | null): LedgerStep {
  const isSame =
    known !== null &&
    known.status === entry.status &&
    (entry.id === '' || known.id === entry.id) &&
    JSON.stringify(known.decision) === JSON.stringify(entry.decision) &&
    JSON.stringify(known.lines) === JSON.stringify(entry.lines);
  return isSame ? { kind: 'touch' } : { kind: 'record', entry };
}
