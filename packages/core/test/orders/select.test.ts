import type { Order } from '@passerelle/core/orders/model.ts';
import type { RejectionReason } from '../../src/orders/orders-fault.ts';
import { decide, type PriorOutcome, type SelectionRules } from '@passerelle/core/orders/select.ts';
import { contentOf } from '../../src/orders/order-content.ts';
import { giftVoucherRule } from '../../src/orders/vouchers.ts';
import { aLine, anOrder } from './any-order.ts';

const rules: SelectionRules = {
  states: [2, 3, 4, 5, 9, 11, 'Paiement accepté'],
  ignoredStates: [1, 6, 7, 8, 10, 12],
  hasStateColumn: true,
  giftVoucher: giftVoucherRule({
    patterns: ['bon cadeau', 'carte cadeau', 'chèque cadeau'],
    policy: 'withhold',
  }),
  oldestAdopted: null,
  force: false,
};
const afterGoLive: Partial<SelectionRules> = { oldestAdopted: '2026-11-20T08:00:00' };
const byForce: Partial<SelectionRules> = { force: true };

const unreadable: RejectionReason = { kind: 'bad-amount', column: 'Total', value: 'x' };
const content = contentOf(anOrder());
const sent: PriorOutcome = { status: 'sent', content, lot: 'L7', file: 'v7.xml', inFlight: false };
const underWay: PriorOutcome = { ...sent, inFlight: true };
const adopted: PriorOutcome = { status: 'adopted', content };
const acknowledged: PriorOutcome = { status: 'acknowledged', content, at: '2026-11-22T10:00:00.000Z' };
const withheld: PriorOutcome = { status: 'withheld', decision: 'gift-voucher', reason: null };
const usedBefore: PriorOutcome = {
  status: 'doubtful',
  reason: { kind: 'number-used-before', ref: 'OLDSHOPAA', ordered: '2026-08-22T09:00:00' },
};
const renamed: PriorOutcome = { status: 'doubtful', reason: { kind: 'same-order-other-number', id: '1041' } };
const heldBefore: PriorOutcome = { status: 'withheld', decision: 'before-go-live', reason: null };
const unsent: PriorOutcome = { status: 'unsent' };

const waiting: Partial<Order> = { stateId: '10', stateLabel: 'En attente de virement bancaire' };
const cancelled: Partial<Order> = { stateId: '6', stateLabel: 'Annulé' };
const refunded: Partial<Order> = { stateId: '7', stateLabel: 'Remboursé' };
const unheardOf: Partial<Order> = { stateId: '42', stateLabel: 'Retrait en boutique' };
const old: Partial<Order> = { date: '2026-11-20T07:59:59' };
const nothingPaid: RejectionReason = {
  kind: 'nothing-paid',
  column: 'Total paid with tax',
  isReal: false,
  expected: 9990,
};
const byVoucher: Partial<Order> = { vouchers: [{ name: 'Chèque-cadeau', code: 'X', amount: 1000 }] };
const another: Partial<Order> = { lines: [aLine({ qty: 2, totalTtc: 19_980 })] };

interface Case {
  order?: Partial<Order>;
  rejection?: RejectionReason;
  known?: PriorOutcome;
  rules?: Partial<SelectionRules>;
}

function decisionOn({ order, rejection, known, rules: changes }: Case): string {
  const decision = decide(anOrder(order), rejection ?? null, known ?? null, { ...rules, ...changes });
  return [decision.kind, decision.reason?.kind ?? ''].join(' ').trim();
}

