import type { Batch } from '../ledger/batches.ts';
import type { Transport } from '../transport/transport.ts';
import { remotePath, serverNow, type DeliveryContext } from './delivery-context.ts';

export type CollectContext = Pick<DeliveryContext, 'ledger' | 'remoteDir' | 'now'>;

/**
 * Asks of every delivered XML whether it still waits in `import`. Gone on positive evidence: COLLECTED. Still there: that
 * moment is remembered, since ProShop's snapshots before its next import cannot know these orders. Both programs ask; the
 * one that comes second changes nothing. Resolves with the batches that have just been seen gone.
 */
export async function notice(transport: Transport, context: CollectContext): Promise<Batch[]> {
  const { ledger, remoteDir } = context;
  const waiting = ledger.batches.inState('DELIVERED');
  if (waiting.length === 0) return [];
  const looks = await transport.look(waiting.map((batch) => remotePath(remoteDir, batch.fileName)));
  const gone = waiting.filter((_, index) => looks[index]?.there === false);
  const still = waiting.filter((_, index) => looks[index]?.there === true);
  const at = context.now();
  ledger.transaction(() => {
    for (const batch of still) ledger.batches.seeWaiting(batch, serverNow(context));
    for (const batch of gone) ledger.batches.move(batch, { state: 'COLLECTED', goneAt: at }, at, 'collected');
  });
  return gone;
}
