import type { ShopClient } from '@passerelle/prestashop/shop-client.ts';
import type { Scene } from './scene.ts';

export function stockContract(scene: Scene): void {
  describe('stock', () => {
    test('many rows in one request; the product is their sum', async () => {
      const rows = await stockOf(scene.client, scene.things.product);
      const [parent, ...sizes] = rows;
      const changes = sizes.map(({ id }, at) => ({ id, fields: { quantity: 3 + at } }));
      expect((await scene.client.changeMany('stock_availables', changes)).kind).toBe('done');
      const after = await stockOf(scene.client, scene.things.product);
      expect(after.map(({ quantity }) => quantity)).toEqual(['7', '3', '4']);
      expect(after[0]?.id).toBe(parent?.id);
      expect(after.map(({ id_shop }) => id_shop)).toEqual(['1', '1', '1']);
    });

    test('a bad row stops the rest, what was before it is written', async () => {
      const [, first, second] = await stockOf(scene.client, scene.things.product);
      const outcome = await scene.client.changeMany('stock_availables', [
        { id: first?.id ?? 0, fields: { quantity: 11 } },
        { id: second?.id ?? 0, fields: { quantity: '1.5' } },
      ]);
      expect(outcome).toMatchObject({ kind: 'unknown', fault: { kind: 'shop/refused', status: 400 } });
      expect(
        (await stockOf(scene.client, scene.things.product)).map(({ quantity }) => quantity).slice(1),
      ).toEqual(['11', '4']);
    });

    test('a row cannot be made', async () => {
      const fields = {
        id_product: scene.things.product,
        id_product_attribute: 0,
        quantity: 1,
        depends_on_stock: 0,
        out_of_stock: 2,
      };
      expect(await scene.client.create('stock_availables', { fields })).toMatchObject({
        kind: 'refused',
        fault: { kind: 'shop/method-unknown', method: 'POST' },
      });
    });
  });
}

function stockOf(client: ShopClient, product: number) {
  const where = [{ field: 'id_product', is: product }] as const;
  return client.all({
    resource: 'stock_availables',
    fields: ['quantity', 'id_shop', 'id_product_attribute'],
    where,
  });
}
