import { largeShop } from '@passerelle/rehearsal/web-shop/large-shop.ts';
import { placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { findChangedSales, type ChangedSalesWish } from '../src/sales/changed-sales.ts';
import { versionOfSale } from '../src/sales/read-sales.ts';
import { openClient } from './open-client.ts';

const year3000 = '3000-01-01 00:00:00';
const wish: Omit<ChangedSalesWish, 'isWanted'> = {
  changedAfter: '2000-01-01 00:00:00',
  ids: [],
  references: [],
  youngest: year3000,
};
const everything: ChangedSalesWish = { ...wish, isWanted: () => true };

async function withOrders(orders: number, play: (shop: WebShop) => Promise<void>): Promise<void> {
  const shop = await largeShop({ products: 9, sizes: 1, orders, linesPerOrder: 2 }).open();
  try {
    await play(shop);
  } finally {
    await shop.close();
  }
}

/** Page by page; `between` is called once the first one is there. */
async function read(shop: WebShop, wanted: ChangedSalesWish, between = (): void => undefined) {
  const { heads, pages } = await findChangedSales(openClient(shop).client, wanted);
  const read = [];
  for await (const page of pages()) {
    if (read.length === 0) between();
    read.push(page);
  }
  return {
    heads: heads.map(({ id }) => id),
    pages: read.map((page) => page.map(({ order }) => order.id)),
    read,
  };
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);

test.each([
  ['none', 0, [], 2],
  ['a page full: nothing is read once more', 100, [100], 2],
  ['one more than that: each page once more', 101, [100, 1], 2 + 2 * 2],
  ['many', 250, [100, 100, 50], 2 + 2 * 3],
])('%s of 250 wanted', (_, last, sizes, requests) =>
  withOrders(250, async (shop) => {
    const before = shop.requests.length;
    const isWanted = (sale: { order: { id: number } }): boolean => sale.order.id <= last;
    const { heads, pages, read: rows } = await read(shop, { ...wish, isWanted });
    expect(heads).toEqual(upTo(last));
    expect(pages.flat()).toEqual(heads);
    expect(pages.map((page) => page.length)).toEqual(sizes);
    expect(rows.flat().every(({ lines }) => lines.length === 2)).toBe(true);
    expect(shop.requests.length - before).toBe(requests);
  }),
);

test('what is named comes with the rest, the oldest first, each once', () =>
  withOrders(120, async (shop) => {
    const named = { ...everything, changedAfter: year3000, ids: [7, 3, 110] };
    expect((await read(shop, named)).pages).toEqual([[3, 7, 110]]);
    expect((await read(shop, { ...named, changedAfter: wish.changedAfter })).pages.flat()).toEqual(upTo(120));
  }));

test('what changed, and older ones by number and by reference: one list by number, each once', () =>
  withOrders(130, async (shop) => {
    const { rows } = shop.state.data.table('orders');
    for (const [id, row] of rows)
      row.values.set('date_upd', id > 120 ? '2026-11-28 12:00:00' : '2026-01-01 12:00:00');
    const named = {
      ...{ ids: [7, 125], references: [3, 128].map((id) => String(rows.get(id)?.values.get('reference'))) },
      changedAfter: '2026-11-01 00:00:00',
    };
    const expected = [3, 7, ...upTo(130).slice(120)];
    expect(await read(shop, { ...everything, ...named })).toMatchObject({
      ...{ heads: expected, pages: [expected] },
    });
    const many = { ...named, ids: [...upTo(110), 125] };
    const { heads, pages } = await read(shop, { ...everything, ...many });
    expect([heads, pages.flat()]).toEqual([[...upTo(110), ...upTo(130).slice(120)], heads]);
  }));

test('orders that come, go or change between two pages: none is skipped, none comes twice', () =>
  withOrders(250, async (shop) => {
    const orders = shop.state.data.table('orders');
    const { pages } = await read(shop, everything, () => {
      placeOrder(shop.state, { customer: 3, lines: [{ product: 6 }], at: '2026-11-28 17:00:00' });
      orders.rows.delete(150);
      orders.rows.delete(20);
    });
    expect(pages.flat()).toEqual(upTo(250).filter((id) => id !== 150));
  }));

test('one by one or by the page, an order has one version', () =>
  withOrders(101, async (shop) => {
    const versions = async (isWanted: (sale: { order: { id: number } }) => boolean): Promise<string[]> =>
      (await read(shop, { ...wish, isWanted })).read.flat().map(versionOfSale);
    expect(await versions(() => true)).toEqual([
      ...(await versions(({ order }) => order.id <= 100)),
      ...(await versions(({ order }) => order.id > 100)),
    ]);
  }));
