import type { StockJob } from './options.ts';
import type { StockPlan } from './plan-correction.ts';
import { stockSettings, type Dated } from './read-files.ts';
import { ageInMinutes } from './file-age.ts';
import {
  askGuards,
  canForce,
  guardFailure,
  type GuardFacts,
  type GuardFiles,
  type GuardRefusal,
} from './stock/guards.ts';
import { inspectResult, nothingLeft, type ResultFacts } from './stock/inspect-result.ts';
import { warn } from './tell.ts';
import { sayRefusal } from './words/say-fault.ts';

/**
 * Asks every guard. Throws Failure(6) with all that refuse, unless a person forces: then each is told. Returns what was
 * found in the file that may be published.
 */
export function judge(job: StockJob, plan: StockPlan): ResultFacts {
  const facts = guardFacts(job, plan);
  tellRefusals(job, plan, askGuards(facts, job.config.stock.guard));
  return facts.result;
}

function tellRefusals(job: StockJob, plan: StockPlan, refusals: readonly GuardRefusal[]): void {
  if (refusals.length === 0) return;
  const files = guardFiles(job, plan);
  if (!job.options.force || !refusals.every(canForce)) throw guardFailure(refusals, files);
  for (const refusal of refusals) {
    warn(job, job.words.stockCycle.forced({ refusal: sayRefusal(refusal, files, job.words).message }));
  }
}

function guardFacts(job: StockJob, { stock, ordersFiles, correction, bytes }: StockPlan): GuardFacts {
  const { linesKept, linesOut: planned } = correction.counts;
  const newestOrders = ordersFiles.at(-1);
  const result = planned === 0 ? nothingLeft : inspectResult(stock.name, bytes, stockSettings(job));
  return {
    stockAgeMinutes: ageOf(job, stock),
    ordersAgeMinutes: newestOrders ? ageOf(job, newestOrders) : null,
    linesKept,
    result,
    largestPublished: job.ledger?.runs.largestPublication(aDayBefore(job.startedAt), job.startedAt) ?? null,
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
