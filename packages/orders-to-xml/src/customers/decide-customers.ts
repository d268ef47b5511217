import type { SentVersion } from '@passerelle/core/ledger/known-customers.ts';
import type { FoundCustomer, SeenCustomer, ShopCustomer } from '@passerelle/core/ports/customer-source.ts';
import type { SentCustomer } from '../layout/fields.ts';

/** What becomes of a customer in this run. */
export type CustomerDecision =
  | { kind: 'send'; sent: SentCustomer; hash: string; content: string }
  /** The back office has this version. */
  | { kind: 'already-sent' }
  /** He has ordered nothing yet, and such are not wanted. */
  | { kind: 'prospect' }
  /** A person had him forgotten. */
  | { kind: 'forgotten' };

export interface DecisionRules {
  prospects: boolean;
  /** Keyed, and the same for the same text. */
  hash: (text: string) => string;
  /** The last that went; null: none. */
  newest: (number: string) => Pick<SentVersion, 'hash' | 'contentHash'> | null;
  isForgotten: (customer: Pick<ShopCustomer, 'email'>) => boolean;
}

/** It is clear what becomes of him before his details are known. */
export function isDecided(seen: SeenCustomer, rules: DecisionRules): boolean {
  const { newest, hash } = rules;
  return withheld(seen, rules) !== null || newest(seen.number)?.contentHash === hash(seen.content);
}

/** Each version once: one that comes again after another is a change again. */
export function decideCustomer(found: FoundCustomer, rules: DecisionRules): CustomerDecision {
  const { details, content, number } = found;
  const kind = withheld(found, rules);
  if (kind !== null) return { kind };
  if (details === null) return { kind: 'already-sent' };
  const hash = rules.hash(JSON.stringify(details));
  const before = rules.newest(number);
  if (before?.hash === hash) return { kind: 'already-sent' };
  const action = before === null ? 'CREATION' : 'MODIFICATION';
  return { kind: 'send', sent: { ...details, action }, hash, content };
}

function withheld(
  seen: SeenCustomer,
  { prospects, isForgotten }: DecisionRules,
): 'forgotten' | 'prospect' | null {
  if (isForgotten(seen)) return 'forgotten';
  return seen.hasOrdered || prospects ? null : 'prospect';
}
