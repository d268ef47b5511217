import type { RejectionReason } from './rejection.ts';
import type { Difference } from './substance.ts';

/** What is decided for one order of the CSV (contract §2, `orders[].decision`). */
export type DecisionKind =
  | 'send'
  | 'already-sent'
  | 'changed-since-sent'
  | 'gift-voucher'
  | 'acknowledged'
  | 'state'
  | 'unknown-state'
  | 'before-go-live'
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
  | { kind: 'rejected'; why: RejectionReason };

export interface Decision {
  kind: DecisionKind;
  reason: DecisionReason | null;
}
