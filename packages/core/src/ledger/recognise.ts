import { type Decision, type DecisionReason, type WithheldKind, withheldKinds } from '../orders/decision.ts';
import type { Order } from '../orders/model.ts';
import { contentOf, differencesBetween } from '../orders/order-content.ts';
import type { PriorOutcome } from '../orders/select.ts';
import type { KnownOrder } from './known-order.ts';
import type { Ledger } from './ledger.ts';

/** Why a name alone does not tell whether ProShop has an order. */
export type IdentityDoubt = Extract<
  DecisionReason,
  { kind: 'number-used-before' | 'same-order-other-number' }
>;

/** Which order of the ledger an order of a file is. */
export interface Recognised {
  /** null: the ledger has none of that name. */
  known: KnownOrder | null;
  /** The same order under the number that the ledger knows; null: none. */
  twin: KnownOrder | null;
  doubt: IdentityDoubt | null;
}

/**
 * An order that was decided for good stays decided. Of any other it is asked whether its number belonged to another
 * order, and whether the order itself is known under another number that the file does not have any more (where it has
 * both, they are two orders of one cart). `ledger` null: a dry run where there is none.
 */
export function recognise(
  ledger: Ledger | null,
  order: Order,
  standsInFile: (id: string) => boolean,
): Recognised {
  if (!ledger?.orders.knowsName(order.id, order.ref)) return { known: null, twin: null, doubt: null };
  const known = ledger.orders.find(order.id, order.ref, order.date);
  if (isBinding(known)) return { known, twin: null, doubt: null };
  const candidates = ledger.orders.ofReference(order.ref, order.id);
  const twin = candidates.find((one) => isSameOrder(order, one) && !standsInFile(one.id)) ?? null;
  return { known, twin, doubt: twin ? twinDoubt(twin) : usedBefore(ledger, order) };
}

/** A person, or this program for good, has said what becomes of it. */
function isBinding(known: KnownOrder | null): boolean {
  const prior = priorOutcomeOf(known);
  return prior !== null && prior.status !== 'unsent';
}

function twinDoubt({ id }: KnownOrder): IdentityDoubt {
  return { kind: 'same-order-other-number', id };
}

function usedBefore(ledger: Ledger, { id, ref }: Order): IdentityDoubt | null {
  const other = ledger.orders.otherOfNumber(id, ref);
  return other && { kind: 'number-used-before', ref: other.ref, ordered: other.orderedAt };
}

/** Same reference (the caller has seen to it), same date, and the same content or number, however it is written. */
function isSameOrder(order: Order, known: KnownOrder): boolean {
  if (!isBinding(known) || order.id === '' || !isSameMoment(order.date, known.orderedAt)) return false;
  if (digitsOf(order.id) !== '' && digitsOf(order.id) === digitsOf(known.id)) return true;
  return known.content === null || differencesBetween(known.content, contentOf(order)).length === 0;
}

/** One of them may lack its time, or both a date. */
function isSameMoment(one: string, other: string): boolean {
  if (one === '' || other === '' || one === other) return true;
  const isDayAlone = one.endsWith('T00:00:00') || other.endsWith('T00:00:00');
  return isDayAlone && one.slice(0, 10) === other.slice(0, 10);
}

/** 1042, of "#1042", "1,042", "1042.0" and "CMD-001042". */
function digitsOf(id: string): string {
  return id
    .replace(/[.,]0{1,2}$/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '');
}

/** What binds a decision to come: nothing, where the order was only seen by the stock program, or was rejected. */
export function priorOutcomeOf(known: KnownOrder | null): PriorOutcome | null {
  if (!known) return null;
  const { content } = known;
  switch (known.status) {
    case 'sent':
      return known.parcel && { status: 'sent', content, ...describeParcel(known.parcel) };
    case 'adopted':
      return { status: 'adopted', content };
    case 'acknowledged':
      return { status: 'acknowledged', content, at: known.ackedAt?.toISOString() ?? '' };
    case 'withheld':
      return { status: 'withheld', ...withheldAs(known.decision) };
    case 'waiting':
      return { status: 'unsent' };
    case 'seen':
      return known.decision?.kind === 'send' ? { status: 'unsent' } : null;
    case 'rejected':
    case 'unknown-state':
    case 'gone':
      return null;
  }
}

function describeParcel(parcel: NonNullable<KnownOrder['parcel']>): {
  lot: string;
  file: string;
  inFlight: boolean;
} {
  const inFlight = !['DELIVERED', 'COLLECTED', 'RESENT'].includes(parcel.state);
  return { lot: parcel.lot, file: parcel.fileName, inFlight };
}

function withheldAs(decision: Decision | null): {
  decision: WithheldKind;
  reason: DecisionReason | null;
} {
  const kind = withheldKinds.find((one) => one === decision?.kind);
  return { decision: kind ?? 'gift-voucher', reason: decision?.reason ?? null };
}
