import type { StockJob } from './options.ts';
import type { StockPlan } from './plan-correction.ts';
import { stockSettings, type Dated } from './read-files.ts';
import { ageInMinutes } from './file-age.ts';
import {
  askGuards,
  canForce,
  guardFailure,
  sayRefusal,
  type GuardFacts,
  type GuardFiles,
} from './stock/guards.ts';
import { lackingGiftCards } from './stock/inspect-result.ts';
import { warn } from './tell.ts';

/** Asks every guard (contract §7.5). Throws Failure(6) with all that refuse, unless a person forces: then each is told. */
export function judge(job: StockJob, plan: StockPlan): void {
  const refusals = askGuards(guardFacts(job, plan), job.config.stock.guard);
  if (refusals.length === 0) return;
  const files = guardFiles(job, plan);
  if (!job.options.force || !refusals.every(canForce)) throw guardFailure(refusals, files);
  for (const refusal of refusals) {
    warn(job, job.words.stockCycle.forced({ refusal: sayRefusal(refusal, files, job.words).message }));
  }
}

function guardFacts(job: StockJob, { stock, ordersFiles, correction, bytes }: StockPlan): GuardFacts {
  const { linesKept, linesOut } = correction.counts;
  const newestOrders = ordersFiles.at(-1);
  const lacking = linesOut === 0 ? [] : lackingGiftCards(bytes, stock.content, stockSettings(job), linesOut);
  return {
    stockAgeMinutes: ageOf(job, stock),
    ordersAgeMinutes: newestOrders ? ageOf(job, newestOrders) : null,
    linesKept,
    linesOut,
    largestPublished: job.ledger?.runs.largestPublicationSince(aDayBefore(job.startedAt)) ?? null,
    lackingGiftCards: lacking,
  };
}

function ageOf(job: StockJob, file: Dated<unknown>): number | null {
  return file.isLocal ? null : ageInMinutes(job, file.modifiedAt);
}

function aDayBefore(moment: Date): Date {
  return new Date(moment.getTime() - 24 * 3_600_000);
}

function guardFiles({ config }: StockJob, { stock, ordersFiles }: StockPlan): GuardFiles {
  return {
    stock: stock.name,
    orders: ordersFiles.at(-1)?.name ?? config.orders.source,
    target: config.stock.target,
  };
}
