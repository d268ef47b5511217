import type { ShopTrouble } from '@passerelle/prestashop/shop-fault.ts';
import { openClient } from './open-client.ts';
import { withShop, cell } from './with-sample-shop.ts';

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
