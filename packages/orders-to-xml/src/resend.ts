import { basename, resolve } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import type { DeliveryContext } from '@passerelle/core/delivery/delivery-context.ts';
import { type Archive, fingerprintOf } from '@passerelle/core/files/archive.ts';
import type { FileFailure } from '@passerelle/core/files/file-fault.ts';
import type { Delivery } from '@passerelle/core/ledger/deliveries.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { openStates, type FolderState } from '@passerelle/core/ledger/states.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { nameBatch, type FileNamePatterns } from './batch/lot.ts';
import type { Output } from './batch/documents.ts';
import { resendBatch } from './batch/resend-batch.ts';
import { refusal } from './batch/settling-fault.ts';
import type { Emit } from './event.ts';

/** Whether the file named on the command line is an XML of ArchiveExport rather than an orders CSV. */
export function isArchivedXml(file: string | undefined): file is string {
  return file !== undefined && file.toLowerCase().endsWith('.xml');
}

/** The batch of an XML named by its path. Failure 4: missing; 6: the ledger does not know that name with that hash. */
export function findArchived(cwd: string, file: string, ledger: Ledger | null, archive: Archive): Delivery {
  const path = resolve(cwd, file);
  if (!existsSync(path)) {
    const fault: FileFailure = { kind: 'file/local-missing', path, reason: 'ENOENT' };
    throw new Failure(ExitCode.Input, fault);
  }
  const batch = ledger?.till.byKey(basename(path)) ?? null;
  if (!batch) throw refusal(ExitCode.Guard, { kind: 'resend/not-archived', file });
  const { sha256 } = fingerprintOf(path);
  const isUnchanged = sha256 === batch.sha256 && archive.holds(batch.fileName, batch);
  if (!isUnchanged) throw refusal(ExitCode.Guard, { kind: 'resend/archive-changed', file });
  return batch;
}

/** An archived XML that a person wants delivered once more. */
export interface Resending {
  ledger: Ledger;
  archive: Archive;
  batch: Delivery;
  isForced: boolean;
  fileNames: FileNamePatterns;
  output: Output | null;
}

/**
 * Prepares it to be delivered once more. `before`: its state when the run began; one that was still open has been delivered
 * by this very run. Failure 6: ProShop has it and nobody forces; 8: its delivery is uncertain.
 */
export function prepareAgain(
  resending: Resending,
  context: DeliveryContext,
  before: FolderState,
  emit: Emit,
): void {
  const { batch, fileNames } = resending;
  if (openStates.till.includes(before)) return;
  assertMayResend(resending);
  writeOutput(resending);
  const again = resendBatch(context, batch, fileNames);
  emit({ kind: 'resent', batch: again, from: batch.fileName });
}

/** What `prepareAgain` would do at that moment, told and not done. */
export function planAgain(resending: Resending, at: Date, emit: Emit): void {
  const { ledger, batch } = resending;
  if (openStates.till.includes(batch.state)) return;
  assertMayResend(resending);
  const { fileName } = nameBatch(ledger.meta.lastBatch + 1, at, resending.fileNames[batch.content]);
  emit({ kind: 'would-resend', batch: { ...batch, fileName }, from: batch.fileName });
  writeOutput(resending);
}

/** `--output`: the same bytes. Before anything is prepared: a run that ends for it must leave nothing to be sent. */
function writeOutput({ output, archive, batch }: Resending): void {
  const sink = output?.();
  if (!sink) return;
  sink.write(readFileSync(archive.pathOf(batch.fileName)));
  sink.finish();
}

function assertMayResend({ ledger, batch, isForced }: Resending): void {
  const { state, fileName: file, lot } = batch;
  const wasDelivered = state === 'DELIVERED' || state === 'COLLECTED';
  if (wasDelivered && isForced) return;
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
