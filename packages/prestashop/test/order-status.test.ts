import { ShopOrderStatus } from '@passerelle/prestashop/adapters/shop-order-status.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import { troubleWith, type Trouble } from '@passerelle/rehearsal/web-shop/trouble.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { openClient } from './open-client.ts';

let shop: WebShop;
beforeEach(async () => void (shop = await sampleShop().open()));
afterEach(() => shop.close());

const open = () => new ShopOrderStatus(openClient(shop, { timeoutSeconds: 1 }).client);
const now = async (order: number) => (await open().look([order])).get(order);
const insert = (table: string, values: Record<string, string | number>) =>
  shop.state.data.table(table).insert({ values });

describe('which row carries the number', () => {
  test.each([
    ['the one of the order’s carrier', [2, 1], 2, 0],
    ['the newest of several of that carrier', [2, 2], 2, 1],
    ['else the newest', [1, 1], 2, 1],
  ])('%s', async (_, carriers, carrier, expected) => {
    const rows = shop.state.data.table('order_carriers');
    for (const row of rows.where('id_order', 6)) rows.delete(row);
    const order = shop.state.data.table('orders').rows.get(6);
    if (order) shop.state.data.table('orders').update(order, { values: { id_carrier: carrier } });
    const ids = carriers.map((id_carrier) => insert('order_carriers', { id_order: 6, id_carrier }).id);
    expect((await now(6))?.carriage?.id).toBe(ids[expected]);
  });

  test('nothing carries an order of downloads', async () => {
    const rows = shop.state.data.table('order_carriers');
    for (const row of rows.where('id_order', 6)) rows.delete(row);
    expect((await now(6))?.carriage).toBeNull();
  });
});

test('a reference of several orders, and one that is another order’s number, are all told', async () => {
  const orders = shop.state.data.table('orders');
  for (const [id, reference] of [
    [7, 'DOUBLE'],
    [8, 'DOUBLE'],
    [9, '6'],
  ] as const) {
    const row = orders.rows.get(id);
    if (row) orders.update(row, { values: { reference } });
  }
  expect([...(await open().find(['DOUBLE', '6', '007']))]).toEqual([
    ['DOUBLE', [7, 8]],
    ['6', [6, 9]],
    ['007', []],
  ]);
});

describe('a state is sent once, whatever happens to it', () => {
  test.each<[string, Trouble, string, number]>([
    ['the connection breaks before', { kind: 'reset', done: false }, 'unknown', 1],
    ['the connection breaks after', { kind: 'reset', done: true }, 'unknown', 2],
    ['the answer is cut', { kind: 'cut' }, 'unknown', 2],
    ['PHP dies half-way', { kind: 'died', done: 'half' }, 'unknown', 1],
    ['a gateway', { kind: 'host', status: 502, done: true }, 'unknown', 2],
    ['a page in its place', { kind: 'page', status: 200, title: 'Un instant', done: true }, 'unknown', 2],
    ['the key is dropped', { kind: 'unauthorized' }, 'not-sent', 1],
    ['a redirection', { kind: 'redirect', to: 'https://ailleurs.example/' }, 'not-sent', 1],
  ])('%s', async (_, trouble, kind, rows) => {
    shop.behaviour = troubleWith(({ method }) => method === 'POST', trouble);
    expect((await open().enter(6, 4, { mails: true })).kind).toBe(kind);
    expect((await now(6))?.history).toHaveLength(rows);
    expect(shop.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});

test('only carriers with an address to follow parcels at show them', async () => {
  const carriers = shop.state.data.table('carriers');
  const [with_, without] = [...carriers.rows.values()];
  if (with_) carriers.update(with_, { values: { url: 'https://suivi.example/@' } });
  if (without) carriers.update(without, { values: { url: '' } });
  const status = open();
  expect([await status.showsTracking(with_?.id ?? 0), await status.showsTracking(without?.id ?? 0)]).toEqual([
    true,
    false,
  ]);
});
