import { withheldKinds, type WithheldKind } from '../orders/decision.ts';
import type { KnownOrder } from '../ledger/known-orders.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { hasPassedOrIsAhead } from '../text/moments.ts';

/** Why an order waits for a person. `never-sent`: only stock-csv-mod ever saw it. */
export type WaitingKind = WithheldKind | 'withheld' | 'rejected' | 'unknown-state' | 'changed' | 'never-sent';

export interface WaitingOrder {
  why: WaitingKind;
  order: KnownOrder;
}

/** An order that orders-to-xml has had two cycles to see, and did not. Minutes. */
const neverSentAfterMinutes = 65;

/** Orders that wait for a person, those that were seen first before the others. */
export function listWaiting(ledger: Ledger, at: Date): WaitingOrder[] {
  const { orders } = ledger;
  const candidates = [
    ...orders.inStatus('withheld', 'rejected', 'unknown-state', 'seen'),
    ...orders.changedSinceSent(),
  ];
  return candidates
    .flatMap((order) => {
      const why = whyItWaits(order, at);
      return why ? [{ why, order }] : [];
    })
    .sort((a, b) => a.order.key - b.order.key);
}

/** null: it waits for nobody (pure). */
export function whyItWaits({ status, decision, firstSeen }: KnownOrder, at: Date): WaitingKind | null {
  const hadItsTime = hasPassedOrIsAhead(firstSeen, at, neverSentAfterMinutes);
  if (status === 'withheld') return withheldFor(decision?.kind);
  if (status === 'rejected' || status === 'unknown-state') return status;
  if (status === 'seen') return hadItsTime ? 'never-sent' : null;
  return decision?.kind === 'changed-since-sent' ? 'changed' : null;
}

function withheldFor(decision: string | undefined): WaitingKind {
  return withheldKinds.find((kind) => kind === decision) ?? 'withheld';
}