test.each<[string, Case, string]>([
  ['a sale', {}, 'send'],
  ['a sale by the label of its state', { order: { stateId: '' } }, 'send'],
  ['waiting for payment', { order: waiting }, 'state state'],
  ['cancelled before it was sent', { order: cancelled }, 'state state'],
  ['a state nobody configured', { order: unheardOf }, 'unknown-state state'],
  ['no state at all', { order: { stateId: '', stateLabel: '' } }, 'unknown-state state'],
  [
    'no state column, declared so',
    { order: { stateId: '', stateLabel: '' }, rules: { hasStateColumn: false } },
    'send',
  ],
  ['unreadable', { rejection: unreadable }, 'rejected rejected'],
  ['unreadable, and no sale', { order: waiting, rejection: unreadable }, 'state state'],
  ['nothing paid', { rejection: nothingPaid }, 'rejected rejected'],
  [
    'nothing paid but by a gift voucher, which only the label tells',
    { order: { paymentLabel: 'Carte cadeau' }, rejection: nothingPaid },
    'gift-voucher voucher',
  ],
  [
    'the same, of a shop where such vouchers count as payments',
    {
      order: { paymentLabel: 'Carte cadeau' },
      rejection: nothingPaid,
      rules: { giftVoucher: { ...rules.giftVoucher, policy: 'payment' } },
    },
    'rejected rejected',
  ],
  [
    'paid with a gift voucher, and unreadable',
    { order: byVoucher, rejection: unreadable },
    'rejected rejected',
  ],
  ['unreadable, of an unknown state', { order: unheardOf, rejection: unreadable }, 'rejected rejected'],
  ['paid with a gift voucher', { order: byVoucher }, 'gift-voucher voucher'],
  [
    'paid with a gift voucher that counts as a payment',
    { order: byVoucher, rules: { giftVoucher: { ...rules.giftVoucher, policy: 'payment' } } },
    'send',
  ],

  ['sent', { known: sent }, 'already-sent in-batch'],
  ['sent, under way', { known: underWay }, 'already-sent in-flight'],
  [
    'sent, and its state moved on',
    { order: { stateId: '5', stateLabel: 'Livré' }, known: sent },
    'already-sent in-batch',
  ],
  ['sent, and its state is now unknown', { order: unheardOf, known: sent }, 'already-sent in-batch'],
  ['sent, and it is now paid with a voucher', { order: byVoucher, known: sent }, 'already-sent in-batch'],
  ['sent, then changed', { order: another, known: sent }, 'changed-since-sent changed'],
  ['sent, then cancelled', { order: cancelled, known: sent }, 'changed-since-sent changed'],
  ['sent, then refunded', { order: refunded, known: sent }, 'changed-since-sent changed'],
  ['sent, then unreadable', { rejection: unreadable, known: sent }, 'changed-since-sent changed'],
  ['sent, its details forgotten', { known: { ...sent, content: null } }, 'already-sent in-batch'],
  ['adopted', { known: adopted }, 'already-sent adopted'],
  ['adopted, then changed', { order: another, known: adopted }, 'changed-since-sent changed'],
  ['acknowledged', { known: acknowledged }, 'acknowledged acknowledged'],
  ['acknowledged, then changed', { order: another, known: acknowledged }, 'changed-since-sent changed'],
  [
    'keyed in by hand because it was unreadable, and still unreadable',
    { rejection: unreadable, known: { ...acknowledged, content: contentOf(anOrder(), true) } },
    'acknowledged acknowledged',
  ],
  [
    'keyed in by hand because it was unreadable, then mended',
    { order: another, known: { ...acknowledged, content: contentOf(anOrder(), true) } },
    'acknowledged acknowledged',
  ],
  [
    'keyed in by hand because it was unreadable, then cancelled',
    {
      order: cancelled,
      rejection: unreadable,
      known: { ...acknowledged, content: contentOf(anOrder(), true) },
    },
    'changed-since-sent changed',
  ],
  [
    'acknowledged, then unreadable',
    { rejection: unreadable, known: acknowledged },
    'changed-since-sent changed',
  ],
  ['acknowledged, then cancelled', { order: cancelled, known: acknowledged }, 'changed-since-sent changed'],

  ['withheld stays withheld', { known: withheld }, 'gift-voucher'],
  [
    'withheld stays withheld whatever the policy becomes',
    {
      order: byVoucher,
      known: withheld,
      rules: { giftVoucher: giftVoucherRule({ patterns: [], policy: 'payment' }) },
    },
    'gift-voucher',
  ],
  ['withheld stays withheld of an unknown state', { order: unheardOf, known: withheld }, 'gift-voucher'],
  ['withheld, then cancelled', { order: cancelled, known: withheld }, 'state state'],
  ['withheld before go-live stays so', { known: heldBefore }, 'before-go-live'],

  ['its number used before', { known: usedBefore }, 'number-used-before number-used-before'],
  [
    'its number used before, and paid with a voucher',
    { order: byVoucher, known: usedBefore },
    'number-used-before number-used-before',
  ],
  ['its number used before, and waiting', { order: waiting, known: usedBefore }, 'state state'],
  [
    'its number used before, and unreadable',
    { rejection: unreadable, known: usedBefore },
    'rejected rejected',
  ],
  [
    'its number used before, of an unknown state',
    { order: unheardOf, known: usedBefore },
    'unknown-state state',
  ],
  ['known under another number', { known: renamed }, 'same-order-other-number same-order-other-number'],
  ['known under another number, then cancelled', { order: cancelled, known: renamed }, 'state state'],

  ['older than the oldest adopted', { order: old, rules: afterGoLive }, 'before-go-live before-go-live'],
  ['as old as the oldest adopted', { order: { date: '2026-11-20T08:00:00' }, rules: afterGoLive }, 'send'],
  ['of unknown age', { order: { date: '' }, rules: afterGoLive }, 'send'],
  ['old, but nothing was adopted', { order: old }, 'send'],
  ['old, and known to be unsent', { order: old, known: unsent, rules: afterGoLive }, 'send'],
  ['unsent, and still waiting', { order: waiting, known: unsent }, 'state state'],
  ['unsent, and paid with a voucher', { order: byVoucher, known: unsent }, 'gift-voucher voucher'],

  ['forced, though sent', { known: sent, rules: byForce }, 'send forced'],
  ['forced, though adopted', { known: adopted, rules: byForce }, 'send forced'],
  ['forced, though acknowledged', { known: acknowledged, rules: byForce }, 'send forced'],
  ['forced, though changed since', { order: another, known: sent, rules: byForce }, 'send forced'],
  ['forced, though withheld', { known: withheld, rules: byForce }, 'send forced'],
  ['forced, though its number was used before', { known: usedBefore, rules: byForce }, 'send forced'],
  ['forced, though known under another number', { known: renamed, rules: byForce }, 'send forced'],
  ['forced, though before go-live', { order: old, rules: { ...afterGoLive, ...byForce } }, 'send forced'],
  ['forced, though of an unknown state', { order: unheardOf, rules: byForce }, 'send forced'],
  ['forced, though nothing stood in its way', { rules: byForce }, 'send'],
  [
    'never forced: a sale of 0.00, paid with a gift voucher',
    { order: { paymentLabel: 'Carte cadeau' }, rejection: nothingPaid, rules: byForce },
    'gift-voucher voucher',
  ],
  ['never forced: unreadable', { rejection: unreadable, rules: byForce }, 'rejected rejected'],
  [
    'never forced: withheld and unreadable',
    { rejection: unreadable, known: withheld, rules: byForce },
    'gift-voucher',
  ],
  [
    'never forced: sent, then unreadable',
    { rejection: unreadable, known: sent, rules: byForce },
    'changed-since-sent changed',
  ],
  ['never forced: under way', { known: underWay, rules: byForce }, 'already-sent in-flight'],
  [
    'never forced: under way and changed',
    { order: another, known: underWay, rules: byForce },
    'changed-since-sent changed',
  ],
  ['never forced: no sale', { order: waiting, rules: byForce }, 'state state'],
  [
    'never forced: cancelled',
    { order: cancelled, known: sent, rules: byForce },
    'changed-since-sent changed',
  ],
])('%s', (_, given, expected) => {
  expect(decisionOn(given)).toBe(expected);
});

test('a forced order says what it would have been', () => {
  expect(decide(anOrder(), null, withheld, { ...rules, force: true })).toEqual({
    kind: 'send',
    reason: { kind: 'forced', instead: 'gift-voucher' },
  });
});

test('a change says what changed', () => {
  expect(decide(anOrder(another), null, sent, rules).reason).toEqual({
    kind: 'changed',
    differences: [{ kind: 'quantity', code: '3612345678034', before: 1, after: 2 }],
  });
});

test('an order before go-live says both dates', () => {
  expect(decide(anOrder(old), null, null, { ...rules, ...afterGoLive }).reason).toEqual({
    kind: 'before-go-live',
    ordered: '2026-11-20T07:59:59',
    oldest: '2026-11-20T08:00:00',
  });
});
