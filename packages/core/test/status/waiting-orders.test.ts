import type { KnownOrder } from '../../src/ledger/known-order.ts';
import type { DecisionKind } from '@passerelle/core/orders/decision.ts';
import { whyItWaits } from '../../src/status/point.ts';
import { aKnownOrder, at, minutesAgo } from './any-report.ts';

const decided = (kind: DecisionKind) => ({ kind, reason: null });

test.each<[string, Partial<KnownOrder>, string | null]>([
  ['withheld for its voucher', { status: 'withheld', decision: decided('gift-voucher') }, 'gift-voucher'],
  ['older than the go-live', { status: 'withheld', decision: decided('before-go-live') }, 'before-go-live'],
  ['withheld, and its reason deleted with age', { status: 'withheld', decision: null }, 'withheld'],
  ['rejected', { status: 'rejected', decision: decided('rejected') }, 'rejected'],
  ['of an unknown state', { status: 'unknown-state', decision: decided('unknown-state') }, 'unknown-state'],
  ['sent', { status: 'sent', decision: decided('send') }, null],
  ['changed since sent', { status: 'sent', decision: decided('changed-since-sent') }, 'changed'],
  [
    'changed since it was keyed in',
    { status: 'acknowledged', decision: decided('changed-since-sent') },
    'changed',
  ],
  ['keyed in', { status: 'acknowledged', decision: null }, null],
  ['adopted', { status: 'adopted', decision: null }, null],
  ['waiting for payment', { status: 'waiting', decision: decided('state') }, null],
  ['seen by the stock program alone, just now', { status: 'seen', firstSeen: minutesAgo(65) }, null],
  ['seen while our clock was ahead', { status: 'seen', firstSeen: minutesAgo(-55 * 24 * 60) }, 'never-sent'],
  ['and two cycles later', { status: 'seen', firstSeen: minutesAgo(66) }, 'never-sent'],
])('an order %s', (_what, changes, why) => {
  expect(whyItWaits(aKnownOrder(changes), at)).toBe(why);
});
