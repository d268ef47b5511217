import type { Delivery } from '../ledger/deliveries.ts';
import type { Transport } from '../transport/transport.ts';
import { type DeliveryContext } from './delivery-context.ts';
import { remotePath } from '../transport/remote-path.ts';
import { serverNow } from './server-clock.ts';

export type CollectContext = Pick<DeliveryContext, 'ledger' | 'remoteDir' | 'now'>;

/** What a look into `import` showed of the delivered XML files. */
export interface Waiting {
  gone: Delivery[];
  still: Delivery[];
}

/** Looks at every delivered XML, and changes nothing. */
export async function lookAtDelivered(
  transport: Transport,
  { ledger, remoteDir }: CollectContext,
): Promise<Waiting> {
  const delivered = ledger.till.inState('DELIVERED');
  if (delivered.length === 0) return { gone: [], still: [] };
  const looks = await transport.look(delivered.map((delivery) => remotePath(remoteDir, delivery.fileName)));
  return {
    gone: delivered.filter((_, index) => looks[index]?.there === false),
    still: delivered.filter((_, index) => looks[index]?.there === true),
  };
}

/**
 * Asks of every delivered XML whether it still waits in `import`. Gone on positive evidence: COLLECTED. Still there: that
 * moment is remembered, since ProShop's snapshots before its next import cannot know these orders. Both programs ask; the
 * one that comes second changes nothing. Resolves with those that have just been seen gone.
 */
export async function markCollected(transport: Transport, context: CollectContext): Promise<Delivery[]> {
  const { ledger } = context;
  const { gone, still } = await lookAtDelivered(transport, context);
  if (gone.length + still.length === 0) return [];
  const at = context.now();
  ledger.transaction(() => {
    for (const delivery of still) ledger.till.seeWaiting(delivery, serverNow(context));
    for (const delivery of gone)
      ledger.till.move(delivery, { state: 'COLLECTED', bookedAt: at }, at, 'collected');
  });
  return gone;
}
