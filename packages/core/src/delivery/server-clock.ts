import type { Transport } from '../transport/transport.ts';
import type { DeliveryContext } from './delivery-context.ts';
import { assertWhole, leave, takeAway, type StagingContext } from './staging.ts';

type ClockContext = Pick<DeliveryContext, 'ledger' | 'now'>;

/** Our best knowledge of the server's clock: ours, and how far it was ahead when last measured. */
export function serverNow({ ledger, now }: ClockContext): Date {
  return new Date(now().getTime() + ledger.meta.serverOffsetMs);
}

/**
 * Keeps how far the server's clock is ahead of ours, by the time it gave a file we have just uploaded. MDTM tells whole
 * seconds, so it may be up to a second later. To be called in a transaction.
 */
export function noteServerClock({ ledger, now }: ClockContext, written: Date): void {
  ledger.meta.serverOffsetMs = written.getTime() + 1000 - now().getTime();
}

/** Asks the server for its time now, by the time it gives a small file in the staging folder, which goes away again. */
export async function askServerClock(transport: Transport, context: StagingContext): Promise<void> {
  const content = Buffer.from('Passerelle\n');
  const path = leave(context, 'horloge');
  await transport.upload(path, content);
  const [look] = await transport.look([path], path);
  const { modifiedAt } = assertWhole(path, look, content.length);
  if (modifiedAt) context.ledger.transaction(() => noteServerClock(context, modifiedAt));
  await takeAway(transport, context, path);
}
