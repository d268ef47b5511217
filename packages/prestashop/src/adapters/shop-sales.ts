import type { Config } from '@passerelle/core/config/schema.ts';
import type { SalesForCrm, SaleToBring } from '@passerelle/core/ports/sales-for-crm.ts';
import type { EmitSource } from '@passerelle/core/ports/order-source.ts';
import { findChangedSales } from '../sales/changed-sales.ts';
import { readAround } from '../sales/read-around.ts';
import { readPeople } from '../sales/read-people.ts';
import { readProducts } from '../sales/read-products.ts';
import { versionOfSale } from '../sales/read-sales.ts';
import type { SaleRows } from '../sales/sale-rows.ts';
import { saleOf } from '../sales/sale-of.ts';
import { shopDateOf } from '../shop-time.ts';
import { openShop, type ShopConfig } from './open-shop.ts';
import { orShopFailure } from './shop-failure.ts';

export interface ShopSales {
  shop: ShopConfig;
  crm: NonNullable<Config['crm']>;
  language: string;
  emit: EmitSource;
  now: () => Date;
  sleep: (milliseconds: number) => Promise<void>;
  pace: number;
}

/** So long an order without lines, or without a state, may be one that the shop is just making. */
const underWayMs = 10 * 60_000;
/** The shop's clock may be another than ours, and on a day in October it shows an hour twice. */
const marginMs = 2 * 3_600_000;

/** The shop itself, asked at this moment. Throws Failure(2): its address or its authority cannot be used. */
export function salesInShop({ shop, crm, language, emit, now, sleep, pace }: ShopSales): SalesForCrm {
  const onNotice = (notice: { kind: string }) => emit({ kind: 'source/notice', notice });
  const client = openShop(shop, { sleep, pace, onNotice });
  const asOf = now();
  const dateOf = (at: Date): string => shopDateOf(at, shop.timeZone);
  const since = (at: Date | null): string => (at === null ? '' : dateOf(new Date(at.getTime() - marginMs)));
  const saleWish = { shopId: shop.shopId, language, invoiced: crm.invoice.states };
  const wholePages = async function* (pages: AsyncIterable<SaleRows[]>): AsyncGenerator<SaleToBring[]> {
    for await (const page of pages) {
      const around = await readAround(client, page, language);
      yield page.map((one) => ({
        ...{ id: String(one.order.id), reference: one.order.reference, version: versionOfSale(one) },
        sale: saleOf(one, around, saleWish),
      }));
    }
  };
  return {
    name: URL.canParse(shop.url) ? new URL(shop.url).host : shop.url,
    asOf,
    get requests() {
      return client.requests;
    },
    async sales(wish) {
      const named = new Set(wish.named);
      const isNamed = ({ order: { id, reference } }: SaleRows): boolean =>
        named.size === 0 || named.has(String(id)) || named.has(reference);
      const names = [...wish.named, ...wish.open];
      const { read, heads, pages } = await orShopFailure(
        findChangedSales(client, {
          changedAfter: since(wish.since),
          ids: names.filter(isNumber).map(Number),
          references: [...new Set(names.filter((name) => name !== '' && !isNumber(name)))],
          youngest: dateOf(new Date(asOf.getTime() - underWayMs)),
          isWanted: (sale) => isNamed(sale) && !wish.isDone(String(sale.order.id), versionOfSale(sale)),
        }),
      );
      return {
        ...{ read, heads: heads.map(({ id, reference }) => ({ id: String(id), reference })), unreadable: [] },
        pages: () => told(wholePages(pages())),
      };
    },
    people: ({ since: at, emails, isDone }) =>
      told(readPeople(client, { changedAfter: since(at), emails, language, isDone })),
    products: ({ since: at, isDone }) =>
      told(readProducts(client, { changedAfter: since(at), language, isDone })),
  };
}

function isNumber(name: string): boolean {
  return /^[1-9]\d{0,14}$/.test(name);
}

/** Pages, with failures as the run tells them. */
async function* told<T>(pages: AsyncGenerator<T>): AsyncGenerator<T> {
  for (;;) {
    const next = await orShopFailure(pages.next());
    if (next.done === true) return;
    yield next.value;
  }
}
