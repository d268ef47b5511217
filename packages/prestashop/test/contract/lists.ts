import type { ShopTrouble } from '@passerelle/prestashop/shop-fault.ts';
import type { Scene } from './scene.ts';

export function listsContract(scene: Scene): void {
  describe('lists', () => {
    test('of nothing', async () => {
      const where = [{ field: 'id', among: [99_999_999] }] as const;
      expect(await scene.client.all({ resource: 'orders', fields: ['reference'], where })).toEqual([]);
    });

    test('zeros are there, and empty texts', async () => {
      const where = [{ field: 'id_product_attribute', is: scene.things.sizes[1] }] as const;
      const fields = ['quantity', 'location', 'id_shop_group'] as const;
      const [row] = await scene.client.all({ resource: 'stock_availables', fields, where });
      expect(row).toMatchObject({ quantity: '0', location: '', id_shop_group: '0' });
    });

    test('in pages of two they are what they are in one', async () => {
      const list = { resource: 'order_states', fields: ['paid'], texts: ['name'] } as const;
      const whole = await scene.client.all(list);
      expect(await scene.client.all({ ...list, pageSize: 2 })).toEqual(whole);
      const ids = whole.map(({ id }) => id);
      expect(ids).toEqual(ids.toSorted((one, other) => one - other));
      expect(ids.length).toBeGreaterThan(10);
    });

    test('of many orders at once, in pages too', async () => {
      const where = [{ field: 'id_order', among: [scene.things.order, 99_999_999] }] as const;
      const list = { resource: 'order_details', fields: ['id_order', 'product_quantity'], where } as const;
      expect(await scene.client.all(list)).toMatchObject([
        { id_order: String(scene.things.order), product_quantity: '2' },
      ]);
      expect(await scene.client.all({ ...list, pageSize: 1 })).toHaveLength(1);
    });

    test('of ids that lie close together', async () => {
      const among = Array.from({ length: 60 }, (_, at) => scene.things.order - at).filter((id) => id > 0);
      const where = [
        {
          field: 'id',
          among: [...among, ...Array.from({ length: 60 }, (_, at) => scene.things.order + 1 + at)],
        },
      ] as const;
      const orders = await scene.client.all({
        resource: 'orders',
        fields: ['reference'],
        where,
        pageSize: 3,
      });
      expect(orders.at(-1)?.id).toBe(scene.things.order);
    });

    test('a text is found as it is written, not as the database compares', async () => {
      const found = (is: string) =>
        scene.client.all({
          resource: 'product_option_values',
          fields: [],
          texts: ['name'],
          where: [{ field: 'name', is }],
        });
      expect((await found(`Rosé ${scene.things.mark}`)).map(({ id }) => id)).toEqual([
        scene.things.optionValues[0],
      ]);
      expect((await found(`rose ${scene.things.mark}`)).map(({ id }) => id)).toEqual([
        scene.things.optionValues[1],
      ]);
      expect(await found(`ROSE ${scene.things.mark}`)).toEqual([]);
    });

    test('what changed since a moment', async () => {
      const where = [{ field: 'date_upd', above: '2001-01-01 00:00:00' }] as const;
      const fields = ['date_upd'] as const;
      const recent = await scene.client.all({ resource: 'orders', fields, where, pageSize: 500 });
      expect(recent.map(({ id }) => id)).toContain(scene.things.order);
      const never = [{ field: 'date_upd', above: '2099-01-01 00:00:00' }] as const;
      expect(await scene.client.all({ resource: 'orders', fields, where: never })).toEqual([]);
    });

    test('associations, of some fields only', async () => {
      const where = [{ field: 'id', is: scene.things.order }] as const;
      const links = { order_rows: ['product_id', 'product_attribute_id'] } as const;
      const [order] = await scene.client.all({ resource: 'orders', fields: ['current_state'], links, where });
      expect(order?.order_rows).toEqual([
        { product_id: String(scene.things.product), product_attribute_id: String(scene.things.sizes[0]) },
      ]);
    });

    test('associations that are shown of whole rows only', async () => {
      const where = [{ field: 'id', is: scene.things.sizes[0] }] as const;
      const links = { product_option_values: ['id'] } as const;
      const [size] = await scene.client.all({ resource: 'combinations', fields: ['ean13'], links, where });
      expect(size?.product_option_values).toEqual([{ id: String(scene.things.optionValues[0]) }]);
    });

    test('the price that a customer sees', async () => {
      const [product] = await scene.client.all({
        resource: 'products',
        fields: ['price', 'shown'],
        where: [{ field: 'id', is: scene.things.product }],
        query: [['price[shown][use_tax]', '1']],
      });
      expect(product).toMatchObject({ price: '19.166667', shown: '23.000000' });
    });

    test('a field that does not exist', async () => {
      const list = { resource: 'orders', fields: ['no_such_field'] } as const;
      await expect(faultOf(scene.client.all(list))).resolves.toMatchObject({
        kind: 'shop/refused',
        status: 400,
      });
    });
  });
}

async function faultOf(asked: Promise<unknown>): Promise<unknown> {
  return asked.then(
    () => 'no fault',
    (error: unknown) => (error as ShopTrouble).fault,
  );
}
