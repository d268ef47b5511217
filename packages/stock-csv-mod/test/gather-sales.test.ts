import type { OrderEntry } from '@passerelle/core/ledger/known-order.ts';
import { priorOutcomeOf } from '@passerelle/core/ledger/recognise.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import type { ReadOrder } from '@passerelle/core/orders/read-orders.ts';
import { addParcel, anEntry, later, now, withLedger } from '../../core/test/ledger/temp-ledger.ts';
import { aLine, anOrder } from '../../core/test/orders/any-order.ts';
import { forgetKnownLines, gatherSales, markPublished, rememberSales } from '../src/gather-sales.ts';
import type { SalesRules, Snapshot } from '../src/unknown-sales.ts';
import { at } from './known-order.ts';

const rules: SalesRules = {
  states: [2],
  ignoredStates: [1, 6, 10],
  hasStateColumn: true,
  reservingStates: [10],
};
const snapshot: Snapshot = {
  at: at('10:10'),
  now: at('10:49'),
  importMinutes: [0, 30],
  seenGone: new Set(),
};
const read = (order: Order): ReadOrder => ({ order, rejection: null, warnings: [], rawRows: () => [] });

const nowhere = (): boolean => false;

/** What stock-csv-mod does with a CSV of this one order. */
function see(ledger: Ledger, order: Order, published = true): void {
  const orders = [read(order)];
  const gathered = gatherSales(orders, ledger, snapshot, rules, nowhere);
  ledger.transaction(() => rememberSales(ledger, gathered, rules, later));
  if (published) markPublished(ledger, gathered.sales, snapshot.at);
}

const find = (ledger: Ledger) => ledger.orders.find('1042', 'XKBKNABJK');

type Before = Partial<OrderEntry> | null;
const nothing = { decision: null, lines: [] };

test.each<
  [what: string, before: Before, stateId: string, status: string | undefined, prior: string | undefined]
>([
  ['a sale never seen', null, '2', 'seen', undefined],
  [
    'a sale that waited for its payment stays one to be sent',
    { ...nothing, status: 'waiting' },
    '2',
    'seen',
    'unsent',
  ],
  ['a sale that was thought gone', { ...nothing, status: 'gone' }, '2', 'seen', undefined],
  [
    'a sale of a parcel that became void stays one to be sent',
    { status: 'seen', lines: [] },
    '2',
    'seen',
    'unsent',
  ],
  ['a state that reserves', null, '10', 'waiting', 'unsent'],
  ['a state that nobody configured', null, '42', 'seen', undefined],
  ['waiting for payment', null, '1', undefined, undefined],
  ['cancelled, never seen', null, '6', undefined, undefined],
  ['cancelled before it was sent', { status: 'seen', decision: null }, '6', 'gone', undefined],
  ['what orders-to-xml withheld', { status: 'withheld' }, '2', 'withheld', 'withheld'],
  ['what orders-to-xml rejected', { status: 'rejected' }, '2', 'rejected', undefined],
])('%s', (_what, before, stateId, status, prior) =>
  withLedger((ledger) => {
    if (before) ledger.transaction(() => ledger.orders.record(null, anEntry(before), now));
    see(ledger, anOrder({ stateId, stateLabel: '' }));
    const known = find(ledger);
    expect([known?.status, priorOutcomeOf(known)?.status]).toEqual([status, prior]);
  }),
);

test.each<[what: string, before: Before]>([
  ['never seen', null],
  ['kept by an earlier cycle', { status: 'seen', decision: null }],
  ['waiting for its payment', { ...nothing, status: 'waiting' }],
])('an order %s that orders-to-xml sends meanwhile stays sent', (_what, before) =>
  withLedger((ledger) => {
    if (before) ledger.transaction(() => ledger.orders.record(null, anEntry(before), now));
    const orders = [read(anOrder({ lines: [aLine({ qty: 7 })] }))];
    const gathered = gatherSales(orders, ledger, snapshot, rules, nowhere);
    const parcel = addParcel(ledger);
    const sent = anEntry({ status: 'sent', parcel });
    ledger.transaction(() => ledger.orders.record(find(ledger), sent, later));
    ledger.transaction(() => rememberSales(ledger, gathered, rules, later));
    expect(find(ledger)).toMatchObject({ status: 'sent', parcel: { number: parcel } });
  }),
);

test('an order that only this program sees is kept as it was last seen', () =>
  withLedger((ledger) => {
    see(ledger, anOrder());
    see(ledger, anOrder({ lines: [aLine({ qty: 3 })] }));
    expect(find(ledger)?.lines).toMatchObject([{ qty: 3 }]);
  }));

test('seen again as it was, it leaves no new evidence', () =>
  withLedger((ledger) => {
    for (let run = 0; run < 3; run += 1) see(ledger, anOrder());
    expect(ledger.evidence.chain(find(ledger)?.key ?? 0)).toHaveLength(1);
  }));

test('a label that says cancelled under a number nobody configured is no sale, run after run', () =>
  withLedger((ledger) => {
    for (let run = 0; run < 3; run += 1) see(ledger, anOrder({ stateId: '42', stateLabel: 'Annulée' }));
    expect(find(ledger)).toBeNull();
  }));

test('an order without number or reference is counted, and not kept', () =>
  withLedger((ledger) => {
    const nameless = anOrder({ id: '', ref: '' });
    expect(gatherSales([read(nameless)], ledger, snapshot, rules, nowhere).sales).toHaveLength(1);
    see(ledger, nameless);
    expect(ledger.orders.withOpenLines()).toEqual([]);
  }));

test('an order counts once, in the CSV or out of it; out of it, one that was never sent is told', () =>
  withLedger((ledger) => {
    see(ledger, anOrder());
    const present = gatherSales([read(anOrder())], ledger, snapshot, rules, nowhere);
    const absent = gatherSales([], ledger, snapshot, rules, nowhere);
    expect([present.sales.length, present.neverSent.length]).toEqual([1, 0]);
    expect([absent.sales.length, absent.neverSent.map(({ id }) => id)]).toEqual([1, ['1042']]);
  }));

test('its first cycle is the first snapshot that was published without it', () =>
  withLedger((ledger) => {
    see(ledger, anOrder(), false);
    expect(find(ledger)?.missedSince).toBeNull();
    see(ledger, anOrder());
    expect(find(ledger)?.missedSince).toEqual(snapshot.at);
  }));

test.each([
  ['two days after ProShop knew it', '2026-11-24T10:01:00Z', 0],
  ['a little earlier', '2026-11-24T09:59:00Z', 1],
])('what the stock needed of an order is forgotten %s', (_what, moment, kept) =>
  withLedger((ledger) => {
    const number = addParcel(ledger, '1042');
    const move = (change: Parameters<typeof ledger.till.move>[1]) => {
      const delivery = ledger.till.get(number);
      if (delivery) ledger.transaction(() => ledger.till.move(delivery, change, now, 'delivered'));
    };
    move({ state: 'PREPARED' });
    move({ state: 'STAGED', isAnew: true });
    move({ state: 'DELIVERING', waitingAt: at('09:57') });
    move({ state: 'COLLECTED' });
    ledger.transaction(() => forgetKnownLines(ledger, { ...snapshot, at: new Date(moment) }));
    expect(ledger.orders.withOpenLines()).toHaveLength(kept);
  }),
);
