import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { StockFileDestination } from '@passerelle/core/ports/stock-destination.ts';
import { composePlaces, composeSources, type Sources } from './compose.ts';
import type { StockJob } from './options.ts';
import { planCorrection, type StockPlan } from './plan-correction.ts';
import { planLevelsOnly, pushStock } from './push-levels.ts';
import { reportTo, type Emit } from './report.ts';
import type { StockFault } from './stock/stock-fault.ts';
import {
  assertAllRead,
  compare,
  judgeResult,
  keepOutput,
  lookOnly,
  nothingUnrecorded,
  recordPublication,
  remember,
} from './steps.ts';

/** One run of stock-csv-mod, top to bottom. */
export async function runStockCsvMod(job: StockJob): Promise<void> {
  const emit = reportTo(job);
  const sources = await composeSources(job, emit);
  const { dryRun } = job.options;
  refuseChoiceOfFile(job);
  if (job.config.stock.to === 'shop')
    return dryRun ? planLevelsOnly(job, sources, emit) : pushStock(job, sources, emit);
  return dryRun ? planOnly(job, sources, emit) : publishStock(job, sources, emit);
}

/** A part of a stock file would set everything else to 0. Throws Failure(2). */
function refuseChoiceOfFile({ config, options: { only = [], limit } }: StockJob): void {
  const options = [...(only.length > 0 ? ['--only'] : []), ...(limit === undefined ? [] : ['--limit'])];
  if (config.stock.to === 'shop' || options.length === 0) return;
  throw new Failure(ExitCode.Usage, { kind: 'stock/file-is-whole', options } satisfies StockFault);
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

/** What was read may not be published (4), or a guard refuses it (6). */
function isRefused(error: unknown): boolean {
  return error instanceof Failure && (error.exitCode === ExitCode.Input || error.exitCode === ExitCode.Guard);
}

/** A file that PrestaShop did not fetch for longer than this is of another cycle. Minutes. */
const staleAfterMinutes = 20;

/** What lies there from an earlier cycle must not be imported either. Trouble with that is told, and the first failure stands. */
async function withdrawStale(destination: StockFileDestination, emit: Emit): Promise<void> {
  try {
    const isTaken = await destination.withdraw(staleAfterMinutes);
    if (isTaken) emit({ kind: 'withdrawn', target: destination.name });
  } catch (trouble) {
    if (!(trouble instanceof Failure)) throw trouble;
    emit({ kind: 'not-withdrawn', fault: trouble.fault });
  }
}
