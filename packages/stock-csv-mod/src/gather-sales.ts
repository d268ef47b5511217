import type { KnownOrder, OrderEntry } from '@passerelle/core/ledger/known-order.ts';
import { priorOutcomeOf, recognise } from '@passerelle/core/ledger/recognise.ts';
import { contentOf } from '@passerelle/core/orders/order-content.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import type { Decision } from '@passerelle/core/orders/decision.ts';
import { endingOf, isListed } from '@passerelle/core/orders/order-state.ts';
import type { ReadOrder } from '@passerelle/core/orders/read-orders.ts';
import { stockLinesOf, type StockLine } from '@passerelle/core/orders/stock-line.ts';
import {
  holdsItsSizes,
  unknownSalesOf,
  unknownSalesOfAbsent,
  type SalesRules,
  type Snapshot,
  type UnknownSale,
} from './unknown-sales.ts';

/** The order is in the ledger under another number: nothing is kept of it under this one. */
function salesOfTwin(order: Order, twin: KnownOrder, snapshot: Snapshot, rules: SalesRules): UnknownSale[] {
  return unknownSalesOf(order, twin, snapshot, rules).map((sale) => ({ ...sale, order: null }));
}

type OrderName = Pick<Order, 'id' | 'ref' | 'date'>;

/** What ProShop cannot know: of the CSV and of the ledger, each order once. */
export interface GatheredSales {
  sales: UnknownSale[];
  /** Orders of the CSV that were cancelled, or ended otherwise, and hold no size any more. */
  givenUp: OrderName[];
  /** Sales that have left the CSV and were never sent, most often because only this program ever saw them. */
  neverSent: KnownOrder[];
}

/** Crosses the orders CSV with the ledger. `ledger` null: a dry run where there is none. */
export function gatherSales<Read extends Pick<ReadOrder, 'order'>>(
  orders: Iterable<Read>,
  ledger: Ledger | null,
  snapshot: Snapshot,
  rules: SalesRules,
  standsInFile: (read: Read, id: string) => boolean,
): GatheredSales {
  const sales: UnknownSale[] = [];
  const givenUp: OrderName[] = [];
  const present = new Set<number>();
  for (const read of orders) {
    const { order } = read;
    const { known, twin } = recognise(ledger, order, (id) => standsInFile(read, id));
    if (known) present.add(known.key);
    if (twin) {
      present.add(twin.key);
      sales.push(...salesOfTwin(order, twin, snapshot, rules));
      continue;
    }
    sales.push(...unknownSalesOf(order, known, snapshot, rules));
    const isGivenUp = endingOf(order) !== null && !holdsItsSizes(order, rules);
    if (isGivenUp) givenUp.push({ id: order.id, ref: order.ref, date: order.date });
  }
  const absent = (ledger?.orders.withOpenLines() ?? []).filter((known) => !present.has(known.key));
  for (const known of absent) sales.push(...unknownSalesOfAbsent(known, snapshot));
  return { sales, givenUp, neverSent: absent.filter((known) => known.status === 'seen') };
}

/**
 * Keeps what orders-to-xml may never see: a sale of this CSV that the ledger does not have, so that it counts until it is
 * sent even if it leaves the CSV. A sale cancelled before it was sent is given up. To be called in a transaction: what is
 * known of each order is asked anew there, since orders-to-xml may have sent it since the sales were gathered.
 */
export function rememberSales(
  ledger: Ledger,
  { sales, givenUp }: Pick<GatheredSales, 'sales' | 'givenUp'>,
  rules: SalesRules,
  now: Date,
): void {
  for (const { id, ref, date } of givenUp) {
    const known = ledger.orders.find(id, ref, date);
    if (known?.status === 'seen') ledger.orders.markGone(known);
  }
  for (const { order } of sales) {
    if (!order) continue;
    const known = ledger.orders.find(order.id, order.ref, order.date);
    const entry = isReserving(order, rules) ? entryOfReserving(order) : entryOfSale(order, known);
    if (isToBeKept(entry, known)) ledger.orders.record(known, entry, now, 'seen-by-stock');
  }
}

/** No sale yet: it holds its size as long as it stands in the CSV, and no longer. */
function isReserving(order: Order, { reservingStates }: SalesRules): boolean {
  return isListed(order, reservingStates);
}

function entryOfReserving(order: Order): OrderEntry {
  return { ...factsOf(order), status: 'waiting', decision: null, lines: [] };
}

/** An order that waited for its payment stays one to be sent, however old it is. */
function entryOfSale(order: Order, known: KnownOrder | null): OrderEntry {
  const isStillToBeSent = priorOutcomeOf(known)?.status === 'unsent';
  const decision: Decision | null = isStillToBeSent ? { kind: 'send', reason: null } : null;
  return { ...factsOf(order), status: 'seen', decision, lines: stockLinesOf(order) };
}

function factsOf(order: Order): Omit<OrderEntry, 'status' | 'decision' | 'lines'> {
  return {
    id: order.id,
    ref: order.ref,
    orderedAt: order.date,
    stateId: order.stateId || order.stateLabel,
    parcel: null,
    content: contentOf(order),
    difference: [],
  };
}

/** What orders-to-xml has decided is its own to change; the rest is kept as it was last seen. */
function isToBeKept(entry: OrderEntry, known: KnownOrder | null): boolean {
  const hasIdentity = entry.id !== '' || entry.ref !== '';
  const isOurs = known === null || ['seen', 'waiting', 'gone'].includes(known.status);
  const isSame =
    known?.status === entry.status && JSON.stringify(known.lines) === JSON.stringify(entry.lines);
  return hasIdentity && isOurs && !isSame;
}

/** After a publication: these sales have hidden their sizes in the cycle of that snapshot. */
export function markPublished(ledger: Ledger, sales: readonly UnknownSale[], snapshot: Date): void {
  for (const { known, order, part } of sales) {
    const key = known?.key ?? (order ? ledger.orders.find(order.id, order.ref, order.date)?.key : undefined);
    if (key !== undefined) ledger.orders.markMissed(key, snapshot, part);
  }
}

/** After a push into the shop: these sales were taken off its quantities. */
export function recordTaken(ledger: Ledger, sales: readonly UnknownSale[], at: Date): void {
  for (const { known, order, lines } of sales) {
    const key = known?.key ?? (order ? ledger.orders.find(order.id, order.ref, order.date)?.key : undefined);
    if (key === undefined) continue;
    const bySize = Map.groupBy(lines, ({ gencod, reference, size }) => [gencod, reference, size].join('\n'));
    for (const same of bySize.values()) {
      const pieces = same.reduce((sum, { qty }) => sum + qty, 0);
      ledger.shelfSales.put(key, { ...(same[0] as StockLine), pieces }, at);
    }
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
