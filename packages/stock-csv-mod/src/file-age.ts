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
