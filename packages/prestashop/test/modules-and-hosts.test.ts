import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { WebShop, WebShopOptions } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import type { ShopTrouble } from '@passerelle/prestashop/shop-fault.ts';
import { openClient } from './open-client.ts';

async function withShop<T>(work: (shop: WebShop) => Promise<T>, options: WebShopOptions = {}): Promise<T> {
  const shop = await sampleShop(options).open();
  try {
    return await work(shop);
  } finally {
    await shop.close();
  }
}

const toState = (state: number) => ({ fields: { id_order: 6, id_order_state: state } });
const mail = [['sendemail', '1']] as const;

function cell({ state }: WebShop, name: string, id: number, field: string): string | null | undefined {
  const table = state.data.table(name);
  const row = table.rows.get(id);
  return row && table.value(row, field);
}

const historyOf6 = ({ state }: WebShop) =>
  state.data
    .table('order_histories')
    .where('id_order', 6)
    .map((row) => state.data.table('order_histories').value(row, 'id_order_state'));

describe('modules of the shop', () => {
  test.each(['warning', 'deprecated'] as const)(
    'a %s makes a 500 after everything was done: never a refusal',
    (kind) =>
      withShop(async (shop) => {
        shop.set({ moduleWarns: kind });
        const { client, notices } = openClient(shop);
        const outcome = await client.create('order_histories', toState(4), mail);
        expect(outcome).toMatchObject({ kind: 'unknown', fault: { kind: 'shop/broken', status: 500 } });
        expect(cell(shop, 'orders', 6, 'current_state')).toBe('4');
        expect(shop.state.mails).toHaveLength(1);
        expect(notices).toMatchObject([{ kind: 'shop/module-warns' }]);
      }),
  );

  test('a warning stops a batch after the first row, which is written', () =>
    withShop(async (shop) => {
      shop.set({ moduleWarns: 'warning', moduleWarnsOn: 'stock_availables' });
      const { client, notices } = openClient(shop);
      const change = (id: number) => ({ id, fields: { quantity: 5 } });
      expect((await client.changeMany('stock_availables', [change(20), change(21)])).kind).toBe('unknown');
      expect((await client.changeMany('stock_availables', [change(22), change(23)])).kind).toBe('unknown');
      expect([20, 21, 22, 23].map((id) => cell(shop, 'stock_availables', id, 'quantity'))).toEqual([
        '5',
        '300',
        '5',
        '300',
      ]);
      expect(notices).toHaveLength(1);
    }));

  test.each([
    ['a script before', { before: '<script>if (a[0]) { b = {"orders": 1}; }</script>\n', after: '' }],
    ['blanks and a byte order mark', { before: '\ufeff \n\n', after: '\n' }],
    ['a notice after', { before: '', after: '<!-- cache 0.2 s [] -->' }],
  ])('%s: cut off and told once', (name, prints) =>
    withShop(async (shop) => {
      shop.set({ prints });
      const { client, notices } = openClient(shop);
      expect(
        await client.all({ resource: 'orders', fields: ['reference'], where: [{ field: 'id', is: 6 }] }),
      ).toHaveLength(1);
      expect(
        await client.all({ resource: 'orders', fields: ['reference'], where: [{ field: 'id', is: 999 }] }),
      ).toEqual([]);
      expect((await client.create('order_histories', toState(3))).kind).toBe('done');
      expect(notices.map(({ kind }) => kind)).toEqual(name.startsWith('blanks') ? [] : ['shop/foreign-text']);
    }),
  );

  test('one that dies between state and history: the state is there, its row and its mail are not', () =>
    withShop(async (shop) => {
      shop.set({ diesAfterState: true });
      const outcome = await openClient(shop).client.create('order_histories', toState(4), mail);
      expect(outcome).toMatchObject({ kind: 'unknown', fault: { kind: 'shop/broken', errors: [] } });
      expect([cell(shop, 'orders', 6, 'current_state'), historyOf6(shop), shop.state.mails]).toEqual([
        '4',
        ['2'],
        [],
      ]);
    }));

  test('one that sleeps there: given up, and done all the same', () =>
    withShop(async (shop) => {
      let wake = (): void => undefined;
      shop.set({ sleepsAfterState: new Promise((resolve) => (wake = resolve)) });
      const { client } = openClient(shop, { timeoutSeconds: 1 });
      expect(await client.create('order_histories', toState(4))).toMatchObject({
        kind: 'unknown',
        fault: { kind: 'shop/late' },
      });
      while (cell(shop, 'orders', 6, 'current_state') !== '4') await new Promise(setImmediate);
      expect([cell(shop, 'orders', 6, 'current_state'), historyOf6(shop)]).toEqual(['4', ['2']]);
      wake();
      await client.rights();
      expect(historyOf6(shop)).toEqual(['2', '4']);
    }));
});

