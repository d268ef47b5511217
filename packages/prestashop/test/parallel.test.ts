import { largeShop } from '@passerelle/rehearsal/web-shop/large-shop.ts';
import type { SeenRequest, Trouble } from '@passerelle/rehearsal/web-shop/trouble.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { readTogether, type Reader } from '../src/reader.ts';
import { openClient } from './open-client.ts';

const shops: WebShop[] = [];

afterEach(() => Promise.all(shops.splice(0).map((shop) => shop.close())));

async function shopOf(orders: number): Promise<WebShop> {
  const shop = await largeShop({ products: 9, sizes: 4, orders, linesPerOrder: 2 }).open();
  shops.push(shop);
  return shop;
}

/** Holds back the first requests until `wanted` are under way and no more come; tells how many there were. */
function holdUntil(shop: WebShop, wanted: number): () => number {
  let most = 0;
  const gate = Promise.withResolvers<void>();
  shop.behaviour = ({ path }): Trouble | undefined => {
    if (!/^[a-z_]+$/.test(path)) return undefined;
    most += 1;
    // Whatever was sent with the last of them is there before the answer to what was sent after it.
    if (most === wanted) void fetch(shop.url).then(openGate);
    return { kind: 'done late', when: gate.promise };
  };
  const openGate = (): void => {
    shop.behaviour = () => undefined;
    gate.resolve();
  };
  return () => most;
}

test.each([1, 2, 3, 4])('%i at a time reach the shop, and never more', async (parallel) => {
  const shop = await shopOf(12);
  const { client } = openClient(shop, { parallel });
  const most = holdUntil(shop, parallel);
  const ids = Array.from({ length: 12 }, (_, at) => at + 1);
  const one = (id: number) => ({ resource: 'orders', fields: [], where: [{ field: 'id', is: id }] }) as const;
  const lists = ids.map((id) => [String(id), (under: Reader) => under.all(one(id))] as const);
  const read = await readTogether(client, Object.fromEntries(lists));
  expect(most()).toBe(parallel);
  expect(Object.values(read)).toEqual(ids.map((id) => [{ id }]));
});

test('so many at a time as one likes: the same rows in the same order', async () => {
  const shop = await shopOf(1100);
  const all = Array.from({ length: 1100 }, (_, at) => 1 + at);
  const scattered = all.filter((id) => id % 11 < 2 && id % 7 > 0);
  for (const parallel of [1, 2, 4]) {
    const { client } = openClient(shop, { parallel });
    const some = [{ field: 'id', among: scattered }] as const;
    const orders = await client.all({ resource: 'orders', fields: [], where: some });
    const lines = await client.all({
      ...{ resource: 'order_details', fields: ['id_order'], pageSize: 400 },
      where: [{ field: 'id_order', among: all }],
    });
    const taken: number[][] = [];
    const few = { resource: 'orders', fields: [], where: some } as const;
    await client.each(few, (page) => taken.push(page.map(({ id }) => id)));
    expect(taken.flat().toSorted((one, other) => one - other)).toEqual(scattered);
    expect(orders.map(({ id }) => id)).toEqual(scattered);
    expect(lines.map(({ id_order }) => Number(id_order))).toEqual(all.flatMap((id) => [id, id]));
  }
  const parts = new Set(shop.requests.map(({ query }) => query.get('filter[id_order]')).filter(Boolean));
  expect([...parts]).toEqual(['[1,1100]', '[1,550]', '[551,1100]']);
});

const ofCustomers = ({ path }: SeenRequest): boolean => path === 'customers';

test('when one of several lists fails, the others are given up and its fault is told', async () => {
  const shop = await shopOf(3);
  const { client } = openClient(shop, { parallel: 2 });
  const refused = { kind: 'redirect', to: 'https://www.exemple.fr/' } as const;
  const never = new Promise<void>(() => undefined);
  shop.behaviour = (request) => (ofCustomers(request) ? refused : { kind: 'answered late', when: never });
  const reading = readTogether(client, {
    orders: (under) => under.all({ resource: 'orders', fields: ['reference'] }),
    customers: (under) => under.all({ resource: 'customers', fields: ['email'] }),
    carriers: (under) => under.all({ resource: 'carriers', fields: ['name'] }),
  });
  await expect(reading).rejects.toMatchObject({ fault: { kind: 'shop/redirected' } });
  expect(shop.requests.map(({ path }) => path)).toEqual(['orders', 'customers']);
  // The shop is free again for what comes next.
  shop.behaviour = () => undefined;
  expect(await client.all({ resource: 'carriers', fields: [] })).not.toHaveLength(0);
});

test('a list that is waiting to be tried again is given up at once, too', async () => {
  const shop = await shopOf(3);
  const busy = { kind: 'too many', retryAfter: '30' } as const;
  const isWaiting = Promise.withResolvers<void>();
  shop.behaviour = (request) =>
    ofCustomers(request)
      ? { kind: 'answered late', when: isWaiting.promise }
      : request.path === 'orders'
        ? busy
        : undefined;
  const { client, waits } = openClient(shop, {
    parallel: 2,
    wait: () => {
      isWaiting.resolve();
      return new Promise(() => undefined);
    },
  });
  shop.set({ rights: new Map([['orders', new Set(['GET'])]]) });
  const reading = readTogether(client, {
    orders: (under) => under.all({ resource: 'orders', fields: ['reference'] }),
    customers: (under) => under.all({ resource: 'customers', fields: ['email'] }),
  });
  await expect(reading).rejects.toMatchObject({ fault: { kind: 'shop/right-missing' } });
  expect(waits).toEqual([30_000]);
});
