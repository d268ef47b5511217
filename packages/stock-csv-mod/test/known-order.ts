import type { KnownOrder } from '@passerelle/core/ledger/known-order.ts';
import { contentOf } from '@passerelle/core/orders/order-content.ts';
import type { FolderState } from '@passerelle/core/ledger/states.ts';
import { stockLinesOf } from '@passerelle/core/orders/stock-line.ts';
import { anOrder } from '../../core/test/orders/any-order.ts';

/** A time of one day, by the server's clock: `at('10:27')`. */
export function at(time: string): Date {
  return new Date(`2026-11-22T${time.length === 5 ? `${time}:00` : time}Z`);
}

/** What the ledger has of `anOrder`, to be changed as a test needs: bound to no parcel, never taken out of the stock. */
export function aKnownOrder(changes: Partial<KnownOrder> = {}): KnownOrder {
  const order = anOrder();
  return {
    key: 1,
    id: order.id,
    ref: order.ref,
    status: 'seen',
    decision: null,
    orderedAt: order.date,
    stateId: order.stateId,
    parcel: null,
    content: contentOf(order),
    lines: stockLinesOf(order),
    difference: [],
    firstSeen: at('09:57'),
    lastSeen: at('09:57'),
    ackedAt: null,
    missedSince: null,
    differenceSince: null,
    ...changes,
  };
}

/** The same, sent in parcel 7; `waitingAt`: the last moment at which it was seen waiting. */
export function aSentOrder(state: FolderState, waitingAt: string | null, changes: Partial<KnownOrder> = {}) {
  const parcel = { number: 7, lot: 'L7', fileName: 'ventes_7.xml', state };
  return aKnownOrder({
    status: 'sent',
    parcel: { ...parcel, waitingAt: waitingAt === null ? null : at(waitingAt) },
    ...changes,
  });
}