describe('mails', () => {
  test('the mail server is down: 500, and state and history are there', () =>
    withShop(async (shop) => {
      shop.set({ mailServer: 'down' });
      const outcome = await openClient(shop).client.create('order_histories', toState(4), mail);
      expect(outcome).toMatchObject({ kind: 'unknown', fault: { errors: [{ code: 46 }] } });
      expect([cell(shop, 'orders', 6, 'current_state'), historyOf6(shop), shop.state.mails]).toEqual([
        '4',
        ['2', '4'],
        [],
      ]);
    }));

  test.each([
    ['with sendemail', 4, mail, 1],
    ['without', 4, [], 0],
    ['a state that has none', 5, mail, 0],
  ])('a posted state %s', (_, state, query, count) =>
    withShop(async (shop) => {
      expect((await openClient(shop).client.create('order_histories', toState(state), query)).kind).toBe(
        'done',
      );
      expect(shop.state.mails).toHaveLength(count);
    }),
  );

  test('a changed current_state always mails', () =>
    withShop(async (shop) => {
      await openClient(shop).client.change('orders', { id: 6, fields: { current_state: 4 } });
      expect(shop.state.mails).toMatchObject([{ kind: 'state', order: 6, state: 4 }]);
    }));

  test.each([
    [2, 'in transit', 1],
    [1, 'silence: the carrier has no address to follow at', 0],
  ])('a tracking number with sendemail, carrier %i: %s', (carrier, _, count) =>
    withShop(async (shop) => {
      const { client } = openClient(shop);
      await client.change('order_carriers', { id: 6, fields: { id_carrier: carrier } });
      await client.change('order_carriers', { id: 6, fields: { tracking_number: 'AB12' } }, mail);
      expect([cell(shop, 'order_carriers', 6, 'tracking_number'), shop.state.mails.length]).toEqual([
        'AB12',
        count,
      ]);
    }),
  );
});

