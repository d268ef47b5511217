import { basename, resolve } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { Archive, fingerprintOf } from '@passerelle/core/files/archive.ts';
import type { FileFailure } from '@passerelle/core/files/file-fault.ts';
import type { Delivery } from '@passerelle/core/ledger/deliveries.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { openStates, type FolderState } from '@passerelle/core/ledger/states.ts';
import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { Failure } from '@passerelle/core/program/failure.ts';
import { nameBatch } from './batch/lot.ts';
import { outputOf } from './batch/open-documents.ts';
import { resendBatch } from './batch/resend-batch.ts';
import { refusal } from './batch/settling-fault.ts';
import type { DeliverySide } from './advance-batches.ts';
import type { OrdersJob } from './options.ts';

/** Whether the file named on the command line is an XML of ArchiveExport rather than an orders CSV. */
export function isArchivedXml(file: string | undefined): file is string {
  return file !== undefined && file.toLowerCase().endsWith('.xml');
}

/** The batch of an XML named by its path. Failure 4: missing; 6: the ledger does not know that name with that hash. */
export function findArchived(job: OrdersJob, ledger: Ledger | null, file: string): Delivery {
  const path = resolve(job.world.cwd, file);
  if (!existsSync(path)) {
    const fault: FileFailure = { kind: 'file/local-missing', path, reason: 'ENOENT' };
    throw new Failure(ExitCode.Input, fault);
  }
  const batch = ledger?.till.byKey(basename(path)) ?? null;
  if (!batch) throw refusal(ExitCode.Guard, { kind: 'resend/not-archived', file });
  const { sha256 } = fingerprintOf(path);
  const isUnchanged = sha256 === batch.sha256 && new Archive(job.paths.archive).holds(batch.fileName, batch);
  if (!isUnchanged) throw refusal(ExitCode.Guard, { kind: 'resend/archive-changed', file });
  return batch;
}

/**
 * Prepares an archived XML to be delivered once more. `before`: its state when the run began; one that was still open has
 * been delivered by this very run. Failure 6: ProShop has it and nobody forces; 8: its delivery is uncertain.
 */
export function prepareAgain(
  job: OrdersJob,
  { context }: DeliverySide,
  batch: Delivery,
  before: FolderState,
): void {
  if (openStates.till.includes(before)) return;
  assertMayResend(job, context.ledger, batch);
  writeOutput(job, batch);
  const again = resendBatch(context, batch, job.config.xml.fileName);
  job.narrator.tell('warning', job.words.orderCycle.resent({ file: again.fileName, from: batch.fileName }));
  const { fileName: name, bytes, sha256, state } = again;
  job.findings.files.push({ name, bytes, sha256, state });
}

/** What `prepareAgain` would do, told and not done. */
export function rehearseResend(job: OrdersJob, ledger: Ledger, batch: Delivery): void {
  if (openStates.till.includes(batch.state)) return;
  assertMayResend(job, ledger, batch);
  const { fileName } = nameBatch(ledger.meta.lastBatch + 1, job.startedAt, job.config.xml.fileName);
  const { bytes, sha256, orderCount: orders } = batch;
  job.narrator.tell('plain', job.words.orderCycle.resent({ file: fileName, from: batch.fileName }));
  job.narrator.tell('plain', job.words.orderCycle.wouldSend({ file: fileName, orders, bytes }));
  job.findings.files.push({ name: fileName, bytes, sha256, state: 'planned' });
  writeOutput(job, batch);
}

/** `--output`: the same bytes. Before anything is prepared: a run that ends for it must leave nothing to be sent. */
function writeOutput(job: OrdersJob, { fileName }: Delivery): void {
  const sink = outputOf(job)?.();
  if (!sink) return;
  sink.write(readFileSync(new Archive(job.paths.archive).pathOf(fileName)));
  sink.finish();
}

function assertMayResend({ options }: OrdersJob, ledger: Ledger, batch: Delivery): void {
  const { state, fileName: file, lot } = batch;
  const wasDelivered = state === 'DELIVERED' || state === 'COLLECTED';
  if (wasDelivered && options.force) return;
  switch (state) {
    case 'UNCERTAIN':
      throw refusal(ExitCode.Uncertain, { kind: 'resend/still-uncertain', file, lot });
    case 'RESENT': {
      const again = ledger.till.get(batch.resentAs ?? 0)?.fileName ?? '';
      throw refusal(ExitCode.Guard, { kind: 'resend/already-resent', file, again });
    }
    case 'VOID':
      throw refusal(ExitCode.Guard, { kind: 'resend/never-sent', file, lot });
    case 'DELIVERED':
      throw refusal(ExitCode.Guard, { kind: 'resend/still-in-import', file, lot });
    case 'DRAFT':
    case 'PREPARED':
    case 'STAGED':
    case 'DELIVERING':
    case 'COLLECTED':
      throw refusal(ExitCode.Guard, { kind: 'resend/already-delivered', file, lot });
  }
}
