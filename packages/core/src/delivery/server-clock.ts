import type { Transport } from '../transport/transport.ts';
import { stage, type StagingContext, takeAway } from './staging.ts';
import type { DeliveryContext } from './delivery-context.ts';

/** Our best knowledge of the server's clock: ours, and how far it was ahead when last measured. */
export function serverNow({ ledger, now }: Pick<DeliveryContext, 'ledger' | 'now'>): Date {
  return new Date(now().getTime() + ledger.meta.serverOffsetMs);
}

/**
 * How far the server's clock is ahead of ours, by the time it gave a file that we uploaded `now`. MDTM tells whole
 * seconds, so it may be up to a second later. Milliseconds; null: it is not known.
 */
export function offsetOf(writtenAt: Date | undefined, now: Date): number | null {
  return writtenAt ? writtenAt.getTime() + 1000 - now.getTime() : null;
}

/** Asks the server for its time now, by the time it gives a small file in the staging folder, which goes away again. */
export async function askServerClock(transport: Transport, context: StagingContext): Promise<void> {
  const look = await stage(transport, context, 'horloge', Buffer.from('Passerelle\n'), { isDated: true });
  const { ledger } = context;
  const offset = offsetOf(look.modifiedAt, context.now());
  if (offset !== null) {
    ledger.meta.measureOffset(offset);
    ledger.withNextCommit(() => (ledger.meta.serverOffsetMs = offset));
  }
  await takeAway(transport, context, look.path);
}
