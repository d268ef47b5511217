import { Archive } from '@passerelle/core/files/archive.ts';
import { readSources } from './read-sources.ts';
import { planBatches } from './plan-batches.ts';
import {
  cleanUpAfterwards,
  deliverySide,
  finishEarlierWork,
  lookAtServer,
  tellUncertain,
} from './deliver-batches.ts';
import { assertAllAdvanced, advanceOpenBatches, type DeliverySide } from './advance-batches.ts';
import { tellComparison } from './compare.ts';
import { keepRejects, type RejectedRows } from './rejects.ts';
import { reportFiles, tellPrepared, tellUnfinished, tellVanished } from './tell-batches.ts';
import { tellSummary } from './tell.ts';
import { findArchived, isArchivedXml, prepareAgain, rehearseResend } from './resend.ts';
import type { OrdersJob } from './options.ts';

/** One run of orders-to-xml, top to bottom: the cycle, one CSV, or one XML of ArchiveExport. */
export async function runOrdersToXml(job: OrdersJob): Promise<void> {
  const { ledger, options } = job;
  if (options.dryRun) return rehearse(job);
  if (!ledger) throw new Error('a run needs a ledger');
  const side = deliverySide(job, ledger);
  const rejected: RejectedRows[] = [];
  try {
    if (isArchivedXml(options.file)) await resendArchived(job, side, options.file);
    else {
      await finishEarlierWork(job, side);
      rejected.push(...(await decideAndPrepare(job)));
    }
    await advanceOpenBatches(job, side);
    await cleanUpAfterwards(job, side);
    assertAllAdvanced(side);
  } finally {
    await keepRejects(job, rejected);
    reportFiles(job, ledger);
    tellUncertain(job, ledger);
  }
}

async function resendArchived(job: OrdersJob, side: DeliverySide, file: string): Promise<void> {
  const { ledger } = side.context;
  const before = findArchived(job, ledger, file);
  await finishEarlierWork(job, side);
  prepareAgain(job, side, ledger.till.get(before.number) ?? before, before.state);
}

/** Returns what is to be kept in Rejets/ once the good orders have left. */
async function decideAndPrepare(job: OrdersJob): Promise<RejectedRows[]> {
  const { ledger } = job;
  const sources = await readSources(job, isOfSomeOrders(job));
  const plan = await planBatches(job, sources.files, new Archive(job.paths.archive));
  if (ledger) ledger.withNextCommit(() => sources.noteRead(ledger));
  tellSummary(job);
  tellPrepared(job, plan.batches);
  tellVanished(job, sources);
  for (const { orders } of sources.files) orders.close();
  return plan.rejected;
}

/** A person names orders, or compares: whatever file tells them is read. */
function isOfSomeOrders({ options }: OrdersJob): boolean {
  return options.only.length > 0 || options.force || options.compare !== undefined;
}

/** The same plan without its execution: nothing is written but what `--output` names. */
async function rehearse(job: OrdersJob): Promise<void> {
  const { ledger, options } = job;
  tellUnfinished(job);
  if (ledger) tellUncertain(job, ledger);
  if (ledger && options.file === undefined) await lookAtServer(job, ledger);
  if (isArchivedXml(options.file)) return rehearseArchived(job, options.file);
  const plan = await planBatches(job, (await readSources(job, isOfSomeOrders(job))).files, null);
  tellSummary(job);
  tellPrepared(job, plan.batches);
  await tellComparison(job, plan.document);
}

function rehearseArchived(job: OrdersJob, file: string): void {
  const batch = findArchived(job, job.ledger, file);
  if (job.ledger) rehearseResend(job, job.ledger, batch);
}
