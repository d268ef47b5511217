import { basename, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { Archive, fingerprintOf } from '@passerelle/core/files/archive.ts';
import type { Batch } from '@passerelle/core/ledger/batches.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { openStates, type BatchState } from '@passerelle/core/ledger/states.ts';
import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { Failure } from '@passerelle/core/program/failure.ts';
import { resendBatch } from './batch/resend-batch.ts';
import type { DeliverySide } from './deliver-batches.ts';
import type { OrdersJob } from './options.ts';

/** Whether the file named on the command line is an XML of ArchiveExport rather than an orders CSV. */
export function isArchivedXml(file: string | undefined): file is string {
  return file !== undefined && file.toLowerCase().endsWith('.xml');
}

/** The batch of an XML named by its path. Failure 4: missing; 6: the ledger does not know that name with that hash. */
export async function findArchived(job: OrdersJob, ledger: Ledger | null, file: string): Promise<Batch> {
  const path = resolve(job.world.cwd, file);
  if (!existsSync(path)) {
    throw new Failure(ExitCode.Input, (words) => words.fetch.localMissing({ path, reason: 'ENOENT' }));
  }
  const batch = ledger?.batches.byFileName(basename(path)) ?? null;
  if (!batch) throw new Failure(ExitCode.Guard, (words) => words.cycle.notArchived({ file }));
  const { sha256 } = await fingerprintOf(path);
  const isUnchanged =
    sha256 === batch.sha256 && (await new Archive(job.paths.archive).holds(batch.fileName, batch));
  if (!isUnchanged) throw new Failure(ExitCode.Guard, (words) => words.cycle.archiveChanged({ file }));
  return batch;
}

/**
 * Prepares an archived XML to be delivered once more. `before`: its state when the run began; one that was still open has
 * been delivered by this very run. Failure 6: ProShop has it and nobody forces; 8: its delivery is uncertain.
 */
export function prepareAgain(
  job: OrdersJob,
  { context }: DeliverySide,
  batch: Batch,
  before: BatchState,
): void {
  if (openStates.includes(before)) return;
  assertMayResend(job, batch);
  const again = resendBatch(context, batch, job.config.xml.fileName);
  job.narrator.tell('warning', job.words.cycle.resent({ file: again.fileName, from: batch.fileName }));
  const { fileName: name, bytes, sha256, state } = again;
  job.findings.files.push({ name, bytes, sha256, state });
}

export function assertMayResend({ options }: OrdersJob, { state, fileName: file, lot }: Batch): void {
  if (state === 'UNCERTAIN')
    throw new Failure(ExitCode.Uncertain, (words) => words.cycle.stillUncertain({ file, lot }));
  const wasDelivered = state === 'DELIVERED' || state === 'COLLECTED';
  const mayResend = wasDelivered && options.force;
  if (!mayResend) throw new Failure(ExitCode.Guard, (words) => words.cycle.alreadyDelivered({ file, lot }));
}
