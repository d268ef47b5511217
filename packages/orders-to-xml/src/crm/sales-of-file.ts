import { createHash } from 'node:crypto';
import type { Order } from '@passerelle/core/orders/model.ts';
import type { OrderReading, OrderSource } from '@passerelle/core/ports/order-source.ts';
import type {
  SaleHead,
  SalesForCrm,
  SalesWish,
  SaleToBring,
  Unreadable,
} from '@passerelle/core/ports/sales-for-crm.ts';
import { saleOfOrder, type CsvSaleWish } from './csv-sale.ts';

const pageSize = 100;

/** The orders of the shop's export: no catalogue, no customers beside the orders', no states beyond the file's. */
export function salesOfFile(source: OrderSource, name: string, asOf: Date, wish: CsvSaleWish): SalesForCrm {
  return {
    ...{ name, asOf, requests: 0 },
    async sales(wanted) {
      const reading = await source.read({ everything: true });
      const heads: SaleHead[] = [];
      const unreadable: Unreadable[] = [];
      let read = 0;
      for (const told of salesIn(reading, wanted, wish)) {
        read += 1;
        if (told !== null && 'fault' in told) unreadable.push(told);
        else if (told !== null) heads.push({ id: told.id, reference: told.reference });
      }
      return { read, heads, unreadable, pages: () => pagesOf(reading, wanted, wish) };
    },
    people: nothing,
    products: nothing,
  };
}

/** Each order of the file: null where it is not wanted. */
function* salesIn(
  reading: OrderReading,
  { named, open, isDone }: SalesWish,
  wish: CsvSaleWish,
): Generator<SaleToBring | Unreadable | null> {
  for (const { order, rejection } of reading.orders()) {
    const id = order.id || order.ref;
    if (!isWanted(order, named)) yield null;
    else if (rejection !== null) yield { id, fault: { kind: 'crm-job/unreadable', why: rejection } };
    else {
      const sale = saleOfOrder(order, wish);
      const version = createHash('sha256').update(JSON.stringify(sale)).digest('hex');
      const isNew = open.includes(id) || !isDone(id, version);
      yield isNew ? { id, reference: order.ref, version, sale } : null;
    }
  }
}

function* pagesOf(reading: OrderReading, wanted: SalesWish, wish: CsvSaleWish): Generator<SaleToBring[]> {
  try {
    let page: SaleToBring[] = [];
    for (const told of salesIn(reading, wanted, wish)) {
      if (told === null || 'fault' in told) continue;
      page.push(told);
      if (page.length < pageSize) continue;
      yield page;
      page = [];
    }
    if (page.length > 0) yield page;
  } finally {
    reading.close();
  }
}

function isWanted({ id, ref }: Order, named: readonly string[]): boolean {
  return named.length === 0 || named.includes(id) || named.includes(ref);
}

async function* nothing(): AsyncGenerator<never> {}
