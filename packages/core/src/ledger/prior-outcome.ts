import { withheldKinds, type Decision, type DecisionReason, type WithheldKind } from '../orders/decision.ts';
import type { PriorOutcome } from '../orders/select.ts';
import type { KnownOrder } from './known-order.ts';

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
