import type { Decision, DecisionReason, WithheldKind } from './decision.ts';
import { meaningOfState, type StateRules } from './order-state.ts';
import type { RejectionReason } from './orders-fault.ts';
import { findGiftVoucher, type GiftVoucherRule } from './vouchers.ts';
import type { Order } from './model.ts';
import { contentOf, differencesBetween, type OrderContent } from './order-content.ts';

export interface SelectionRules extends StateRules {
  giftVoucher: GiftVoucherRule;
  /** Date of the oldest order that `adopt` recorded, `yyyy-MM-ddTHH:mm:ss`; null if there was no adoption. */
  oldestAdopted: string | null;
  /** A person overrides for this order (`--only` with `--force`). */
  force: boolean;
}

/** What the ledger knows of an order, as far as the decision depends on it. */
export type PriorOutcome =
  | { status: 'sent'; content: OrderContent | null; lot: string; file: string; inFlight: boolean }
  | { status: 'adopted'; content: OrderContent | null }
  | { status: 'acknowledged'; content: OrderContent | null; at: string }
  | { status: 'withheld'; decision: WithheldKind; reason: DecisionReason | null }
  /** Its name does not tell which order it is. */
  | {
      status: 'doubtful';
      reason: Extract<DecisionReason, { kind: 'number-used-before' | 'same-order-other-number' }>;
    }
  /** The old program did not send it either: it waited for its payment, or `adopt` listed it as still to be sent. */
  | { status: 'unsent' };

type SettledOutcome = Extract<PriorOutcome, { status: 'sent' | 'adopted' | 'acknowledged' }>;

/**
 * What is to be done with one order: pure, total, first rule that applies.
 * `known`: its prior outcome in the ledger, null if it has none that binds (never seen, rejected, unknown state).
 */
export function decide(
  order: Order,
  rejection: RejectionReason | null,
  known: PriorOutcome | null,
  rules: SelectionRules,
): Decision {
  const decision = decideByRule(order, rejection, known, rules);
  return rules.force && canBeForced(order, rejection, known, rules) ? forced(decision) : decision;
}

function decideByRule(
  order: Order,
  rejection: RejectionReason | null,
  known: PriorOutcome | null,
  rules: SelectionRules,
): Decision {
  if (known && isSettled(known)) return decideAgain(order, rejection, known);
  const meaning = meaningOfState(order, rules);
  const state: DecisionReason = { kind: 'state', id: order.stateId, label: order.stateLabel };
  if (meaning === 'no-sale') return { kind: 'state', reason: state };
  if (known?.status === 'withheld') return { kind: known.decision, reason: known.reason };
  const voucher = rejection?.kind === 'nothing-paid' ? voucherToKeyIn(order, rules) : null;
  if (voucher) return { kind: 'gift-voucher', reason: voucher };
  if (rejection) return { kind: 'rejected', reason: { kind: 'rejected', why: rejection } };
  if (meaning === 'unknown') return { kind: 'unknown-state', reason: state };
  if (known?.status === 'doubtful') return { kind: known.reason.kind, reason: known.reason };
  return decideNewSale(order, known === null ? rules.oldestAdopted : null, rules);
}

function isSettled(known: PriorOutcome): known is SettledOutcome {
  return known.status === 'sent' || known.status === 'adopted' || known.status === 'acknowledged';
}

/** An order that ProShop has: the only question left is whether it is still the same. */
function decideAgain(order: Order, rejection: RejectionReason | null, known: SettledOutcome): Decision {
  const now = contentOf(order, rejection !== null);
  const differences = differencesBetween(known.content ?? now, now);
  if (differences.length > 0) return { kind: 'changed-since-sent', reason: { kind: 'changed', differences } };
  switch (known.status) {
    case 'sent':
      return { kind: 'already-sent', reason: reasonOfSent(known) };
    case 'adopted':
      return { kind: 'already-sent', reason: { kind: 'adopted' } };
    case 'acknowledged':
      return { kind: 'acknowledged', reason: { kind: 'acknowledged', at: known.at } };
  }
}

function reasonOfSent(known: Extract<PriorOutcome, { status: 'sent' }>): DecisionReason {
  return known.inFlight
    ? { kind: 'in-flight', lot: known.lot }
    : { kind: 'in-batch', lot: known.lot, file: known.file };
}

/** `oldest`: an order from before that moment was the old program's to send; null: that is no question. */
function decideNewSale(order: Order, oldest: string | null, rules: SelectionRules): Decision {
  const voucher = voucherToKeyIn(order, rules);
  if (voucher) return { kind: 'gift-voucher', reason: voucher };
  if (oldest !== null && order.date !== '' && order.date < oldest) {
    return { kind: 'before-go-live', reason: { kind: 'before-go-live', ordered: order.date, oldest } };
  }
  return { kind: 'send', reason: null };
}

/** null: not paid with a gift voucher, or such vouchers count as payments. Where one paid all, the total paid is 0. */
function voucherToKeyIn(order: Order, { giftVoucher }: SelectionRules): DecisionReason | null {
  return giftVoucher.policy === 'withhold' ? findGiftVoucher(order, giftVoucher) : null;
}

/** Nobody can force what can't be read, what is no sale, or what is under way: sent again, it could be booked twice. */
function canBeForced(
  order: Order,
  rejection: RejectionReason | null,
  known: PriorOutcome | null,
  rules: SelectionRules,
): boolean {
  const isUnderWay = known?.status === 'sent' && known.inFlight;
  return rejection === null && !isUnderWay && meaningOfState(order, rules) !== 'no-sale';
}

function forced(decision: Decision): Decision {
  if (decision.kind === 'send') return decision;
  return { kind: 'send', reason: { kind: 'forced', instead: decision.kind } };
}
