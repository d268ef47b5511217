import type { StateWish } from '@passerelle/core/ledger/order-events.ts';
import type { Write } from '@passerelle/core/ledger/outbox.ts';
import type { StateIntent } from './decide.ts';
import type { What } from './event.ts';

/** What a state write keeps once it is decided: by it a later run knows whether it was done. */
export interface StatePayload extends StateWish {
  /** `name`: of the state, for people. */
  intent?: StateIntent & { name: string; from: number; mails: boolean };
}

/** What the outbox keeps of a tracking number: the first parcel's goes into the shop's field, the others are told. */
export interface TrackingPayload {
  number: string;
  carrier: string;
  further: readonly string[];
}

/** What a write is, as far as it is known. */
export function whatOf({ kind, payload }: Pick<Write, 'kind' | 'payload'>): What {
  if (kind === 'mail') return { kind: 'mail' };
  if (kind === 'order-state' || payload === null) {
    const { intent } = (payload ?? {}) as Partial<StatePayload>;
    return { kind: 'state', to: intent?.name ?? '', mails: intent?.mails ?? false };
  }
  const { number, further } = payload as TrackingPayload;
  return { kind: 'tracking', number, further };
}
