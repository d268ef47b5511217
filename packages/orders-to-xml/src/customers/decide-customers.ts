import type { SentVersion } from '@passerelle/core/ledger/known-customers.ts';
import type { ShopCustomer } from '@passerelle/core/ports/customer-source.ts';
import type { SentCustomer } from '../layout/fields.ts';

/** What becomes of a customer in this run. */
export type CustomerDecision =
  | { kind: 'send'; sent: SentCustomer; hash: string }
  /** The back office has this version. */
  | { kind: 'already-sent' }
  /** He has ordered nothing yet, and such are not wanted. */
  | { kind: 'prospect' }
  /** A person had him forgotten. */
  | { kind: 'forgotten' };

export interface DecisionRules {
  prospects: boolean;
  /** Of a version: the same for the same content. */
  hashOf: (customer: ShopCustomer) => string;
  /** The last that went; null: none. */
  newest: (number: string) => Pick<SentVersion, 'hash'> | null;
  isForgotten: (customer: ShopCustomer) => boolean;
}

/** Each version once: one that comes again after another is a change again. */
export function decideCustomer(customer: ShopCustomer, rules: DecisionRules): CustomerDecision {
  if (rules.isForgotten(customer)) return { kind: 'forgotten' };
  if (!customer.hasOrdered && !rules.prospects) return { kind: 'prospect' };
  const hash = rules.hashOf(customer);
  const before = rules.newest(customer.number);
  if (before?.hash === hash) return { kind: 'already-sent' };
  const action = before === null ? 'CREATION' : 'MODIFICATION';
  return { kind: 'send', sent: { ...customer, action }, hash };
}
