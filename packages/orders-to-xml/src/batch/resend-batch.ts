import { readFileSync } from 'node:fs';
import type { DeliveryContext } from '@passerelle/core/delivery/delivery-context.ts';
import type { Delivery } from '@passerelle/core/ledger/deliveries.ts';
import { nameBatch, type FileNamePatterns } from './lot.ts';

/**
 * Prepares the bytes of an archived batch once more, as a new batch under a new name (names are unique for ever); its
 * orders go with it. The archive must hold the batch unchanged: the caller has checked. Nothing is sent here.
 */
export function resendBatch(context: DeliveryContext, old: Delivery, patterns: FileNamePatterns): Delivery {
  const { ledger, archive } = context;
  const now = context.now();
  const name = nameBatch(ledger.meta.lastBatch + 1, now, patterns[old.content]);
  const draft = archive.begin(name.fileName);
  draft.write(readFileSync(archive.pathOf(old.fileName)));
  const fingerprint = draft.finish();
  ledger.transaction(() => {
    ledger.meta.takeBatchNumber();
    ledger.parcels.add({ ...name, ...fingerprint, orderCount: old.orderCount, createdAt: now }, old.content);
    ledger.till.add(name.number, name.fileName);
    ledger.orders.moveOrders(old.number, name.number);
    ledger.parcels.noteResent(old.number, name.number);
    ledger.till.move(old, { state: 'RESENT' }, now, 'resent', { as: name.fileName });
  });
  const batch = ledger.till.get(name.number);
  if (!batch) throw new Error(`batch ${name.number} was not recorded`);
  return batch;
}
