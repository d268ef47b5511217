import type { Config } from '@passerelle/core/config/schema.ts';
import type { LargestPublication } from '@passerelle/core/ledger/runs.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { StockPlan } from './plan-correction.ts';
import { askGuards, canForce, type GuardFacts } from './stock/guards.ts';
import { inspectResult, nothingLeft, type ResultFacts } from './stock/inspect-result.ts';
import type { Correction } from './stock/correct.ts';
import { KnownLines } from './stock/known-lines.ts';
import { stockSettings } from './stock/read-stock.ts';
import { touchedLines } from './stock/render-stock.ts';
import type { StockFile } from './stock/stock-file.ts';
import type { GuardFiles, GuardRefusal, StockFault } from './stock/stock-fault.ts';

/** What the guards are asked with. */
export interface Circumstances {
  config: Pick<Config, 'stock' | 'store' | 'giftCards'>;
  /** By the clock that dates what was read. */
  now: Date;
  /** The largest file of the last 24 hours; null: none was published. */
  largest: LargestPublication | null;
  /** A person says that it is right all the same. */
  isForced: boolean;
  /** Where it goes, as people know it. Default: the file that is published. */
  target?: string;
}

export interface Judgement {
  /** What was found in the file that may be published. */
  result: ResultFacts;
  /** Guards that a person passed. */
  passed: readonly GuardRefusal[];
  files: GuardFiles;
}

/** Asks every guard. Throws Failure(6) with all that refuse, unless a person forces them and may. */
export function judge(plan: StockPlan, circumstances: Circumstances): Judgement {
  const { config, isForced, target = config.stock.target } = circumstances;
  const facts = guardFacts(plan, circumstances);
  const refusals = askGuards(facts, config.stock.guard);
  const { stock, orders } = plan;
  const files = { stock: stock.name, orders: orders.name, target };
  const mayPass = refusals.length === 0 || (isForced && refusals.every(canForce));
  if (!mayPass) throw guardFailure(refusals, files);
  return { result: facts.result, passed: refusals, files };
}

/** The end of a run that the guards refused (6), all of them told. */
export function guardFailure(refusals: readonly GuardRefusal[], files: GuardFiles): Failure {
  const fault: StockFault = { kind: 'stock/guarded', refusals, files };
  return new Failure(ExitCode.Guard, fault);
}

function guardFacts(plan: StockPlan, { config, now, largest }: Circumstances): GuardFacts {
  const { stock, orders, correction, bytes } = plan;
  const { linesKept, linesOut } = correction.counts;
  const settings = { ...stockSettings(config, now), filters: [] };
  return {
    stockAgeMinutes: ageIn(stock, now),
    ordersAgeMinutes: ageIn(orders, now),
    linesKept,
    result:
      linesOut === 0
        ? nothingLeft
        : inspectResult(stock.name, bytes, settings, keptLines(stock.stock, correction)),
    isComparedAsWritten: config.stock.to !== 'shop',
    largestPublished: largest,
  };
}

/** The lines of the source that should stand in the corrected file as they were. */
function keptLines(stock: StockFile, { changes }: Correction): KnownLines {
  return new KnownLines(stock, touchedLines(stock, changes));
}

/** Minutes; null: its age does not count. */
function ageIn({ asOf, ageCounts }: { asOf: Date; ageCounts: boolean }, now: Date): number | null {
  return ageCounts ? Math.max(0, now.getTime() - asOf.getTime()) / 60_000 : null;
}