describe('hosts, keys and versions', () => {
  test.each([403, 405, 501] as const)(
    'a host that forbids PATCH with %i: POST with its name, from then on',
    (status) =>
      withShop(async (shop) => {
        shop.set({ hostForbids: new Map([['PATCH', status]]) });
        const { client, notices } = openClient(shop);
        const change = (quantity: number) =>
          client.change('stock_availables', { id: 20, fields: { quantity } });
        expect((await change(5)).kind).toBe('done');
        expect((await change(6)).kind).toBe('done');
        expect(cell(shop, 'stock_availables', 20, 'quantity')).toBe('6');
        const writes = shop.requests
          .filter(({ method }) => method !== 'GET')
          .map(({ method, query }) => [method, query.get('ps_method')]);
        expect(writes).toEqual([
          ['PATCH', undefined],
          ['POST', 'PATCH'],
          ['POST', 'PATCH'],
        ]);
        expect(notices).toEqual([{ kind: 'shop/patch-by-post' }]);
      }),
  );

  test('a key without the right to PATCH is told so, and PUT is no way round', () =>
    withShop(async (shop) => {
      shop.set({ rights: new Map([['stock_availables', new Set(['GET', 'PUT'] as const)]]) });
      const outcome = await openClient(shop).client.change('stock_availables', {
        id: 20,
        fields: { quantity: 5 },
      });
      expect(outcome).toEqual({
        kind: 'refused',
        fault: { kind: 'shop/right-missing', resource: 'stock_availables', method: 'PATCH' },
      });
      expect(shop.requests.map(({ method }) => method)).toEqual(['GET', 'PATCH']);
    }));

  test('before 8.0 there is no PATCH: the whole row is read and put back, without what may not be written', () =>
    withShop(
      async (shop) => {
        const { client } = openClient(shop);
        const outcome = await client.change('products', {
          id: 1,
          fields: { price: '25', name: new Map([[1, 'Colibri & co']]) },
        });
        expect(outcome.kind).toBe('done');
        const kept = ['reference', 'id_category_default', 'state', 'active', 'visibility'];
        expect(kept.map((field) => cell(shop, 'products', 1, field))).toEqual([
          'demo_1',
          '4',
          '1',
          '1',
          'both',
        ]);
        expect(cell(shop, 'products', 1, 'price')).toBe('25.000000');
        const [product] = await client.all({
          resource: 'products',
          fields: [],
          texts: ['name', 'description_short'],
          links: { categories: ['id'] },
          where: [{ field: 'id', is: 1 }],
        });
        expect(product?.name.get(0)).toBe('Colibri & co');
        expect(product?.description_short.get(0)).toContain('<p>Coupe classique');
        expect(product?.categories).toHaveLength(3);
        expect(shop.requests.map(({ method }) => method)).not.toContain('PATCH');
      },
      { version: '1.7.7.4' },
    ));

  test('many rows before 8.0', () =>
    withShop(
      async (shop) => {
        const change = (id: number) => ({ id, fields: { quantity: id } });
        const { client } = openClient(shop);
        expect((await client.changeMany('stock_availables', [change(22), change(20)])).kind).toBe('done');
        expect([20, 22].map((id) => cell(shop, 'stock_availables', id, 'quantity'))).toEqual(['20', '22']);
        expect([20, 22].map((id) => cell(shop, 'stock_availables', id, 'id_shop'))).toEqual(['1', '1']);
        expect(await client.change('stock_availables', change(999))).toMatchObject({
          kind: 'refused',
          fault: { kind: 'shop/absent', id: 999 },
        });
      },
      { version: '1.7.7.4' },
    ));

  test('a shop that could be reached by https says so in its links', () =>
    withShop(async (shop) => {
      const flags = 'get="true" put="false" post="false" patch="false" delete="false" head="true"';
      const rights = (scheme: string) =>
        `<prestashop xmlns:xlink="x"><api><orders xlink:href="${scheme}://a.test/api/orders" ${flags}/></api></prestashop>`;
      const told = async (scheme: string) => {
        shop.behaviour = () => ({ kind: 'other answer', body: rights(scheme) });
        const { client, notices } = openClient(shop);
        expect([...((await client.rights()).get('orders') ?? [])]).toEqual(['GET', 'HEAD']);
        return notices;
      };
      expect(await told('http')).toEqual([]);
      expect(await told('https')).toEqual([{ kind: 'shop/https-offered', origin: 'https://a.test' }]);
    }));

  test('two languages, and one of them without a text', () =>
    withShop(
      async (shop) => {
        shop.state.data.table('products').rows.get(8)?.texts.get('name')?.delete(2);
        const list = {
          resource: 'products',
          fields: [],
          texts: ['name'],
          where: [{ field: 'id', is: 8 }],
        } as const;
        const { client } = openClient(shop);
        const [product] = await client.all(list);
        expect([...(product?.name ?? [])]).toEqual([
          [1, 'Mug numéro 8'],
          [2, ''],
        ]);
        await client.change('products', { id: 8, fields: { name: new Map([[2, 'Mug number 8']]) } });
        const [after] = await client.all(list);
        expect([...(after?.name ?? [])]).toEqual([
          [1, 'Mug numéro 8'],
          [2, 'Mug number 8'],
        ]);
      },
      { languages: [1, 2] },
    ));

  test.each([
    ['switched off in the shop', { isSwitchedOff: true }, { kind: 'shop/switched-off' }],
    ['a key that does not arrive', { dropsKey: true }, { kind: 'shop/key-dropped' }],
    [
      'no right at all to orders',
      { rights: new Map() },
      { kind: 'shop/right-missing', resource: 'orders', method: 'GET' },
    ],
  ])('%s', (_, set, fault) =>
    withShop(async (shop) => {
      shop.set(set);
      const asked = openClient(shop).client.all({ resource: 'orders', fields: ['reference'] });
      await expect(asked.catch((error: unknown) => (error as ShopTrouble).fault)).resolves.toEqual(fault);
      expect(shop.requests).toHaveLength(1);
    }),
  );

  test.each([
    ['a shop that does not exist: the front page', [1], { kind: 'shop/redirected', status: 302 }],
    ['a shop that the key is not for', [1, 3], { kind: 'shop/other-shop' }],
  ])('id_shop=2, %s', (_, shops, fault) =>
    withShop(
      async (shop) => {
        const { client } = openClient(shop, { shopId: 2 });
        const asked = client.all({ resource: 'orders', fields: ['reference'] });
        await expect(asked.catch((error: unknown) => (error as ShopTrouble).fault)).resolves.toMatchObject(
          fault,
        );
      },
      { shops },
    ),
  );
});
