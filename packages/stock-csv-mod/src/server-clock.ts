import {
  measureServerClock,
  stage,
  takeAway,
  type StagingContext,
} from '@passerelle/core/delivery/staging.ts';
import type { Transport } from '@passerelle/core/transport/transport.ts';
import type { StockJob } from './options.ts';

/** How far the server's clock is ahead of ours, as last measured. Milliseconds. */
export function serverOffset({ ledger }: StockJob): number {
  return ledger?.meta.serverOffsetMs ?? 0;
}

/** How old a file of the server is at this moment, by the server's clock. Minutes. */
export function ageInMinutes(job: StockJob, modifiedAt: Date): number {
  const now = job.world.now().getTime() + serverOffset(job);
  return Math.max(0, now - modifiedAt.getTime()) / 60_000;
}

/**
 * Asks the server for its time now, by the time it gives a small file in the staging folder. Ages decide whether the shop
 * gets its stock, and an old measure is worth nothing once either clock was set: it is asked at the start of every run.
 */
export async function askServerClock(transport: Transport, context: StagingContext): Promise<void> {
  const path = await stage(transport, context, 'horloge', Buffer.from('Passerelle\n'));
  await measureServerClock(transport, context, path);
  await takeAway(transport, context, path);
}
