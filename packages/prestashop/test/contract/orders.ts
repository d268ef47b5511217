import type { ShopClient } from '@passerelle/prestashop/shop-client.ts';
import type { Scene } from './scene.ts';

export function ordersContract(scene: Scene): void {
  describe('orders', () => {
    test('what the states of an order do to goods, books and payments', async () => {
      const { order, product } = scene.things;
      const quantity = async () => (await stockOf(scene.client, product))[0]?.quantity;
      const start = Number(await quantity());
      const invoiced = (await orderOf(scene.client, order)).invoice_number !== '0';
      const after = async (state: number) => {
        await scene.client.create('order_histories', { fields: { id_order: order, id_order_state: state } });
        const { current_state, invoice_number } = await orderOf(scene.client, order);
        return [current_state, invoice_number === '0', Number(await quantity()) - start];
      };
      expect([invoiced, await after(10)]).toEqual([false, ['10', true, 0]]);
      const [before, { reference }] = [
        await paymentsOf(scene.client, order),
        await orderOf(scene.client, order),
      ];
      expect(reference).toMatch(/^[A-Z]{9}$/);
      // Awaiting a transfer, then paid: invoiced, and the whole sum counts as received.
      expect(await after(2)).toEqual(['2', false, 0]);
      expect((await paymentsOf(scene.client, order)).length).toBe(before.length + 1);
      expect(await after(4)).toEqual(['4', false, 0]);
      // Cancelled: the goods are back, and once more only after they have left again.
      expect(await after(6)).toEqual(['6', false, 2]);
      expect(await after(6)).toEqual(['6', false, 2]);
      expect(await after(2)).toEqual(['2', false, 0]);
      expect((await paymentsOf(scene.client, order)).length).toBe(before.length + 1);
    });

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

async function orderOf(client: ShopClient, order: number) {
  const where = [{ field: 'id', is: order }] as const;
  const fields = ['reference', 'current_state', 'invoice_number'] as const;
  const [row] = await client.all({ resource: 'orders', fields, where });
  return row ?? { id: 0, reference: '', current_state: '', invoice_number: '' };
}

async function paymentsOf(client: ShopClient, order: number) {
  const { reference } = await orderOf(client, order);
  const where = [{ field: 'order_reference', is: reference }] as const;
  return client.all({ resource: 'order_payments', fields: ['amount', 'payment_method'], where });
}

function stockOf(client: ShopClient, product: number) {
  const where = [{ field: 'id_product', is: product }] as const;
  return client.all({ resource: 'stock_availables', fields: ['quantity'], where });
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
