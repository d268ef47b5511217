import { onShelf } from '@passerelle/rehearsal/web-shop/catalogue-effects.ts';
import { largeShop } from '@passerelle/rehearsal/web-shop/large-shop.ts';
import { placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { troubleWith, type SeenRequest } from '@passerelle/rehearsal/web-shop/trouble.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import type { StockLevelsDestination } from '@passerelle/core/ports/stock-destination.ts';
import { keepsTheLevelsContract } from '../../../core/test/ports/levels-contract.ts';
import { shopLevels } from '../../src/adapters/shop-levels.ts';

interface Opened {
  shop: WebShop;
  destination: StockLevelsDestination;
  notices: string[];
}

async function withShop(
  play: (opened: Opened) => Promise<void>,
  version = '8.2.4',
  sizes = 4,
  categories: readonly (string | number)[] = [],
  shopId = 0,
): Promise<void> {
  const shop = await largeShop({ products: 2, sizes, orders: 0, linesPerOrder: 1 }, { version }).open();
  const notices: string[] = [];
  const destination = shopLevels(
    {
      ...{ url: shop.url, key: shop.key, shopId, timeZone: 'Europe/Paris' },
      ...{ timeoutSeconds: 20, attempts: 1, deadlineSeconds: 60, graceSeconds: 60, parallel: 2 },
    },
    categories,
    { sleep: () => Promise.resolve(), pace: 1, onNotice: ({ kind }) => void notices.push(kind) },
  );
  try {
    await play({ shop, destination, notices });
  } finally {
    await shop.close();
  }
}

const isWrite = ({ method }: SeenRequest): boolean => method === 'PATCH' || method === 'PUT';
const tableOf = (shop: WebShop) => shop.state.data.table('stock_availables');
const rowOf = (shop: WebShop, id: number) => tableOf(shop).rows.get(id)!;

keepsTheLevelsContract('the quantities of a rehearsed shop', (test) =>
  withShop(({ shop, destination }) => {
    const table = tableOf(shop);
    const broken = { kind: 'host', status: 503, done: false } as const;
    return test({
      destination,
      pieces: (id) => (table.rows.has(id) ? table.number(rowOf(shop, id), 'quantity') : null),
      sell(id) {
        const product = table.number(rowOf(shop, id), 'id_product');
        const size = table.number(rowOf(shop, id), 'id_product_attribute');
        placeOrder(shop.state, { lines: [{ product, size, quantity: 1 }] });
      },
      harm: {
        remove: (id) => table.delete(rowOf(shop, id)),
        refuse: (id) => table.update(rowOf(shop, id), { values: { depends_on_stock: 1 } }),
        warnAtEveryWrite: () => shop.set({ moduleWarns: 'warning', moduleWarnsOn: 'stock_availables' }),
        loseOnce: (done) => void (shop.behaviour = troubleWith(isWrite, { kind: 'reset', done })),
        forbid: () => shop.set({ rights: new Map([['stock_availables', new Set(['GET'])]]) }),
        block: () => void (shop.behaviour = troubleWith(isWrite, broken, Infinity)),
        blind: () => void (shop.behaviour = troubleWith(() => true, broken, Infinity)),
      },
    });
  }),
);

test('only id and quantity are sent, many rows in one request', () =>
  withShop(async ({ shop, destination }) => {
    await destination.write([2, 3, 4].map((row) => ({ row, pieces: row })));
    const writes = shop.requests.filter(isWrite);
    expect(writes).toHaveLength(1);
    expect([...(writes[0]?.body ?? '').matchAll(/<(\w+)>/g)].map(([, name]) => name)).toEqual([
      'prestashop',
      ...Array.from({ length: 3 }, () => ['stock_available', 'id', 'quantity']).flat(),
    ]);
  }));

test('one by one is told once, however many batches break', () =>
  withShop(
    async ({ shop, destination, notices }) => {
      shop.set({ moduleWarns: 'warning', moduleWarnsOn: 'stock_availables' });
      const { sizes } = await destination.look();
      const rows = sizes.flatMap(({ quantity }) => (quantity.kind === 'known' ? [quantity.row] : []));
      await destination.write(rows.map((row) => ({ row, pieces: 3 })));
      expect(notices.filter((kind) => kind === 'shop/one-by-one')).toHaveLength(1);
      expect(sizes.map(({ product, combination }) => onShelf(shop.state, product, combination))).toEqual(
        sizes.map(() => 3),
      );
    },
    '8.2.4',
    140,
  ));

test('before 8.0 a row keeps everything but its quantity', () =>
  withShop(async ({ shop, destination }) => {
    const before = ['id_shop', 'out_of_stock', 'depends_on_stock'].map((name) =>
      tableOf(shop).value(rowOf(shop, 2), name),
    );
    await destination.write([{ row: 2, pieces: 4 }]);
    expect(onShelf(shop.state, 1, 1)).toBe(4);
    expect(
      ['id_shop', 'out_of_stock', 'depends_on_stock'].map((name) =>
        tableOf(shop).value(rowOf(shop, 2), name),
      ),
    ).toEqual(before);
  }, '1.7.8.11'));

describe('what the shop has', () => {
  const known = (row: number, more = {}) => ({ kind: 'known', row, pieces: 10, sellsAtZero: false, ...more });

  test.each<[what: string, prepare: (shop: WebShop) => void, quantity: object, isShared: boolean]>([
    ['a row of the shop', () => undefined, known(2), false],
    [
      'one that a group left behind beside it',
      (shop) => void copy(shop, 2, { id_shop: 0, id_shop_group: 1 }),
      known(2),
      false,
    ],
    ['two of the shop', (shop) => void copy(shop, 2, {}), { kind: 'several', rows: [2, 11] }, false],
    ['none', (shop) => tableOf(shop).delete(rowOf(shop, 2)), { kind: 'missing' }, false],
    ['a computed one', set({ depends_on_stock: 1 }), { kind: 'computed', row: 2 }, false],
    ['one that sells at 0', set({ out_of_stock: 1 }), known(2, { sellsAtZero: true }), false],
    ['one that does as the shop, which sells at 0', sellsAtZero, known(2, { sellsAtZero: true }), false],
    [
      'rows of a group that shares its stock',
      (shop) => {
        for (const row of tableOf(shop).rows.values())
          tableOf(shop).update(row, { values: { id_shop: 0, id_shop_group: 1 } });
      },
      known(2),
      true,
    ],
  ])('%s', (_, prepare, quantity, isShared) =>
    withShop(async ({ shop, destination }) => {
      prepare(shop);
      const shelf = await destination.look();
      expect(shelf.sizes).toHaveLength(8);
      expect(shelf.sizes.find(({ combination }) => combination === 1)?.quantity).toEqual(quantity);
      expect(shelf.isShared).toBe(isShared);
    }),
  );

  test('four requests, whatever it holds, and one for each look after that', () =>
    withShop(
      async ({ shop, destination }) => {
        await destination.look();
        expect(shop.requests).toHaveLength(4);
        await destination.look();
        expect(shop.requests).toHaveLength(5);
      },
      '8.2.4',
      1500,
    ));

  test.each<[shopId: number, pieces: number]>([
    [0, 10],
    [1, 10],
  ])('rows of another shop are none of shop %d: quantity %d', (shopId, pieces) =>
    withShop(
      async ({ shop, destination }) => {
        for (const { id } of [...tableOf(shop).rows.values()]) copy(shop, id, { id_shop: 2, quantity: 70 });
        const { sizes, isShared } = await destination.look();
        expect(sizes.map(({ quantity }) => quantity)).toEqual(
          sizes.map(() => expect.objectContaining({ kind: 'known', pieces }) as object),
        );
        expect(isShared).toBe(false);
      },
      '8.2.4',
      4,
      [],
      shopId,
    ),
  );

  test.each<[categories: (string | number)[], kept: boolean]>([
    [[], false],
    [['Occasion'], true],
    [['OCCASION'], true],
    [[11], true],
    [['Chaussures'], true],
    [['Sacs'], false],
  ])('goods of the category %j, or below it, are told apart: %s', (categories, kept) =>
    withShop(
      async ({ shop, destination }) => {
        addCategory(shop, { id: 10, name: 'Chaussures', parent: 2 });
        addCategory(shop, { id: 11, name: 'Occasion', parent: 10 });
        addCategory(shop, { id: 12, name: 'Sacs', parent: 2 });
        putInto(shop, 2, 11);
        const { sizes } = await destination.look();
        expect(sizes.map(({ isInKeptCategory }) => isInKeptCategory)).toEqual(
          sizes.map(({ product }) => product === 2 && kept),
        );
      },
      '8.2.4',
      4,
      categories,
    ),
  );

  test('a category that the shop does not have ends the look: its goods would be set to 0', () =>
    withShop(
      async ({ shop, destination }) => {
        addCategory(shop, { id: 10, name: 'Chaussures', parent: 2 });
        const ended = await destination.look().catch((error: unknown) => error);
        expect(ended).toMatchObject({
          exitCode: 2,
          fault: { kind: 'shop/not-named', value: 'Chausures', search: { near: 'Chaussures' } },
        });
      },
      '8.2.4',
      4,
      ['Chausures'],
    ));

  function addCategory(shop: WebShop, { id, name, parent }: { id: number; name: string; parent: number }) {
    const categories = shop.state.data.table('categories');
    categories.insert({ id, values: { id_parent: parent, active: 1 }, texts: { name } });
  }

  function putInto(shop: WebShop, product: number, category: number): void {
    const products = shop.state.data.table('products');
    products.update(products.rows.get(product)!, { links: { categories: [{ id: String(category) }] } });
  }

  function set(values: Record<string, number>) {
    return (shop: WebShop): void => tableOf(shop).update(rowOf(shop, 2), { values });
  }

  function sellsAtZero(shop: WebShop): void {
    const settings = shop.state.data.table('configurations');
    settings.update(settings.first('name', 'PS_ORDER_OUT_OF_STOCK')!, { values: { value: '1' } });
  }

  function copy(shop: WebShop, id: number, values: Record<string, number>): void {
    const table = tableOf(shop);
    const fields = ['id_product', 'id_product_attribute', 'id_shop', 'quantity', 'out_of_stock'];
    const of = Object.fromEntries(fields.map((name) => [name, table.number(rowOf(shop, id), name)]));
    table.insert({ values: { ...of, ...values } });
  }
});
