import type { RejectionReason } from './orders-fault.ts';
import type { Difference } from './order-content.ts';

/** What is decided for one order of the CSV: `orders[].decision` of the JSON report. */
export type DecisionKind =
  | 'send'
  | 'already-sent'
  | 'changed-since-sent'
  | 'gift-voucher'
  | 'acknowledged'
  | 'state'
  | 'unknown-state'
  | 'before-go-live'
  | 'number-used-before'
  | 'same-order-other-number'
  | 'rejected';

/** Why, as data; `words.decisions.reason` says it. */
export type DecisionReason =
  | { kind: 'forced'; instead: DecisionKind }
  | { kind: 'in-batch'; lot: string; file: string }
  | { kind: 'in-flight'; lot: string }
  | { kind: 'adopted' }
  | { kind: 'changed'; differences: Difference[] }
  | { kind: 'voucher'; found: string; pattern: string }
  | { kind: 'acknowledged'; at: string }
  | { kind: 'state'; id: string; label: string }
  | { kind: 'before-go-live'; ordered: string; oldest: string }
  /** The order that had the number before: its reference, and its date as in `Order`. */
  | { kind: 'number-used-before'; ref: string; ordered: string }
  /** `id`: the number under which the ledger knows it. */
  | { kind: 'same-order-other-number'; id: string }
  | { kind: 'rejected'; why: RejectionReason };

/** Kinds of orders that wait for a person, and stay so until one has spoken. */
export const withheldKinds = [
  'gift-voucher',
  'before-go-live',
  'number-used-before',
  'same-order-other-number',
] as const satisfies readonly DecisionKind[];

export type WithheldKind = (typeof withheldKinds)[number];

export interface Decision {
  kind: DecisionKind;
  reason: DecisionReason | null;
}
