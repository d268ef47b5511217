import type { DeliveryContext } from '@passerelle/core/delivery/delivery-context.ts';
import { serverNow } from '@passerelle/core/delivery/server-clock.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import type { Delivery } from '@passerelle/core/ledger/deliveries.ts';
import { readBatchNumber, type FileNamePatterns } from '../batch/lot.ts';
import { resendBatch } from '../batch/resend-batch.ts';
import { refusal } from '../batch/settling-fault.ts';

/** A batch that is settled. */
export interface Resolved {
  lot: string;
  /** The name under which its bytes go out again; null: it was delivered. */
  file: string | null;
}

/**
 * `resolve`: a person looked in ProShop and settles an UNCERTAIN delivery. Resent: its bytes go out again at the next run,
 * under a new name. Failure 4: no such batch; 2: it is not uncertain; 6: its archive is missing or changed.
 */
export function resolveBatch(
  context: DeliveryContext,
  name: string,
  verdict: 'delivered' | 'resend',
  fileNames: FileNamePatterns,
): Resolved {
  const batch = findUncertain(context, name);
  if (verdict === 'delivered') {
    markDelivered(context, batch);
    return { lot: batch.lot, file: null };
  }
  if (!context.archive.holds(batch.fileName, batch)) {
    throw refusal(ExitCode.Guard, {
      kind: 'resend/archive-changed',
      file: batch.fileName,
    });
  }
  return { lot: batch.lot, file: resendBatch(context, batch, fileNames).fileName };
}

function findUncertain({ ledger }: DeliveryContext, name: string): Delivery {
  const number = readBatchNumber(name);
  const batch = number === null ? null : ledger.till.get(number);
  if (!batch) throw refusal(ExitCode.Input, { kind: 'settling/unknown-batch', name });
  if (batch.state !== 'UNCERTAIN') {
    const { lot, state } = batch;
    throw refusal(ExitCode.Usage, { kind: 'settling/not-uncertain', lot, state });
  }
  return batch;
}

function markDelivered(context: DeliveryContext, batch: Delivery): void {
  const { ledger } = context;
  const now = context.now();
  const change = { state: 'DELIVERED' as const, acceptedAt: now, waitingAt: serverNow(context) };
  ledger.transaction(() => {
    ledger.till.move(batch, change, now, 'resolved', { verdict: 'delivered' });
    ledger.orderEvents.ofParcel(batch.number, 'sent', now);
  });
}
