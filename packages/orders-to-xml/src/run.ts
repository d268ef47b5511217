import { resolve } from 'node:path';
import { tidyUp } from '@passerelle/core/delivery/staging.ts';
import { Archive } from '@passerelle/core/files/archive.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { openStates } from '@passerelle/core/ledger/states.ts';
import type { OrderReading } from '@passerelle/core/ports/order-source.ts';
import { openDocuments, outputOf } from './batch/documents.ts';
import { assertAllAdvanced, advanceOpenBatches, type DeliverySide } from './advance-batches.ts';
import { compareDocument } from './compare.ts';
import { composeOrders, deliveryContext } from './compose.ts';
import { deliverySide, finishEarlierWork, lookAtServer } from './deliver-batches.ts';
import { fileNamePatterns } from './batch/lot.ts';
import type { Emit } from './event.ts';
import type { OrdersJob } from './options.ts';
import { planBatches, type Plan } from './plan-batches.ts';
import { keepRejects, type RejectedOrder } from './rejects.ts';
import { reportTo } from './report.ts';
import { findArchived, isArchivedXml, planAgain, prepareAgain, type Resending } from './resend.ts';

/** One run of orders-to-xml, top to bottom: the cycle, one CSV, or one XML of ArchiveExport. */
export async function runOrdersToXml(job: OrdersJob): Promise<void> {
  const emit = reportTo(job);
  return job.options.dryRun ? planOnly(job, emit) : sendSales(job, emit);
}

async function sendSales(job: OrdersJob, emit: Emit): Promise<void> {
  const { ledger, options, connections, paths, words, startedAt } = job;
  if (!ledger) throw new Error('a run needs a ledger');
  const side = await deliverySide(connections, deliveryContext(job, ledger));
  let rejected: readonly RejectedOrder[] = [];
  try {
    if (isArchivedXml(options.file)) await resendArchived(job, side, ledger, options.file, emit);
    else {
      await finishEarlierWork(side, emit);
      rejected = await prepareNew(job, ledger, emit);
    }
    await advanceOpenBatches(side, emit);
    emit({ kind: 'tidied', tidied: await tidyUp(connections, side.context, startedAt) });
    assertAllAdvanced(side);
  } finally {
    await keepRejects(paths.rejects, rejected, (rejection) => words.orders.rejection(rejection), emit);
    emit({ kind: 'at-rest', stateOf: (file) => ledger.till.byKey(file)?.state ?? null });
    emitUncertain(ledger, emit);
  }
}

async function resendArchived(
  job: OrdersJob,
  side: DeliverySide,
  ledger: Ledger,
  file: string,
  emit: Emit,
): Promise<void> {
  const before = findArchived(job.world.cwd, file, ledger, side.context.archive);
  await finishEarlierWork(side, emit);
  const batch = ledger.till.get(before.number) ?? before;
  prepareAgain(resending(job, ledger, batch), side.context, before.state, emit);
}

/** Returns what is to be kept in Rejets/ once the good orders have left. */
async function prepareNew(job: OrdersJob, ledger: Ledger, emit: Emit): Promise<readonly RejectedOrder[]> {
  const { plan, reading } = await readAndPlan(job, new Archive(job.paths.archive), emit);
  ledger.withNextCommit(() => reading.markRead());
  emit({ kind: 'prepared', batches: plan.batches });
  noteVanished(job, ledger, reading, emit);
  reading.close();
  return plan.rejected;
}

/** The same plan without its execution: nothing is written but what `--output` names. */
async function planOnly(job: OrdersJob, emit: Emit): Promise<void> {
  const { ledger, options, connections, world } = job;
  if (ledger) emitOpen(ledger, emit);
  if (ledger) emitUncertain(ledger, emit);
  if (ledger && options.file === undefined) await lookAtServer(connections, deliveryContext(job, ledger));
  if (isArchivedXml(options.file)) return planResending(job, options.file, emit);
  const { plan, document } = await readAndPlan(job, null, emit);
  emit({ kind: 'would-prepare', batches: plan.batches });
  if (options.compare !== undefined)
    emit(await compareDocument(resolve(world.cwd, options.compare), document));
}

function planResending(job: OrdersJob, file: string, emit: Emit): void {
  const { ledger, world, paths, startedAt } = job;
  const batch = findArchived(world.cwd, file, ledger, new Archive(paths.archive));
  if (ledger) planAgain(resending(job, ledger, batch), startedAt, emit);
}

function resending(
  { paths, options, config, world }: OrdersJob,
  ledger: Ledger,
  batch: Resending['batch'],
): Resending {
  const archive = new Archive(paths.archive);
  const output = outputOf(options, world);
  return { ledger, archive, batch, isForced: options.force, fileNames: fileNamePatterns(config), output };
}

/** `archive` null: nothing is kept. `document`: what was made, for `--compare`. */
async function readAndPlan(
  job: OrdersJob,
  archive: Archive | null,
  emit: Emit,
): Promise<{ plan: Plan; reading: OrderReading; document: Buffer | null }> {
  const { options, world } = job;
  const isCompared = options.compare !== undefined;
  const source = await composeOrders(job, emit);
  // A person names orders, or compares: whatever file tells them is read.
  const reading = await source.read({ everything: options.only.length > 0 || options.force || isCompared });
  emit({ kind: 'orders-read', parts: reading.parts });
  const { documents, copy } = openDocuments(archive, outputOf(options, world), isCompared);
  const plan = await planBatches({ ...job, documents }, reading, emit);
  return { plan, reading, document: copy() };
}

/** Orders that waited for their payment and have left the shop's export. Only a full cycle can tell. */
function noteVanished(
  { options, startedAt }: OrdersJob,
  ledger: Ledger,
  reading: OrderReading,
  emit: Emit,
): void {
  if (options.file !== undefined || options.only.length > 0) return;
  const vanished = ledger.orders
    .inStatus('waiting')
    .filter(({ lastSeen }) => lastSeen.getTime() !== startedAt.getTime() && reading.hasLeft(lastSeen));
  for (const { id, ref } of vanished) emit({ kind: 'order-vanished', id, ref });
  ledger.transaction(() => vanished.forEach((order) => ledger.orders.markGone(order)));
}

/** What a real run would finish first. */
function emitOpen(ledger: Ledger, emit: Emit): void {
  for (const { lot, state } of ledger.till.inState(...openStates.till))
    emit({ kind: 'batch-open', lot, state });
}

function emitUncertain(ledger: Ledger, emit: Emit): void {
  for (const { fileName: file, lot } of ledger.till.inState('UNCERTAIN'))
    emit({ kind: 'batch-uncertain', file, lot });
}
