import { remoteName } from '@passerelle/core/delivery/delivery-context.ts';
import { replace, stage, type StagingContext } from '@passerelle/core/delivery/staging.ts';
import type { StockJob } from './options.ts';
import { ageInMinutes } from './file-age.ts';

/** A file that PrestaShop did not fetch for longer than this is of another cycle. Minutes. */
const staleAfterMinutes = 20;

/**
 * Publishes the corrected file: staged, its size read back, renamed over the old one. Done again from the start when the
 * connection fails on the way: the same bytes twice do no harm, part of them would.
 */
export async function publish(job: StockJob, context: StagingContext, bytes: Buffer): Promise<void> {
  const { target } = job.config.stock;
  await job.connections.run(async (transport) => {
    const { path } = await stage(transport, context, remoteName(target), bytes);
    await replace(transport, context, path, target);
  });
}

/**
 * Takes away a published file that nobody fetched and that is of an earlier cycle: an import of past stock is worse than
 * none. A younger one is left alone. true: one was taken away.
 */
export async function withdrawStale(job: StockJob): Promise<boolean> {
  const { target } = job.config.stock;
  return job.connections.run(async (transport) => {
    const [look] = await transport.look([target]);
    if (!look?.there) return false;
    const isStale = ageInMinutes(job, await transport.modifiedAt(target)) > staleAfterMinutes;
    return isStale && transport.delete(target);
  });
}
