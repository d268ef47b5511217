import * as v from 'valibot';
import { configSchema } from '@passerelle/core/config/schema.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { ordersInShop } from '@passerelle/prestashop/adapters/shop-orders.ts';
import type { ShopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { keepsTheOrderContract } from '../../../core/test/ports/order-source-contract.ts';

function sourceOf({ url, key }: WebShop, now: () => Date) {
  const config = v.parse(configSchema, {
    ftp: { host: 'localhost', user: 'u', password: 'p' },
    shop: { url, key, attempts: 1 },
    orders: { from: 'shop' },
  });
  return ordersInShop({
    program: 'orders-to-xml',
    config,
    ledger: null,
    isDryRun: false,
    named: [],
    emit: () => undefined,
    now,
    sleep: () => Promise.resolve(),
    pace: 1,
  });
}

/** These and no other are the shop's orders, each line a mug. */
function put({ state }: WebShop, orders: readonly ShopOrder[]): void {
  const tables = ['orders', 'order_details', 'order_payments'].map((name) => state.data.table(name));
  for (const table of tables) for (const row of [...table.rows.values()]) table.delete(row);
  for (const { id, ref, lines } of orders) {
    const rows = lines.map(({ qty, name }) => ({ product: 6, quantity: qty, name }));
    placeOrder(state, { id, reference: ref, lines: rows });
  }
}

keepsTheOrderContract('the shop itself', async (test) => {
  let now = new Date('2026-11-22T09:57:00Z');
  const shop = await sampleShop({ now: () => now }).open();
  try {
    await test({
      source: sourceOf(shop, () => now),
      put(orders, at) {
        now = at;
        put(shop, orders);
      },
      takeAway: () => shop.close(),
      cutShort: () => (shop.behaviour = () => ({ kind: 'cut' })),
      block: () => shop.set({ isSwitchedOff: true }),
      noReading: ExitCode.Server,
    });
  } finally {
    await shop.close();
  }
});
