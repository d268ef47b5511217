import { foldText } from '@passerelle/core/text/fold-text.ts';
import type { NewWrite } from '@passerelle/core/ledger/outbox.ts';
import type { StateWish } from '@passerelle/core/ledger/order-events.ts';
import { isSameEvent } from './decide.ts';
import type { TrackingPayload } from './payloads.ts';
import type { OrderEvent, Rule } from './rules.ts';
import type { Shipment } from './shipments.ts';

/** What a shipment asks for, as far as there is a rule: the number before the state that waits for it. */
export function writesOf({ order, parcels, documents }: Shipment, rules: readonly Rule[]): NewWrite[] {
  const isWanted = (event: OrderEvent) => rules.some(({ when }) => isSameEvent(when, event));
  const [first, ...others] = parcels;
  const ship: NewWrite[] = [];
  if (first !== undefined && isWanted('shipped')) {
    const { trackingNumber: number, carrier } = first;
    const further = others.map(({ trackingNumber }) => trackingNumber);
    const payload: TrackingPayload = { number, carrier, further };
    ship.push(
      { ...about(order, 'shipped'), kind: 'tracking-number', key: order, payload },
      stateWrite(order, 'shipped'),
    );
  }
  const papers = documents.map((name): OrderEvent => `document:${foldText(name)}`);
  return [...ship, ...papers.filter(isWanted).map((event) => stateWrite(order, event))];
}

/**
 * Further parcels of a shipment whose number is in the outbox already: each is told once. `known`: what the outbox keeps of
 * the order's number.
 */
export function laterParcels({ order, parcels }: Shipment, known: TrackingPayload): NewWrite[] {
  const old = new Set([known.number, ...known.further]);
  return parcels
    .filter(({ trackingNumber }) => !old.has(trackingNumber))
    .map(({ trackingNumber: number, carrier }) => {
      const payload: TrackingPayload = { number, carrier, further: [] };
      return { ...about(order, 'shipped'), kind: 'parcel', key: `${order}:${number}`, payload };
    });
}

function stateWrite(order: string, event: OrderEvent): NewWrite {
  const payload: StateWish = { ref: '' };
  return { ...about(order, event), kind: 'order-state', key: `${event}:${order}`, payload };
}

function about(order: string, event: OrderEvent) {
  return { target: 'shop', orderKey: null, subject: order, event } as const;
}
