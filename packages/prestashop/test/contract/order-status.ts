import type { OrderStatus } from '@passerelle/core/ports/order-status.ts';
import { ShopOrderStatus } from '@passerelle/prestashop/adapters/shop-order-status.ts';
import { openClient } from '../open-client.ts';
import type { Scene } from './scene.ts';

/** What the port promises of any place where customers see their orders. */
export function orderStatusContract(scene: Scene): void {
  describe('the state of an order', () => {
    const open = (): OrderStatus => new ShopOrderStatus(openClient(scene.shop).client);

    test('an order is found by its number and by its reference; what is not there is found nowhere', async () => {
      const status = open();
      const { order } = scene.things;
      const reference = (await status.look([order])).get(order)?.reference ?? '';
      const found = await status.find([String(order), reference, 'PASDECELA', '99999999']);
      expect([...found]).toEqual([
        [String(order), [order]],
        [reference, [order]],
        ['PASDECELA', []],
        ['99999999', []],
      ]);
      expect([...(await status.look([99_999_999])).keys()]).toEqual([]);
    });

    test('a state that is entered is the state now, with a history row of its own', async () => {
      const { order } = scene.things;
      const before = (await open().look([order])).get(order);
      const outcome = await open().enter(order, 3, { mails: false });
      const after = (await open().look([order])).get(order);
      expect(after?.state).toBe(3);
      expect(after?.history.slice(0, -1)).toEqual(before?.history);
      expect(after?.history.at(-1)).toEqual({ id: (outcome as { id: number }).id, state: 3 });
    });

    test.each([
      ['a number', 'XY 123/45-6', 'done', 'XY 123/45-6'],
      ['what the shop does not take', 'XY é', 'refused', 'XY 123/45-6'],
      ['none again', '', 'done', ''],
    ])('tracking: %s', async (_, number, kind, kept) => {
      const { order } = scene.things;
      const carriage = async () => (await open().look([order])).get(order)?.carriage;
      const { id = 0 } = (await carriage()) ?? {};
      expect((await open().setTracking(id, number, { mails: false })).kind).toBe(kind);
      expect((await carriage())?.trackingNumber).toBe(kept);
    });

    test('the states are the shop’s own, with what they do', async () => {
      const states = await open().states();
      expect(states.find(({ id }) => id === 4)).toMatchObject({
        isSale: true,
        mails: true,
        isDeleted: false,
      });
      expect(states.find(({ id }) => id === 6)).toMatchObject({ isSale: false });
    });
  });
}
