import type { KnownOrder } from '@passerelle/core/ledger/known-orders.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import { endingOf, meaningOfState } from '@passerelle/core/orders/order-state.ts';
import type { ReadOrder } from '@passerelle/core/orders/read-orders.ts';
import { stockLinesOf } from '@passerelle/core/orders/stock-line.ts';
import { substanceOf } from '@passerelle/core/orders/substance.ts';
import {
  unknownSalesOf,
  unknownSalesOfAbsent,
  type SalesRules,
  type Snapshot,
  type UnknownSale,
} from './unknown-sales.ts';

/** What ProShop cannot know: of the CSV and of the ledger, each order once. */
export interface GatheredSales {
  sales: UnknownSale[];
  /** Orders that only this program ever saw, and that have left the CSV without being sent. */
  neverSent: KnownOrder[];
}

/** Crosses the orders CSV with the ledger. `ledger` null: a dry run where there is none. */
export function gatherSales(
  orders: Iterable<ReadOrder>,
  ledger: Ledger | null,
  snapshot: Snapshot,
  rules: SalesRules,
): GatheredSales {
  const sales: UnknownSale[] = [];
  const present = new Set<number>();
  for (const { order } of orders) {
    const known = ledger?.orders.find(order.id, order.ref) ?? null;
    if (known) present.add(known.key);
    sales.push(...unknownSalesOf(order, known, snapshot, rules));
  }
  const absent = (ledger?.orders.withOpenLines() ?? []).filter((known) => !present.has(known.key));
  for (const known of absent) sales.push(...unknownSalesOfAbsent(known, snapshot));
  return { sales, neverSent: absent.filter((known) => known.status === 'seen') };
}

/**
 * Keeps what orders-to-xml may never see: a sale of this CSV that the ledger does not have, so that it counts until it is
 * sent even if it leaves the CSV. A sale cancelled before it was sent is given up.
 */
export function rememberSales(
  ledger: Ledger,
  orders: Iterable<ReadOrder>,
  sales: readonly UnknownSale[],
  rules: SalesRules,
  now: Date,
): void {
  ledger.transaction(() => {
    for (const { order } of orders) {
      const known = ledger.orders.find(order.id, order.ref);
      if (known?.status === 'seen' && endingOf(order) !== null) ledger.orders.markGone(known);
    }
    for (const { order, known } of sales) {
      if (order && isToBeKept(order, known)) keep(ledger, order, known, isReserving(order, rules), now);
    }
  });
}

function isToBeKept(order: Order, known: KnownOrder | null): boolean {
  const hasIdentity = order.id !== '' || order.ref !== '';
  if (!hasIdentity) return false;
  if (known === null || known.status === 'gone') return true;
  return known.status === 'seen' && JSON.stringify(known.lines) !== JSON.stringify(stockLinesOf(order));
}

/** No sale yet: it holds its size as long as it stands in the CSV, and no longer. */
function isReserving(order: Order, rules: SalesRules): boolean {
  return meaningOfState(order, rules) === 'no-sale';
}

function keep(ledger: Ledger, order: Order, known: KnownOrder | null, reserves: boolean, now: Date): void {
  ledger.orders.record(
    known,
    {
      id: order.id,
      ref: order.ref,
      status: reserves ? 'waiting' : 'seen',
      decision: null,
      orderedAt: order.date,
      stateId: order.stateId || order.stateLabel,
      batch: null,
      substance: substanceOf(order),
      lines: reserves ? [] : stockLinesOf(order),
      difference: [],
    },
    now,
    'seen-by-stock',
  );
}

/** After a publication: these sales have hidden their sizes in the cycle of that snapshot. */
export function markPublished(ledger: Ledger, sales: readonly UnknownSale[], snapshot: Date): void {
  for (const { known, order, part } of sales) {
    const key = known?.key ?? (order ? ledger.orders.find(order.id, order.ref)?.key : undefined);
    if (key !== undefined) ledger.orders.markMissed(key, snapshot, part);
  }
}

/** How long lines are kept after ProShop knows the order: a file made by hand from an older snapshot may still need them. */
const keptHours = 48;

/** What the stock needed of an order is forgotten once ProShop has known it for two days. */
export function forgetKnownLines(ledger: Ledger, snapshot: Snapshot): void {
  const old = { ...snapshot, at: new Date(snapshot.at.getTime() - keptHours * 3_600_000) };
  for (const known of ledger.orders.withOpenLines()) {
    if (unknownSalesOfAbsent(known, old).length === 0) ledger.orders.forgetLines(known.key);
  }
}
