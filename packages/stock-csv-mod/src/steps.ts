import { resolve } from 'node:path';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { FileFailure } from '@passerelle/core/files/file-fault.ts';
import type { OrderReading } from '@passerelle/core/ports/order-source.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { composeSales } from './compose.ts';
import { forgetKnownLines, markPublished, rememberSales } from './gather-sales.ts';
import { judge, type Judgement } from './judge.ts';
import type { StockJob } from './options.ts';
import { compareOutput, writeOutput } from './output.ts';
import type { StockPlan } from './plan-correction.ts';
import type { Emit } from './report.ts';
import type { ResultFacts } from './stock/inspect-result.ts';

/** What `lookAround` records, a dry run only looks at. */
export const nothingUnrecorded: ReadonlySet<number> = new Set();

export async function lookOnly(job: StockJob): Promise<ReadonlySet<number>> {
  const { ledger, options } = job;
  const isAllLocal = options.file !== undefined && options.orders !== undefined;
  if (!ledger || isAllLocal) return nothingUnrecorded;
  const sales = await composeSales(job, ledger);
  return sales.lookOnly();
}

/** Stock without the sales of some files oversells: nothing is published before all were read. Throws Failure(3). */
export function assertAllRead({ left }: OrderReading): void {
  if (left > 0) throw new Failure(ExitCode.Server, { kind: 'file/left', count: left } satisfies FileFailure);
}

/** On disk with the next commit: before the first byte leaves. */
export function remember(ledger: Ledger, { gathered, rules, holding, orders }: StockPlan, now: Date): void {
  ledger.withNextCommit(() => {
    rememberSales(ledger, gathered, rules, now);
    orders.markRead((part) => holding.has(part));
  });
}

export function judgeResult(
  { config, options, ledger, startedAt }: Pick<StockJob, 'config' | 'options' | 'ledger' | 'startedAt'>,
  plan: StockPlan,
  now: Date,
  emit: Emit,
  target = config.stock.target,
): Judgement {
  const aDayAgo = new Date(startedAt.getTime() - 24 * 3_600_000);
  const largest = ledger?.runs.largestPublication(aDayAgo, startedAt) ?? null;
  const judgement = judge(plan, { config, now, largest, isForced: options.force, target });
  emit({ kind: 'judged', ...judgement });
  return judgement;
}

/** `--output`: to a path, or to standard output. */
export async function keepOutput(
  { options: { output }, world }: Pick<StockJob, 'options' | 'world'>,
  { bytes }: StockPlan,
  emit: Emit,
): Promise<void> {
  if (output === undefined) return;
  if (output === '-') return world.out.write(bytes);
  const path = resolve(world.cwd, output);
  await writeOutput(path, bytes);
  emit({ kind: 'output-written', path });
}

export async function compare(
  { options, world, config: { stock } }: Pick<StockJob, 'options' | 'world' | 'config'>,
  { bytes }: StockPlan,
  emit: Emit,
): Promise<void> {
  if (options.compare === undefined) return;
  const path = resolve(world.cwd, options.compare);
  const comparison = await compareOutput(path, { name: stock.target, bytes }, stock.columns);
  emit({ kind: 'compared', ...comparison });
}

export function recordPublication(
  { world, options }: Pick<StockJob, 'world' | 'options'>,
  ledger: Ledger,
  { bytes, sha256, gathered, snapshot }: StockPlan,
  { lines, pairs }: Pick<ResultFacts, 'lines' | 'pairs'>,
): void {
  const publication = { at: world.now(), lines, pairs, bytes: bytes.length, sha256, isForced: options.force };
  ledger.transaction(() => {
    ledger.runs.addPublication(publication);
    markPublished(ledger, gathered.sales, snapshot.at);
    forgetKnownLines(ledger, snapshot);
  });
}
