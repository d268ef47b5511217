import { readFileSync } from 'node:fs';
import type { DeliveryContext } from '@passerelle/core/delivery/delivery-context.ts';
import type { Batch } from '@passerelle/core/ledger/batches.ts';
import { nameBatch } from './lot.ts';

/**
 * Prepares the bytes of an archived batch once more, as a new batch under a new name (names are unique for ever); its
 * orders go with it. The archive must hold the batch unchanged: the caller has checked. Nothing is sent here.
 */
export function resendBatch(context: DeliveryContext, old: Batch, fileNamePattern: string): Batch {
  const { ledger, archive } = context;
  const now = context.now();
  const name = nameBatch(ledger.meta.lastBatch + 1, now, fileNamePattern);
  const draft = archive.begin(name.fileName);
  draft.write(readFileSync(archive.pathOf(old.fileName)));
  const fingerprint = draft.finish();
  ledger.transaction(() => {
    ledger.meta.takeBatchNumber();
    ledger.batches.add({ ...name, ...fingerprint, orderCount: old.orderCount, createdAt: now });
    ledger.orders.moveOrders(old.number, name.number);
    ledger.batches.move(old, { state: 'RESENT', resentAs: name.number }, now, 'resent', {
      as: name.fileName,
    });
  });
  const batch = ledger.batches.get(name.number);
  if (!batch) throw new Error(`batch ${name.number} was not recorded`);
  return batch;
}
