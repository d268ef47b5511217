import type { Delivery } from '../ledger/deliveries.ts';
import type { SalesDestination, Taken } from '../ports/sales-destination.ts';
import type { HowToLook, Transport } from '../transport/transport.ts';
import { type DeliveryContext } from './delivery-context.ts';
import { remotePath } from '../transport/remote-path.ts';
import { serverNow } from './server-clock.ts';

/** What of a destination tells which parcels are booked. */
export type BookingPlace = Pick<SalesDestination<Delivery>, 'lookAtTaken' | 'now'>;

/** ProShop's folder for whoever only looks at it. */
export function folderToLookAt(
  transport: Transport,
  context: Pick<DeliveryContext, 'ledger' | 'remoteDir' | 'now'>,
): BookingPlace {
  return {
    lookAtTaken: (deliveries, proof) => lookAtFiles(transport, context.remoteDir, deliveries, proof),
    now: () => serverNow(context),
  };
}

/** A file that is gone from the import folder is booked: ProShop takes it away when it imports it. */
export async function lookAtFiles(
  transport: Transport,
  remoteDir: string,
  deliveries: readonly Delivery[],
  proof: HowToLook['proof'] = 'now',
): Promise<Taken<Delivery>> {
  if (deliveries.length === 0) return { booked: [], waiting: [] };
  const paths = deliveries.map(({ fileName }) => remotePath(remoteDir, fileName));
  const looks = await transport.look(paths, { proof });
  return {
    booked: deliveries.filter((_, index) => looks[index]?.there === false),
    waiting: deliveries.filter((_, index) => looks[index]?.there === true),
  };
}

/** Looks at every delivered XML, and changes nothing. */
export function lookAtDelivered(
  place: BookingPlace,
  { ledger }: Pick<DeliveryContext, 'ledger'>,
  proof: HowToLook['proof'] = 'now',
): Promise<Taken<Delivery>> {
  return place.lookAtTaken(ledger.till.inState('DELIVERED'), proof);
}

/**
 * Asks of every delivered XML whether it still waits to be imported. Gone on positive evidence: COLLECTED. Still there: that
 * moment is remembered, since ProShop's snapshots before its next import cannot know these orders. Both programs ask; the
 * one that comes second changes nothing. `askMore`: asks the same connection for something else between the look and the
 * commit, which spares the look a proof of its own; the moment stays that of the look. Resolves with those that have just
 * been seen gone.
 */
export async function markCollected(
  place: BookingPlace,
  { ledger, now }: Pick<DeliveryContext, 'ledger' | 'now'>,
  askMore?: () => Promise<void>,
): Promise<Delivery[]> {
  const { booked, waiting } = await lookAtDelivered(place, { ledger }, askMore ? 'next' : 'now');
  const at = now();
  await askMore?.();
  if (booked.length + waiting.length === 0) return [];
  // The place's clock may have been asked since; what it took to ask is not part of the moment.
  const seenAt = new Date(place.now().getTime() - (now().getTime() - at.getTime()));
  ledger.transaction(() => {
    for (const delivery of waiting) ledger.till.seeWaiting(delivery, seenAt);
    for (const delivery of booked) {
      ledger.till.move(delivery, { state: 'COLLECTED', bookedAt: at }, at, 'collected');
      ledger.orderEvents.ofParcel(delivery.number, 'collected', at);
    }
  });
  return booked;
}
