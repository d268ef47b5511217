import { createHash } from 'node:crypto';
import type { Order } from '@passerelle/core/orders/model.ts';
import type { OrderSource } from '@passerelle/core/ports/order-source.ts';
import type { SaleToBring, SalesForCrm, Unreadable } from '@passerelle/core/ports/sales-for-crm.ts';
import { saleOfOrder, type CsvSaleWish } from './csv-sale.ts';

/** The orders of the shop's export: no catalogue, no customers beside the orders', no states beyond the file's. */
export function salesOfFile(source: OrderSource, name: string, asOf: Date, wish: CsvSaleWish): SalesForCrm {
  return {
    ...{ name, asOf, requests: 0 },
    async sales({ named, open, isDone }) {
      const reading = await source.read({ everything: true });
      const sales: SaleToBring[] = [];
      const unreadable: Unreadable[] = [];
      let read = 0;
      try {
        for (const { order, rejection } of reading.orders()) {
          read += 1;
          const id = order.id || order.ref;
          if (!isWanted(order, named)) continue;
          if (rejection !== null) {
            unreadable.push({ id, fault: { kind: 'crm-job/unreadable', why: rejection } });
            continue;
          }
          const sale = saleOfOrder(order, wish);
          const version = createHash('sha256').update(JSON.stringify(sale)).digest('hex');
          if (open.includes(id) || !isDone(id, version))
            sales.push({ id, reference: order.ref, version, sale });
        }
      } finally {
        reading.close();
      }
      return { read, sales, unreadable };
    },
    people: nothing,
    products: nothing,
  };
}

function isWanted({ id, ref }: Order, named: readonly string[]): boolean {
  return named.length === 0 || named.includes(id) || named.includes(ref);
}

async function* nothing(): AsyncGenerator<never> {}
