import type { KnownOrder } from '../../src/ledger/known-order.ts';
import { priorOutcomeOf } from '../../src/ledger/recognise.ts';
import type { FolderState, OrderStatus } from '@passerelle/core/ledger/states.ts';
import type { Decision } from '@passerelle/core/orders/decision.ts';
import { anEntry, now } from './temp-ledger.ts';

const send: Decision = { kind: 'send', reason: null };
const beforeGoLive: Decision = { kind: 'before-go-live', reason: null };

function known(status: OrderStatus, decision: Decision | null, state: FolderState = 'COLLECTED'): KnownOrder {
  const parcel = { number: 7, lot: 'L7', fileName: 'v7.xml', state, waitingAt: now };
  const times = { firstSeen: now, lastSeen: now, ackedAt: now, missedSince: null, differenceSince: null };
  return { ...anEntry({ status, decision }), ...times, key: 1, parcel: status === 'sent' ? parcel : null };
}

test.each<[OrderStatus, Decision | null, string | null]>([
  ['sent', send, 'sent'],
  ['adopted', null, 'adopted'],
  ['acknowledged', null, 'acknowledged'],
  ['withheld', { kind: 'gift-voucher', reason: null }, 'withheld gift-voucher'],
  ['withheld', beforeGoLive, 'withheld before-go-live'],
  ['waiting', { kind: 'state', reason: null }, 'unsent'],
  ['seen', send, 'unsent'],
  ['seen', null, null],
  ['rejected', { kind: 'rejected', reason: null }, null],
  ['unknown-state', { kind: 'unknown-state', reason: null }, null],
  ['gone', null, null],
])('an order %s, decided %j, is bound: %s', (status, decision, expected) => {
  const prior = priorOutcomeOf(known(status, decision));
  const told = prior && [prior.status, 'decision' in prior ? prior.decision : ''].join(' ').trim();
  expect(told).toBe(expected);
});

test('an order never seen is bound by nothing', () => {
  expect(priorOutcomeOf(null)).toBeNull();
});

test.each<[FolderState, boolean]>([
  ['DRAFT', true],
  ['PREPARED', true],
  ['STAGED', true],
  ['DELIVERING', true],
  ['UNCERTAIN', true],
  ['DELIVERED', false],
  ['COLLECTED', false],
  ['RESENT', false],
])('an order of a parcel %s is under way: %s', (state, inFlight) => {
  expect(priorOutcomeOf(known('sent', send, state))).toMatchObject({ lot: 'L7', file: 'v7.xml', inFlight });
});
