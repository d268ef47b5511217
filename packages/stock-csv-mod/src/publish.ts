import { createHash } from 'node:crypto';
import {
  measureServerClock,
  replace,
  stage,
  type StagingContext,
} from '@passerelle/core/delivery/staging.ts';
import { remoteName } from '@passerelle/core/delivery/delivery-context.ts';
import type { Transport } from '@passerelle/core/transport/transport.ts';
import type { StockJob } from './options.ts';
import { askServerClock, ageInMinutes } from './server-clock.ts';

/** A file that PrestaShop did not fetch for longer than this is of another cycle. Minutes (contract §7.5). */
const staleAfterMinutes = 20;

/**
 * Publishes the corrected file: staged, its size read back, renamed over the old one. Done again from the start when the
 * connection fails on the way: the same bytes twice do no harm, part of them would.
 */
export async function publish(job: StockJob, context: StagingContext, bytes: Buffer): Promise<void> {
  const { target } = job.config.stock;
  await job.connections.run(async (transport) => {
    const staged = await stage(transport, context, remoteName(target), bytes);
    await measureServerClock(transport, context, staged);
    await replace(transport, context, staged, target);
  });
}

/**
 * Takes away a published file that nobody fetched and that is of an earlier cycle: an import of past stock is worse than
 * none. A younger one is left alone. true: one was taken away.
 */
export async function withdrawStale(job: StockJob, context: StagingContext): Promise<boolean> {
  const { target } = job.config.stock;
  const look = (transport: Transport) => transport.look([target]);
  const [seen] = await job.connections.run(look);
  if (!seen?.there) return false;
  await askServerClock(job, context);
  return job.connections.run(async (transport) => {
    const [still] = await look(transport);
    if (!still?.there) return false;
    const isStale = ageInMinutes(job, await transport.modifiedAt(target)) > staleAfterMinutes;
    return isStale && transport.delete(target);
  });
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
