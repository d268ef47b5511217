import { join } from 'node:path';
import { openLedger } from '@passerelle/core/ledger/open-ledger.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { OrderEntry } from '../../src/ledger/known-order.ts';
import { contentOf } from '../../src/orders/order-content.ts';
import { stockLinesOf } from '@passerelle/core/orders/stock-line.ts';
import { inFolder } from '../in-folder.ts';
import { anOrder } from '../orders/any-order.ts';

/** Runs a test on a new ledger. */
export function withLedger(work: (ledger: Ledger) => void | Promise<void>): Promise<void> {
  return inFolder(async (folder) => {
    const ledger = openLedger(join(folder, 'passerelle.sqlite'), { uniqueId: () => 'id', pace: 1 });
    try {
      await work(ledger);
    } finally {
      ledger.close();
    }
  });
}

export const now = new Date('2026-11-22T09:57:03Z');
export const later = new Date('2026-11-22T10:27:03Z');

/** What is recorded of an order of one pair of shoes. */
export function anEntry(changes: Partial<OrderEntry> = {}): OrderEntry {
  const order = anOrder();
  return {
    id: order.id,
    ref: order.ref,
    status: 'sent',
    decision: { kind: 'send', reason: null },
    orderedAt: order.date,
    stateId: order.stateId,
    parcel: null,
    content: contentOf(order),
    lines: stockLinesOf(order),
    difference: [],
    ...changes,
  };
}

/** A parcel of its own number, as DRAFT, with the orders of these ids bound to it. */
export function addParcel(ledger: Ledger, ...ids: string[]): number {
  return ledger.transaction(() => {
    const number = ledger.meta.takeBatchNumber();
    const fileName = `ventes_${number}.xml`;
    const facts = { lot: `L${number}`, fileName, sha256: 'abc', bytes: 10, orderCount: ids.length };
    ledger.parcels.add({ number, ...facts, createdAt: now });
    ledger.till.add(number, fileName);
    for (const id of ids) ledger.orders.record(null, anEntry({ id, ref: `R${id}`, parcel: number }), now);
    return number;
  });
}
