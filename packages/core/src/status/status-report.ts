import type { Batch } from '../ledger/batches.ts';
import type { KnownOrder } from '../ledger/known-orders.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ProgramName, RunRecord } from '../ledger/runs.ts';

/** Why an order waits for a person. `never-sent`: only stock-csv-mod ever saw it. */
export type WaitingKind = 'withheld' | 'rejected' | 'unknown-state' | 'changed' | 'never-sent';

export interface WaitingOrder {
  kind: WaitingKind;
  order: KnownOrder;
}

/** The state of the gateway at one moment: what `status` prints, the page shows and the alerts judge. */
export interface StatusReport {
  at: Date;
  /** The last run of each program, null where it never ran. */
  lastRuns: Record<ProgramName, RunRecord | null>;
  /** Runs of the last 48 hours, oldest first. */
  recentRuns: RunRecord[];
  /** Deliveries that only a person can settle. */
  uncertain: Batch[];
  /** Not yet in ProShop's folder: the next run goes on with them. */
  unfinished: Batch[];
  /** In ProShop's folder and not collected. */
  notCollected: Batch[];
  /** Orders that wait for a person, oldest first. */
  waiting: WaitingOrder[];
}

export const recentHours = 48;

/** An order that orders-to-xml has had two cycles to see, and did not. Minutes. */
const neverSentAfterMinutes = 65;

export function makeStatusReport(ledger: Ledger, at: Date): StatusReport {
  const recentRuns = ledger.runs.since(new Date(at.getTime() - recentHours * 3_600_000));
  return {
    at,
    lastRuns: {
      'orders-to-xml': ledger.runs.last('orders-to-xml'),
      'stock-csv-mod': ledger.runs.last('stock-csv-mod'),
    },
    recentRuns,
    uncertain: ledger.batches.inState('UNCERTAIN'),
    unfinished: ledger.batches.inState('DRAFT', 'PREPARED', 'STAGED', 'DELIVERING'),
    notCollected: ledger.batches.inState('DELIVERED'),
    waiting: listWaiting(ledger, at),
  };
}

function listWaiting(ledger: Ledger, at: Date): WaitingOrder[] {
  const seenBefore = new Date(at.getTime() - neverSentAfterMinutes * 60_000);
  const of = (kind: WaitingKind, orders: readonly KnownOrder[]): WaitingOrder[] =>
    orders.map((order) => ({ kind, order }));
  return [
    ...of('withheld', ledger.orders.inStatus('withheld')),
    ...of('rejected', ledger.orders.inStatus('rejected')),
    ...of('unknown-state', ledger.orders.inStatus('unknown-state')),
    ...of('changed', ledger.orders.changedSinceSent()),
    ...of(
      'never-sent',
      ledger.orders.inStatus('seen').filter((order) => order.firstSeen < seenBefore),
    ),
  ].sort((a, b) => a.order.firstSeen.getTime() - b.order.firstSeen.getTime());
}
