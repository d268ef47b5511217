import type { KnownOrder } from '@passerelle/core/ledger/known-order.ts';
import { contentOf } from '@passerelle/core/orders/order-content.ts';
import type { Decision } from '@passerelle/core/orders/decision.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import { aLine, anOrder } from '../../core/test/orders/any-order.ts';
import {
  unknownSalesOf,
  unknownSalesOfAbsent,
  type SalesRules,
  type Snapshot,
  type UnknownSale,
} from '../src/unknown-sales.ts';
import { aKnownOrder, aSentOrder, at } from './known-order.ts';

const rules: SalesRules = {
  states: [2, 3, 4, 5, 9, 11],
  ignoredStates: [1, 6, 7, 8, 10, 12],
  hasStateColumn: true,
  reservingStates: [10],
};

/** ProShop's snapshot of 10:10, which imports at :00 and :30. */
const snapshot: Snapshot = {
  at: at('10:10'),
  now: at('10:49'),
  importMinutes: [0, 30],
  seenGone: new Set(),
};

const boots = { gencod: '3612345678034', reference: 'ELISE-NOIR', size: '38', qty: 1 };
const changed: Decision = {
  kind: 'changed-since-sent',
  reason: { kind: 'changed', differences: [{ kind: 'quantity', code: boots.gencod, before: 1, after: 3 }] },
};
const cancelled: Decision = {
  kind: 'changed-since-sent',
  reason: { kind: 'changed', differences: [{ kind: 'cancelled' }] },
};
const acknowledged = (time: string, changes: Partial<KnownOrder> = {}) =>
  aKnownOrder({ status: 'acknowledged', ackedAt: at(time), ...changes });

const inState = (stateId: string, stateLabel = '') => anOrder({ stateId, stateLabel });
const selling = (qty: number) => anOrder({ lines: [aLine({ qty })] });

/** `lines 1`: one pair as the order itself; `difference 2`: two more than were sent. */
const brief = (sales: readonly UnknownSale[]) =>
  sales.map(({ part, lines }) => `${part} ${lines.reduce((sum, line) => sum + line.qty, 0)}`).join(', ');

