import type { ShopClient } from '@passerelle/prestashop/shop-client.ts';
import type { Scene } from './scene.ts';

export function ordersContract(scene: Scene): void {
  describe('orders', () => {
    test('a state is posted with its history row, the same state again with another one', async () => {
      const { order } = scene.things;
      const post = () =>
        scene.client.create('order_histories', { fields: { id_order: order, id_order_state: 3 } });
      expect((await post()).kind).toBe('done');
      expect((await post()).kind).toBe('done');
      expect(await stateOf(scene.client, order)).toBe('3');
      const states = await historyOf(scene.client, order);
      expect(states.slice(-2)).toEqual(['3', '3']);
    });

    test('of a state that does not exist nobody knows, and nothing was done', async () => {
      const before = await historyOf(scene.client, scene.things.order);
      const fields = { id_order: scene.things.order, id_order_state: 9999 };
      expect(await scene.client.create('order_histories', { fields })).toMatchObject({
        kind: 'unknown',
        fault: { kind: 'shop/broken', status: 500 },
      });
      expect(await historyOf(scene.client, scene.things.order)).toEqual(before);
    });

    test.each([
      ['a number', 'XY 123/45-6', 'done', 'XY 123/45-6'],
      ['letters that the shop does not take', 'XY é', 'refused', 'XY 123/45-6'],
      ['more than 64 characters: cut without a word', '9'.repeat(70), 'done', '9'.repeat(64)],
      ['nothing', '', 'done', ''],
    ])('tracking number: %s', async (_, tracking, kind, kept) => {
      const row = await carrierRowOf(scene.client, scene.things.order);
      const outcome = await scene.client.change('order_carriers', {
        id: row.id,
        fields: { tracking_number: tracking },
      });
      expect(outcome.kind).toBe(kind);
      expect((await carrierRowOf(scene.client, scene.things.order)).tracking_number).toBe(kept);
    });

    test('an order that is not there is refused as absent', async () => {
      const outcome = await scene.client.change('orders', { id: 99_999_999, fields: { note: 'x' } });
      expect(outcome).toMatchObject({ kind: 'refused', fault: { kind: 'shop/absent' } });
    });
  });
}

async function stateOf(client: ShopClient, order: number): Promise<string | undefined> {
  const where = [{ field: 'id', is: order }] as const;
  const [row] = await client.all({ resource: 'orders', fields: ['current_state'], where });
  return row?.current_state;
}

async function historyOf(client: ShopClient, order: number): Promise<string[]> {
  const where = [{ field: 'id_order', is: order }] as const;
  const rows = await client.all({ resource: 'order_histories', fields: ['id_order_state'], where });
  return rows.map(({ id_order_state }) => id_order_state);
}

async function carrierRowOf(
  client: ShopClient,
  order: number,
): Promise<{ id: number; tracking_number: string }> {
  const where = [{ field: 'id_order', is: order }] as const;
  const [row] = await client.all({ resource: 'order_carriers', fields: ['tracking_number'], where });
  return row ?? { id: 0, tracking_number: 'no row' };
}
