import type { OrderEntry } from '../../src/ledger/known-order.ts';
import { recognise } from '../../src/ledger/recognise.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import { aLine, anOrder } from '../orders/any-order.ts';
import { addParcel, anEntry, now, withLedger } from './temp-ledger.ts';

const first = anOrder();
const otherContent = { lines: [aLine({ qty: 2 })] };
const anew = { ref: 'QWDFVBNMA', date: '2027-03-01T10:00:00' };

interface Case {
  /** What the ledger has: the first order, sent, but for this. */
  entry?: Partial<OrderEntry>;
  /** What the file has: the first order, but for this. */
  order: Partial<Order>;
  /** Ids that the file has besides. */
  inFile?: string[];
}

test.each<[string, Case, string]>([
  ['the same order', { order: {} }, 'known'],
  ['the same order, its reference written anew', { order: { ref: anew.ref } }, 'known'],
  ['the same order, its date corrected', { order: { date: anew.date } }, 'known'],
  ['another order of that number', { order: anew }, 'number-used-before'],
  ['another order of that number, no date', { order: { ...anew, date: '' } }, 'number-used-before'],
  ['another order of another number', { order: { ...anew, id: '77' } }, 'new'],
  ...['#1042', '="1042"', '1,042', '1 042', '1042.0', '1042,00', 'CMD-1042', '001042', 'CMD-2026-00002'].map(
    (id): [string, Case, string] => [`its number as ${id}`, { order: { id } }, 'same-order-other-number'],
  ),
  [
    'its number as #1042, changed since',
    { order: { id: '#1042', ...otherContent } },
    'same-order-other-number',
  ],
  ['a split cart: both ids in the file', { order: { id: '1043' }, inFile: ['1042'] }, 'new'],
  ['a split cart: the other half, other content', { order: { id: '1043', ...otherContent } }, 'new'],
  ['the same content of another cart', { order: { id: '1043', ref: anew.ref } }, 'new'],
  ['the same reference of another day', { order: { id: '1043', date: anew.date } }, 'new'],
  [
    'the same reference and day, its time not exported any more',
    { order: { id: '77', date: `${first.date.slice(0, 10)}T00:00:00` } },
    'same-order-other-number',
  ],
  ['no reference in the file', { order: { id: '77', ref: '' } }, 'new'],
  ...(['adopted', 'acknowledged', 'withheld'] as const).map((status): [string, Case, string] => [
    `known under another number as ${status}`,
    { entry: { status }, order: { id: '#1042' } },
    'same-order-other-number',
  ]),
  ...(['rejected', 'unknown-state', 'waiting', 'seen', 'gone'] as const).map(
    (status): [string, Case, string] => [
      `never sent under its other number: ${status}`,
      { entry: { status, decision: null }, order: { id: '#1042' } },
      'new',
    ],
  ),
])('%s', (_, { entry = {}, order, inFile = [] }, expected) => {
  return withLedger((ledger) => {
    const parcel = entry.status === undefined ? addParcel(ledger) : null;
    ledger.orders.record(null, anEntry({ parcel, ...entry }), now);
    const ids = [order.id ?? first.id, ...inFile];
    const { known, doubt } = recognise(ledger, anOrder(order), (id) => ids.includes(id));
    expect(doubt?.kind ?? (known ? 'known' : 'new')).toBe(expected);
  });
});

test.each(['seen', 'waiting', 'rejected', 'unknown-state', 'gone'] as const)(
  'another order of that number stays in doubt, though it has been %s itself',
  (status) => {
    return withLedger((ledger) => {
      ledger.orders.record(null, anEntry({ parcel: addParcel(ledger) }), now);
      const order = anOrder(anew);
      const entry = anEntry({
        ...anew,
        orderedAt: anew.date,
        status,
        decision: { kind: 'send', reason: null },
      });
      ledger.orders.record(null, entry, now);
      const { known, doubt } = recognise(ledger, order, () => false);
      expect([known?.ref, doubt]).toEqual([
        anew.ref,
        { kind: 'number-used-before', ref: first.ref, ordered: first.date },
      ]);
    });
  },
);

test('a shop that gives all its orders one reference is read in time, and its orders are new', () => {
  return withLedger((ledger) => {
    ledger.transaction(() => {
      for (let id = 1; id <= 3000; id++) {
        const entry = anEntry({
          id: `A${id}B`,
          ref: 'WEB',
          orderedAt: '2026-11-20T10:00:00',
          status: 'adopted',
        });
        ledger.orders.record(null, entry, now);
      }
    });
    expect(ledger.orders.ofReference('WEB', '9')).toHaveLength(50);
    expect(recognise(ledger, anOrder({ id: '9', ref: 'WEB' }), () => false).doubt).toBeNull();
  });
});

test('without a ledger every order is new', () => {
  expect(recognise(null, first, () => false)).toEqual({ known: null, twin: null, doubt: null });
});
