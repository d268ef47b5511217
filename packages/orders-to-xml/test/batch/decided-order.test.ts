import type { KnownOrder } from '@passerelle/core/ledger/known-order.ts';
import type { Difference } from '@passerelle/core/orders/order-content.ts';
import type { Decision, DecisionKind } from '@passerelle/core/orders/decision.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import { anEntry, now } from '../../../core/test/ledger/temp-ledger.ts';
import { aLine, anOrder } from '../../../core/test/orders/any-order.ts';
import { ledgerStep } from '../../src/batch/decided-order.ts';

const decided = (kind: DecisionKind): Decision => ({ kind, reason: null });
const changedBy = (...differences: Difference[]): Decision => ({
  kind: 'changed-since-sent',
  reason: { kind: 'changed', differences },
});
const more = changedBy({ kind: 'quantity', code: '3612345678034', before: 1, after: 3 });

function known(changes: Parameters<typeof anEntry>[0] = {}): KnownOrder {
  const times = { firstSeen: now, lastSeen: now, ackedAt: null, missedSince: null, differenceSince: null };
  return { ...anEntry(changes), ...times, key: 1, parcel: null };
}

const waiting: Partial<Order> = { stateId: '10', stateLabel: '' };
const cancelled: Partial<Order> = { stateId: '6', stateLabel: '' };
const withheld = known({ status: 'withheld', decision: decided('gift-voucher') });

test.each<[string, Partial<Order>, Decision, KnownOrder | null, string]>([
  ['a sale', {}, decided('send'), null, 'record sent'],
  ['a sale that was withheld, by force', {}, decided('send'), withheld, 'record sent'],
  ['already sent', {}, decided('already-sent'), known(), 'nothing'],
  ['acknowledged', {}, decided('acknowledged'), known({ status: 'acknowledged' }), 'nothing'],
  ['sent, and known by its reference alone', {}, decided('already-sent'), known({ id: '' }), 'identify'],
  ['sent, and known by its id alone', {}, decided('already-sent'), known({ ref: '' }), 'identify'],
  ['sent, in a file without ids', { id: '' }, decided('already-sent'), known(), 'nothing'],
  ['changed since', {}, more, known(), 'change'],
  ['changed, and back to what was sent', {}, decided('already-sent'), known({ decision: more }), 'unchanged'],
  [
    'changed, keyed in, and back',
    {},
    decided('acknowledged'),
    known({ status: 'acknowledged', decision: more }),
    'unchanged',
  ],
  ['withheld', {}, decided('gift-voucher'), null, 'record withheld'],
  ['still withheld', {}, decided('gift-voucher'), withheld, 'touch'],
  [
    'withheld, with other lines',
    { lines: [aLine({ qty: 2 })] },
    decided('gift-voucher'),
    withheld,
    'record withheld',
  ],
  ['withheld, then cancelled', cancelled, decided('state'), withheld, 'record withheld'],
  ['withheld, then waiting', waiting, decided('state'), withheld, 'record withheld'],
  ['before go-live', {}, decided('before-go-live'), null, 'record withheld'],
  ['rejected', {}, decided('rejected'), null, 'record rejected'],
  [
    'rejected again',
    {},
    decided('rejected'),
    known({ status: 'rejected', decision: decided('rejected') }),
    'touch',
  ],
  ['rejected, without a name', { id: '', ref: '' }, decided('rejected'), null, 'nothing'],
  ['waiting, without a name', { ...waiting, id: '', ref: '' }, decided('state'), null, 'nothing'],
  ['of an unknown state', {}, decided('unknown-state'), null, 'record unknown-state'],
  ['waiting for payment', waiting, decided('state'), null, 'record waiting'],
  [
    'still waiting',
    waiting,
    decided('state'),
    known({ status: 'waiting', decision: decided('state'), lines: [] }),
    'touch',
  ],
  ['waiting, then cancelled', cancelled, decided('state'), known({ status: 'waiting' }), 'gone'],
  ['rejected, then cancelled', cancelled, decided('state'), known({ status: 'rejected' }), 'gone'],
  ['still cancelled', cancelled, decided('state'), known({ status: 'gone' }), 'nothing'],
  ['cancelled, never seen before', cancelled, decided('state'), null, 'nothing'],
  ['a payment error, never seen before', { stateId: '8' }, decided('state'), null, 'nothing'],
])('%s', (_, order, decision, before, expected) => {
  const step = ledgerStep(anOrder(order), decision, before, 7);
  expect(step.kind === 'record' ? `record ${step.entry.status}` : step.kind).toBe(expected);
});

test('a sale is bound to its parcel, with what the stock needs of it', () => {
  expect(ledgerStep(anOrder(), decided('send'), null, 7)).toEqual({
    kind: 'record',
    entry: anEntry({ parcel: 7, decision: decided('send') }),
  });
});

test('what is not sent is bound to none', () => {
  expect(ledgerStep(anOrder(), decided('gift-voucher'), null, 7)).toMatchObject({ entry: { parcel: null } });
});

test.each<[string, Partial<Order>, Decision, number]>([
  ['waiting', waiting, decided('state'), 0],
  ['of an unknown state', { stateId: '42' }, decided('unknown-state'), 1],
  ['rejected', {}, decided('rejected'), 1],
  ['withheld', {}, decided('gift-voucher'), 1],
])('of an order %s the stock keeps %d lines', (_, order, decision, lines) => {
  const step = ledgerStep(anOrder(order), decision, null, 7);
  expect(step.kind === 'record' && step.entry.lines.length).toBe(lines);
});

test('a withheld order that is cancelled sells nothing any longer, and keeps why it was withheld', () => {
  const voucher: Decision = {
    kind: 'gift-voucher',
    reason: { kind: 'voucher', found: 'Bon', pattern: 'bon' },
  };
  const step = ledgerStep(
    anOrder(cancelled),
    decided('state'),
    known({ status: 'withheld', decision: voucher }),
    7,
  );
  expect(step).toMatchObject({ entry: { lines: [], decision: voucher } });
});

test.each<[string, Order, Decision, number]>([
  ['more of it', anOrder({ lines: [aLine({ qty: 3 })] }), more, 2],
  ['cancelled', anOrder({ ...cancelled, lines: [aLine({ qty: 3 })] }), changedBy({ kind: 'cancelled' }), 0],
  ['refunded', anOrder({ lines: [aLine({ qty: 3 })] }), changedBy({ kind: 'refunded' }), 0],
])('what a changed order sells beyond what was sent: %s', (_, order, decision, qty) => {
  const step = ledgerStep(order, decision, known(), null);
  const beyond = step.kind === 'change' ? step.difference.reduce((sum, line) => sum + line.qty, 0) : null;
  expect(beyond).toBe(qty);
});

test.each<[string, Decision, boolean]>([
  ['rejected', { kind: 'rejected', reason: { kind: 'rejected', why: { kind: 'no-identity' } } }, true],
  ['unreadable since it was sent', changedBy({ kind: 'unreadable' }), true],
  ['changed', more, false],
])('an order %s is remembered as unreadable: %s', (_, decision, expected) => {
  const step = ledgerStep(anOrder(), decision, known(), null);
  const content = step.kind === 'record' ? step.entry.content : step.kind === 'change' && step.content;
  expect(content && content.isUnreadable).toBe(expected);
});
