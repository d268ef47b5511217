import { resolve } from 'node:path';
import type { FileFailure } from '@passerelle/core/files/file-fault.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { OrderReading } from '@passerelle/core/ports/order-source.ts';
import type { StockDestination } from '@passerelle/core/ports/stock-destination.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { composePlaces, composeSources, type Sources } from './compose.ts';
import { forgetKnownLines, markPublished, rememberSales } from './gather-sales.ts';
import { judge, type Judgement } from './judge.ts';
import type { StockJob } from './options.ts';
import { compareOutput, writeOutput } from './output.ts';
import { planCorrection, type StockPlan } from './plan-correction.ts';
import { reportTo, type Emit } from './report.ts';
import type { ResultFacts } from './stock/inspect-result.ts';

/** One run of stock-csv-mod, top to bottom. */
export async function runStockCsvMod(job: StockJob): Promise<void> {
  const emit = reportTo(job);
  const sources = await composeSources(job, emit);
  return job.options.dryRun ? planOnly(job, sources, emit) : publishStock(job, sources, emit);
}

async function publishStock(job: StockJob, sources: Sources, emit: Emit): Promise<void> {
  const { ledger, startedAt } = job;
  if (!ledger) throw new Error('a run needs a ledger');
  const { sales, destination } = await composePlaces(job, ledger);
  try {
    await sales.lookAround();
    const plan = await readAndPlan(job, sources, nothingUnrecorded, emit);
    remember(ledger, plan, startedAt);
    assertAllRead(plan.orders);
    const { result } = judgeResult(job, plan, sources.now(), emit);
    await keepOutput(job, plan, emit);
    await destination.publish(plan.bytes);
    recordPublication(job, ledger, plan, result);
    emit({ kind: 'published', target: destination.name, plan });
  } catch (error) {
    if (isRefused(error)) await withdrawStale(destination, emit);
    throw error;
  }
  emit({ kind: 'tidied', tidied: await sales.tidyUp(startedAt) });
}

/** The same plan without its execution: nothing is written but what `--output` names. */
async function planOnly(job: StockJob, sources: Sources, emit: Emit): Promise<void> {
  const plan = await readAndPlan(job, sources, await lookOnly(job), emit);
  assertAllRead(plan.orders);
  await keepOutput(job, plan, emit);
  await compare(job, plan, emit);
  judgeResult(job, plan, sources.now(), emit);
  emit({ kind: 'would-publish', target: job.config.stock.target, plan });
}

/** What `lookAround` records, a dry run only looks at. */
const nothingUnrecorded: ReadonlySet<number> = new Set();

async function lookOnly(job: StockJob): Promise<ReadonlySet<number>> {
  const { ledger, options } = job;
  const isAllLocal = options.file !== undefined && options.orders !== undefined;
  if (!ledger || isAllLocal) return nothingUnrecorded;
  const { sales } = await composePlaces(job, ledger);
  return sales.lookOnly();
}

async function readAndPlan(
  { options, config, ledger }: Pick<StockJob, 'options' | 'config' | 'ledger'>,
  sources: Sources,
  gone: ReadonlySet<number>,
  emit: Emit,
): Promise<StockPlan> {
  const stock = await sources.stock.read();
  const orders = await sources.orders.read({ everything: options.compare !== undefined });
  emit({ kind: 'read', stock, orders });
  const plan = planCorrection({ stock, orders, gone, now: sources.now() }, config, ledger);
  emit({ kind: 'planned', plan });
  return plan;
}

/** Stock without the sales of some files oversells: nothing is published before all were read. Throws Failure(3). */
function assertAllRead({ left }: OrderReading): void {
  if (left > 0) throw new Failure(ExitCode.Server, { kind: 'file/left', count: left } satisfies FileFailure);
}

/** On disk before the first byte of the file leaves, which has its own name recorded first. */
function remember(ledger: Ledger, { gathered, rules, holding, orders }: StockPlan, now: Date): void {
  ledger.withNextCommit(() => {
    rememberSales(ledger, gathered, rules, now);
    orders.markRead((part) => holding.has(part));
  });
}

function judgeResult(
  { config, options, ledger, startedAt }: Pick<StockJob, 'config' | 'options' | 'ledger' | 'startedAt'>,
  plan: StockPlan,
  now: Date,
  emit: Emit,
): Judgement {
  const aDayAgo = new Date(startedAt.getTime() - 24 * 3_600_000);
  const largest = ledger?.runs.largestPublication(aDayAgo, startedAt) ?? null;
  const judgement = judge(plan, { config, now, largest, isForced: options.force });
  emit({ kind: 'judged', ...judgement });
  return judgement;
}

/** `--output`: to a path, or to standard output. */
async function keepOutput(
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

async function compare(
  { options, world, config: { stock } }: Pick<StockJob, 'options' | 'world' | 'config'>,
  { bytes }: StockPlan,
  emit: Emit,
): Promise<void> {
  if (options.compare === undefined) return;
  const path = resolve(world.cwd, options.compare);
  const comparison = await compareOutput(path, { name: stock.target, bytes }, stock.columns);
  emit({ kind: 'compared', ...comparison });
}

function recordPublication(
  { world, options }: Pick<StockJob, 'world' | 'options'>,
  ledger: Ledger,
  { bytes, sha256, gathered, snapshot }: StockPlan,
  { lines, pairs }: ResultFacts,
): void {
  const publication = { at: world.now(), lines, pairs, bytes: bytes.length, sha256, isForced: options.force };
  ledger.transaction(() => {
    ledger.runs.addPublication(publication);
    markPublished(ledger, gathered.sales, snapshot.at);
    forgetKnownLines(ledger, snapshot);
  });
}

/** What was read may not be published (4), or a guard refuses it (6). */
function isRefused(error: unknown): boolean {
  return error instanceof Failure && (error.exitCode === ExitCode.Input || error.exitCode === ExitCode.Guard);
}

/** A file that PrestaShop did not fetch for longer than this is of another cycle. Minutes. */
const staleAfterMinutes = 20;

/** What lies there from an earlier cycle must not be imported either. Trouble with that is told, and the first failure stands. */
async function withdrawStale(destination: StockDestination, emit: Emit): Promise<void> {
  try {
    const isTaken = await destination.withdraw(staleAfterMinutes);
    if (isTaken) emit({ kind: 'withdrawn', target: destination.name });
  } catch (trouble) {
    if (!(trouble instanceof Failure)) throw trouble;
    emit({ kind: 'not-withdrawn', fault: trouble.fault });
  }
}
