import { placeOrder, type NewOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { onShopStage } from './shop-stage.ts';

const shoes: NewOrder['lines'] = [{ product: 6 }, { product: 1, size: 1, quantity: 2 }];
const bag: NewOrder['lines'] = [{ product: 6 }];

interface Second {
  lines?: NewOrder['lines'];
  cart?: number;
  date_add?: string;
}

/** A second order beside order 20, of cart 7, made at 10:00:00. */
test.each<[string, Second, boolean]>([
  ['seconds later, from the same cart with the same lines', {}, true],
  ['its lines in another order', { lines: shoes.toReversed() }, true],
  ['a quarter of an hour later', { date_add: '2026-03-02 10:15:00' }, true],
  ['more than that later', { date_add: '2026-03-02 10:15:01' }, false],
  ['from another cart', { cart: 8 }, false],
  ['the rest of a cart that was split', { lines: bag }, false],
])('an order that came twice is warned about before the second goes out: %s', (_, second, isTold) =>
  onShopStage(async ({ shop, rehearsal }) => {
    const { lines = shoes, cart = 7, date_add = '2026-03-02 10:00:20' } = second;
    placeOrder(shop.state, { id: 20, lines: shoes });
    placeOrder(shop.state, { id: 21, lines });
    const orders = shop.state.data.table('orders');
    orders.update(orders.rows.get(20)!, { values: { id_cart: 7, date_add: '2026-03-02 10:00:00' } });
    orders.update(orders.rows.get(21)!, { values: { id_cart: cart, date_add } });
    const { orders: decided, warnings } = await rehearsal.ordersReport('--only', '20', '--only', '21');
    expect(decided).toMatchObject([{ decision: 'send' }, { decision: 'send' }]);
    expect(warnings.filter((text) => /21.*20/.test(text))).toHaveLength(isTold ? 1 : 0);
    // What ProShop has is not told again, half-hour by half-hour.
    const again = await rehearsal.ordersReport();
    expect(again.warnings.filter((text) => /21.*20/.test(text))).toEqual([]);
  }),
);

test('orders that no cart made are no twins', () =>
  onShopStage(async ({ shop, rehearsal }) => {
    for (const id of [20, 21]) {
      placeOrder(shop.state, { id, lines: shoes });
      const orders = shop.state.data.table('orders');
      orders.update(orders.rows.get(id)!, { values: { id_cart: 0 } });
    }
    const { warnings } = await rehearsal.ordersReport('--only', '20', '--only', '21');
    expect(warnings.filter((text) => /21.*20/.test(text))).toEqual([]);
  }));