test.each<[what: string, order: Order, known: KnownOrder | null, expected: string]>([
  ['a sale never seen', inState('2'), null, 'lines 1'],
  ['a sale only this program saw', inState('2'), aKnownOrder(), 'lines 1'],
  ['a sale that was thought gone', inState('2'), aKnownOrder({ status: 'gone', lines: [] }), 'lines 1'],
  ['paid late', inState('2'), aKnownOrder({ status: 'waiting', lines: [] }), 'lines 1'],
  ['withheld', inState('2'), aKnownOrder({ status: 'withheld' }), 'lines 1'],
  ['rejected', inState('2'), aKnownOrder({ status: 'rejected' }), 'lines 1'],
  ['a state nobody configured', inState('42'), aKnownOrder({ status: 'unknown-state' }), 'lines 1'],
  ['the same, never seen', inState('42', 'Retenue'), null, 'lines 1'],
  ['a number nobody configured, whose label says cancelled', inState('42', 'Annulée'), null, ''],
  ['waiting for payment', inState('1'), null, ''],
  ['waiting for payment, in a state that reserves', inState('10'), null, 'lines 1'],
  ['cancelled before it was sent', inState('6'), aKnownOrder(), ''],
  ['refunded before it was sent', inState('7'), aKnownOrder({ status: 'withheld' }), ''],
  ['payment error', inState('8'), null, ''],

  ['sent, not uploaded yet', inState('2'), aSentOrder('PREPARED', null), 'lines 1'],
  ['sent, staged', inState('2'), aSentOrder('STAGED', null), 'lines 1'],
  ['sent, its rename under way', inState('2'), aSentOrder('DELIVERING', '09:57'), 'lines 1'],
  ['sent, waiting in import', inState('2'), aSentOrder('DELIVERED', '09:57'), 'lines 1'],
  ['sent, uncertain', inState('2'), aSentOrder('UNCERTAIN', '09:57'), 'lines 1'],
  ['collected, imported since', inState('2'), aSentOrder('COLLECTED', '09:57'), ''],
  ['collected, seen waiting after that import', inState('2'), aSentOrder('COLLECTED', '10:01'), 'lines 1'],
  [
    'collected, at the minute of the import itself',
    inState('2'),
    aSentOrder('COLLECTED', '10:00'),
    'lines 1',
  ],
  ['collected, a second before the import', inState('2'), aSentOrder('COLLECTED', '09:59:59'), ''],
  ['collected after the snapshot', inState('2'), aSentOrder('COLLECTED', '10:19'), 'lines 1'],
  ['collected, when it was waiting is not known', inState('2'), aSentOrder('COLLECTED', null), 'lines 1'],
  ['collected, shipped since', inState('4'), aSentOrder('COLLECTED', '09:57'), ''],
  ['waiting in import, cancelled', inState('6'), aSentOrder('DELIVERED', '09:57'), ''],
  ['waiting in import, refunded', inState('7'), aSentOrder('DELIVERED', '09:57'), ''],
  [
    'waiting in import, its payment in doubt again',
    inState('10'),
    aSentOrder('DELIVERED', '09:57'),
    'lines 1',
  ],

  ['sent by the old program', inState('2'), aKnownOrder({ status: 'adopted', lines: [] }), ''],
  [
    'sent by the old program, two pairs since',
    selling(2),
    aKnownOrder({ status: 'adopted' }),
    'difference 1',
  ],
  ['keyed in before the snapshot', inState('2'), acknowledged('10:09'), ''],
  ['keyed in after the snapshot', inState('2'), acknowledged('10:15'), 'lines 1'],
  ['keyed in before the snapshot, two more pairs since', selling(3), acknowledged('10:09'), 'difference 2'],
  ['keyed in at that very second', inState('2'), acknowledged('10:10'), 'lines 1'],

  ['collected, three pairs since', selling(3), aSentOrder('COLLECTED', '09:57'), 'difference 2'],
  ['waiting, three pairs since', selling(3), aSentOrder('DELIVERED', '09:57'), 'lines 1, difference 2'],
  [
    'collected, changed and changed back',
    inState('2'),
    aSentOrder('COLLECTED', '09:57', { decision: changed, difference: [{ ...boots, qty: 2 }] }),
    '',
  ],
  [
    'a change keyed in after the snapshot',
    selling(3),
    acknowledged('10:15', {
      lines: [],
      content: contentOf(selling(3)),
      difference: [{ ...boots, qty: 2 }],
    }),
    'difference 2',
  ],
  [
    'sent, of which nothing but the name is kept',
    selling(3),
    aSentOrder('COLLECTED', '09:57', { content: null }),
    '',
  ],
])('in the CSV: %s', (_what, order, known, expected) => {
  expect(brief(unknownSalesOf(order, known, snapshot, rules))).toBe(expected);
});

