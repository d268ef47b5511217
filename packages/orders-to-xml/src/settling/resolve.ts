import type { DeliveryContext } from '@passerelle/core/delivery/delivery-context.ts';
import { serverNow } from '@passerelle/core/delivery/server-clock.ts';
import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import type { Delivery } from '@passerelle/core/ledger/deliveries.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { readBatchNumber } from '../batch/lot.ts';
import { resendBatch } from '../batch/resend-batch.ts';
import { deliveryContext } from '../deliver-batches.ts';
import type { OrdersJob } from '../options.ts';
import { refusal } from '../batch/settling-fault.ts';

/**
 * `resolve`: a person looked in ProShop and settles an UNCERTAIN delivery. Resent: its bytes go out again at the next run,
 * under a new name. Failure 4: no such batch; 2: it is not uncertain; 6: its archive is missing or changed.
 */
export function resolveBatch(
  job: OrdersJob,
  ledger: Ledger,
  name: string,
  verdict: 'delivered' | 'resend',
): void {
  const { narrator, words } = job;
  const context = deliveryContext(job, ledger);
  const batch = findUncertain(context, name);
  if (verdict === 'delivered') {
    markDelivered(context, batch);
    narrator.tell('good', words.settling.resolvedDelivered({ lot: batch.lot }));
    return;
  }
  if (!context.archive.holds(batch.fileName, batch)) {
    throw refusal(ExitCode.Guard, {
      kind: 'resend/archive-changed',
      file: batch.fileName,
    });
  }
  const again = resendBatch(context, batch, job.config.xml.fileName);
  narrator.tell('good', words.settling.resolvedResend({ lot: batch.lot, file: again.fileName }));
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
  ledger.transaction(() => ledger.till.move(batch, change, now, 'resolved', { verdict: 'delivered' }));
}
