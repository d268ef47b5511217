import type { PreparedBatch } from '../batch/prepare.ts';
import type { CustomerDecision } from './decide-customers.ts';

/** What happens in a run of `customers` before its XML goes the way of those of orders. */
export type CustomerEvent =
  /** So many may have changed. */
  | { kind: 'customers-read'; customers: number; requests: number }
  | {
      kind: 'customer-decided';
      number: string;
      decision: CustomerDecision['kind'];
      action: 'CREATION' | 'MODIFICATION' | null;
      isProspect: boolean;
    }
  | { kind: 'customer-not-found'; nth: number }
  | { kind: 'customers-prepared'; batch: PreparedBatch | null; customers: number; isPlanned: boolean }
  | { kind: 'customers-limit'; limit: number }
  /** A character that XML forbids became U+FFFD. */
  | { kind: 'customer-replaced'; id: string; field: string }
  | { kind: 'customers-not-to-compare' };
