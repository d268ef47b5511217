import { largeShop } from '@passerelle/rehearsal/web-shop/large-shop.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { SeenRequest } from '@passerelle/rehearsal/web-shop/trouble.ts';
import type { Filter } from '../src/filters.ts';
import { openClient } from './open-client.ts';

const lengthOf = ({ path, query }: SeenRequest): number =>
  [...query].reduce((sum, [name, value]) => {
    return sum + encodeURIComponent(name).length + encodeURIComponent(value).length + 2;
  }, '/api/'.length + path.length);

test('requests grow with pages, not with orders, and no address is too long', async () => {
  const shop = await largeShop({ products: 100, sizes: 4, orders: 900, linesPerOrder: 3 }).open();
  const { client } = openClient(shop);
  const orders = await client.all({ resource: 'orders', fields: ['reference', 'id_customer'] });
  const ids = orders.map(({ id }) => id);
  const details = await client.all({
    resource: 'order_details',
    fields: ['id_order'],
    where: [{ field: 'id_order', among: ids }],
    pageSize: 1500,
  });
  const payments = await client.all({
    resource: 'order_payments',
    fields: ['amount'],
    where: [{ field: 'order_reference', among: orders.map(({ reference }) => reference) }],
  });
  const scattered = ids.filter((id) => id % 11 === 0);
  const some = await client.all({
    resource: 'orders',
    fields: [],
    where: [{ field: 'id', among: scattered }],
  });
  expect([orders.length, details.length, payments.length]).toEqual([900, 2700, 900]);
  expect(some.map(({ id }) => id)).toEqual(scattered);
  expect(client.requests).toBeLessThanOrEqual(12);
  expect(Math.max(...shop.requests.map(lengthOf))).toBeLessThan(1900);
  await shop.close();
});

test.each<[string, Filter<'id'>, number]>([
  ['many ids together', { field: 'id', among: Array.from({ length: 60 }, (_, at) => at + 1) }, 60],
  ['an interval', { field: 'id', from: 1, to: 60 }, 60],
  ['an interval beyond the last row', { field: 'id', from: 1, to: 999 }, 100],
])('a last page that is full is the last: %s', async (_, filter, expected) => {
  const shop = await largeShop({ products: 25, sizes: 4, orders: 0, linesPerOrder: 0 }).open();
  const { client } = openClient(shop, { attempts: 1 });
  const list = { resource: 'combinations', fields: ['ean13'], where: [filter], pageSize: 20 } as const;
  expect((await client.all(list)).length).toBe(expected);
  await shop.close();
});

test('rows that come and go between two pages hide no other and show none twice', async () => {
  const shop = await largeShop({ products: 1, sizes: 1, orders: 12, linesPerOrder: 1 }).open();
  const { client } = openClient(shop);
  const table = shop.state.data.table('orders');
  const seen: number[] = [];
  for await (const page of client.pages({ resource: 'orders', fields: ['reference'], pageSize: 4 })) {
    seen.push(...page.map(({ id }) => id));
    // Those of the first page go, one that is still to come goes, a new one comes.
    for (const id of [1, 2, 3, 7]) if (table.rows.has(id)) table.delete(table.rows.get(id)!);
    if (!table.rows.has(50)) table.insert({ id: 50, values: { reference: 'NEW' } });
  }
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 50]);
  await shop.close();
});

test('a filter that the shop does not understand would find everything: none such is ever sent', async () => {
  const shop = await sampleShop().open();
  const everything = await fetch(`${shop.url}/api/orders?filter[id]=%3E=[900]&output_format=JSON`, {
    headers: { authorization: `Basic ${Buffer.from(`${shop.key}:`).toString('base64')}` },
  });
  expect(((await everything.json()) as { orders: unknown[] }).orders).toHaveLength(10);
  const { client } = openClient(shop);
  const where = (one: 'above' | 'from') =>
    one === 'above' ? ({ field: 'id', above: 900 } as const) : ({ field: 'id', from: 900, to: 999 } as const);
  expect(await client.all({ resource: 'orders', fields: [], where: [where('above')] })).toEqual([]);
  expect(await client.all({ resource: 'orders', fields: [], where: [where('from')] })).toEqual([]);
  await shop.close();
});

test('references that differ in their case alone, in two addresses, are each found once', async () => {
  const shop = await largeShop({ products: 1, sizes: 1, orders: 300, linesPerOrder: 1 }).open();
  const orders = shop.state.data.table('orders');
  for (const row of orders.rows.values()) {
    const half = (row.id + 1) % 150;
    orders.update(row, { values: { reference: `${row.id > 150 ? 'web' : 'WEB'}-${1000 + half}` } });
  }
  const among = [...orders.rows.values()].map((row) => orders.value(row, 'reference') ?? '');
  const { client } = openClient(shop);
  const where = [{ field: 'reference', among }] as const;
  const found = await client.all({ resource: 'orders', fields: ['reference'], where });
  expect(shop.requests.length).toBeGreaterThan(1);
  expect(found.map(({ id }) => id)).toEqual(Array.from({ length: 300 }, (_, at) => at + 1));
  await shop.close();
});

test('a text with brackets in it is found, and nothing else', async () => {
  const shop = await sampleShop().open();
  const products = shop.state.data.table('products');
  products.update(products.rows.get(8)!, { values: { reference: 'A[1]' } });
  products.update(products.rows.get(9)!, { values: { reference: 'A|B' } });
  const { client } = openClient(shop);
  const found = (among: string[]) =>
    client.all({ resource: 'products', fields: [], where: [{ field: 'reference', among }] });
  expect((await found(['A[1]'])).map(({ id }) => id)).toEqual([8]);
  expect((await found(['A|B', 'demo_10', 'DEMO_11'])).map(({ id }) => id)).toEqual([10, 9]);
  await shop.close();
});
