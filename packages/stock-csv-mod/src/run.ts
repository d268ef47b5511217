import { lookAtDelivered, notice } from '@passerelle/core/delivery/collect.ts';
import { askServerClock } from '@passerelle/core/delivery/server-clock.ts';
import { lookAtStaging, openStaging } from '@passerelle/core/delivery/staging.ts';
import { tidyUp } from '@passerelle/core/delivery/tidy-up.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { FileFailure } from '@passerelle/core/files/file-fault.ts';
import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { Failure } from '@passerelle/core/program/failure.ts';
import { tellComparison } from './compare.ts';
import { forgetKnownLines, markPublished, rememberSales } from './gather-sales.ts';
import { judge } from './judge.ts';
import type { StockJob } from './options.ts';
import { planCorrection, type StockPlan } from './plan-correction.ts';
import { publish, withdrawStale } from './publish.ts';
import { readOrdersFiles, readStockFile, type OrdersSources } from './read-files.ts';
import { stockContext, type StockContext } from './stock-context.ts';
import type { ResultFacts } from './stock/inspect-result.ts';
import { tellFiles, tellPlan, tellPlanned, tellPublished, tellTidied, tellWithdrawn, warn } from './tell.ts';
import { writeOutput } from './write-output.ts';

/** One run of stock-csv-mod, top to bottom. */
export async function runStockCsvMod(job: StockJob): Promise<void> {
  if (job.options.dryRun) return rehearse(job);
  const { ledger } = job;
  if (!ledger) throw new Error('a run needs a ledger');
  const context = stockContext(job, ledger);
  try {
    await lookAround(job, context);
    const { plan, sources } = await readAndPlan(job, nothingUnrecorded);
    remember(job, ledger, plan, sources);
    assertAllRead(sources);
    const result = judge(job, plan);
    await writeOutput(job, plan.bytes);
    await publish(job, context, plan.bytes);
    recordPublication(job, ledger, plan, result);
  } catch (error) {
    await withdrawIfNothingPublished(job, error);
    throw error;
  }
  tellTidied(job, await tidyUp(job.connections, context, job.startedAt));
}

/**
 * Whose folder it is, what time it is there, and which XML files ProShop has taken since. Ages decide whether the shop gets
 * its stock, and an old measure of the clock is worth nothing once either clock was set: it is asked in every run.
 */
async function lookAround(job: StockJob, context: StockContext): Promise<void> {
  await job.connections.run(async (transport) => {
    await openStaging(transport, context);
    await askServerClock(transport, context);
    await notice(transport, context);
  });
}

/** What `lookAround` records, a dry run only looks at. */
const nothingUnrecorded: ReadonlySet<number> = new Set();

async function readAndPlan(
  job: StockJob,
  seenGone: ReadonlySet<number>,
): Promise<{ plan: StockPlan; sources: OrdersSources }> {
  const stock = await readStockFile(job);
  const sources = await readOrdersFiles(job);
  tellFiles(job, stock, sources.files);
  const plan = planCorrection(job, stock, sources, seenGone);
  tellPlan(job, plan);
  return { plan, sources };
}

/** Stock without the sales of some files oversells: nothing is published before all were read. Throws Failure(3). */
function assertAllRead({ left }: OrdersSources): void {
  if (left > 0) throw new Failure(ExitCode.Server, { kind: 'file/left', count: left } satisfies FileFailure);
}

/** On disk before the first byte of the file leaves, which has its own name recorded first. */
function remember(job: StockJob, ledger: Ledger, plan: StockPlan, { noteRead }: OrdersSources): void {
  const { gathered, rules, holding } = plan;
  ledger.withNextCommit(() => {
    rememberSales(ledger, gathered, rules, job.startedAt);
    noteRead(ledger, (path) => holding.has(path));
  });
}

function recordPublication(job: StockJob, ledger: Ledger, plan: StockPlan, result: ResultFacts): void {
  const at = job.world.now();
  const { lines, pairs } = result;
  const { bytes, sha256 } = plan;
  const isForced = job.options.force;
  ledger.transaction(() => {
    ledger.runs.addPublication({ at, lines, pairs, bytes: bytes.length, sha256, isForced });
    markPublished(ledger, plan.gathered.sales, plan.snapshot.at);
    forgetKnownLines(ledger, plan.snapshot);
  });
  tellPublished(job, plan);
}

/** Refused (4 or 6): what lies there from an earlier cycle must not be imported either. Trouble with that is told, and the first failure stands. */
async function withdrawIfNothingPublished(job: StockJob, error: unknown): Promise<void> {
  const isRefused =
    error instanceof Failure && (error.exitCode === ExitCode.Input || error.exitCode === ExitCode.Guard);
  if (!isRefused) return;
  try {
    if (await withdrawStale(job)) tellWithdrawn(job);
  } catch (trouble) {
    if (!(trouble instanceof Failure)) throw trouble;
    warn(job, job.words.say(trouble.fault).message);
  }
}

/** The same plan without its execution: nothing is written but what `--output` names. */
async function rehearse(job: StockJob): Promise<void> {
  const { plan, sources } = await readAndPlan(job, await lookWithoutTouching(job));
  assertAllRead(sources);
  await writeOutput(job, plan.bytes);
  await tellComparison(job, plan);
  judge(job, plan);
  tellPlanned(job, plan);
}

async function lookWithoutTouching(job: StockJob): Promise<ReadonlySet<number>> {
  const { ledger, options } = job;
  const isAllLocal = options.file !== undefined && options.orders !== undefined;
  if (!ledger || isAllLocal) return nothingUnrecorded;
  const context = stockContext(job, ledger);
  const { gone } = await job.connections.run(async (transport) => {
    await lookAtStaging(transport, context);
    return lookAtDelivered(transport, context);
  });
  return new Set(gone.map((batch) => batch.number));
}