test.each<[what: string, known: KnownOrder, expected: string]>([
  ['a sale only this program saw', aKnownOrder(), 'lines 1'],
  ['withheld', aKnownOrder({ status: 'withheld' }), 'lines 1'],
  ['rejected', aKnownOrder({ status: 'rejected' }), 'lines 1'],
  ['a state nobody configured', aKnownOrder({ status: 'unknown-state' }), 'lines 1'],
  ['waiting for payment', aKnownOrder({ status: 'waiting', lines: [] }), ''],
  ['gone', aKnownOrder({ status: 'gone', lines: [] }), ''],
  ['waiting in import', aSentOrder('DELIVERED', '09:57'), 'lines 1'],
  ['collected, imported since', aSentOrder('COLLECTED', '09:57'), ''],
  ['collected too late', aSentOrder('COLLECTED', '10:05'), 'lines 1'],
  [
    'waiting in import, cancelled when last seen',
    aSentOrder('DELIVERED', '09:57', { decision: cancelled }),
    '',
  ],
  ['sent by the old program', aKnownOrder({ status: 'adopted' }), ''],
  ['keyed in before the snapshot', acknowledged('10:09'), ''],
  ['keyed in after the snapshot', acknowledged('10:15'), 'lines 1'],
  [
    'changed since',
    aSentOrder('COLLECTED', '09:57', { decision: changed, difference: [boots] }),
    'difference 1',
  ],
  ['a change keyed in before the snapshot', acknowledged('10:09', { lines: [], difference: [boots] }), ''],
  [
    'a change keyed in after the snapshot',
    acknowledged('10:15', { lines: [], difference: [boots] }),
    'difference 1',
  ],
  [
    'changed again after it was keyed in',
    acknowledged('10:09', { lines: [], decision: changed, difference: [boots] }),
    'difference 1',
  ],
])('no longer in the CSV: %s', (_what, known, expected) => {
  expect(brief(unknownSalesOfAbsent(known, snapshot))).toBe(expected);
});

test.each<[what: string, known: KnownOrder, snapshot: Partial<Snapshot>, expected: string]>([
  ['waiting before the snapshot', aSentOrder('COLLECTED', '10:09'), {}, ''],
  ['waiting after the snapshot', aSentOrder('COLLECTED', '10:11'), {}, 'lines 1'],
  ['still there', aSentOrder('DELIVERED', '09:57'), {}, 'lines 1'],
])('import minutes not known: %s', (_what, known, changes, expected) => {
  const sales = unknownSalesOfAbsent(known, { ...snapshot, importMinutes: [], ...changes });
  expect(brief(sales)).toBe(expected);
});

test.each([
  ['seen gone by a dry run', new Set([7]), ''],
  ['another batch seen gone', new Set([8]), 'lines 1'],
])('delivered, %s', (_what, seenGone, expected) => {
  const sales = unknownSalesOfAbsent(aSentOrder('DELIVERED', '09:57'), { ...snapshot, seenGone });
  expect(brief(sales)).toBe(expected);
});

test.each<[what: string, missedSince: string | null, isFirstCycle: boolean]>([
  ['taken out by no cycle yet', null, true],
  ['taken out by this very snapshot: a rerun', '10:10', true],
  ['taken out by the cycle before', '09:40', false],
  ['taken out by a later snapshot: ours is an older file', '10:40', true],
  ['taken out while the clock was ahead', '11:40', false],
])('%s', (_what, missedSince, isFirstCycle) => {
  const known = aKnownOrder({ missedSince: missedSince === null ? null : at(missedSince) });
  expect(unknownSalesOfAbsent(known, snapshot).map((sale) => sale.isFirstCycle)).toEqual([isFirstCycle]);
});

test('the order and what it sells beyond are hidden each for its own first cycle', () => {
  const known = aSentOrder('DELIVERED', '09:57', { missedSince: at('09:40') });
  const sales = unknownSalesOf(selling(3), known, snapshot, rules);
  expect(sales.map(({ part, isFirstCycle }) => [part, isFirstCycle])).toEqual([
    ['lines', false],
    ['difference', true],
  ]);
});

test('where the export has no state, every order is a sale', () => {
  const sales = unknownSalesOf(inState('', ''), null, snapshot, { ...rules, hasStateColumn: false });
  expect(brief(sales)).toBe('lines 1');
});

test('a gift card sold takes nothing off the stock', () => {
  const order = anOrder({ lines: [aLine({ ean13: '', ref: 'CARTE50', isGiftCard: true })] });
  expect(unknownSalesOf(order, null, snapshot, rules)).toEqual([]);
});

test('a quantity that cannot be read (a rejected order) takes one pair off', () => {
  expect(brief(unknownSalesOf(selling(0), null, snapshot, rules))).toBe('lines 1');
});
