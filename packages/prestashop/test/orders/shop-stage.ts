import { Rehearsal, type RehearsalOptions } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { WebShop, WebShopOptions } from '@passerelle/rehearsal/web-shop/web-shop.ts';

/** A rehearsed web shop, and both programs configured to read their orders in it. */
export interface ShopStage {
  shop: WebShop;
  rehearsal: Rehearsal;
}

export const morning = new Date('2026-11-22T09:57:03');

export async function onShopStage(
  play: (stage: ShopStage) => Promise<void>,
  {
    config,
    make = sampleShop,
    ...options
  }: RehearsalOptions & { make?: (options: WebShopOptions) => WebShop } = {},
): Promise<void> {
  let now = () => morning;
  const shop = await make({ now: () => now() }).open();
  const rehearsal = await Rehearsal.begin({
    now: morning,
    ...options,
    env: { PASSERELLE_SHOP_KEY: shop.key, ...options.env },
    config: {
      orders: { from: 'shop' },
      shop: { url: shop.url, key: 'env:PASSERELLE_SHOP_KEY', attempts: 1 },
      ...config,
    },
  });
  now = () => rehearsal.now;
  try {
    await play({ shop, rehearsal });
  } finally {
    await rehearsal.end();
    await shop.close();
  }
}

/** What each order became: '6 send'. */
export async function decisionsOf(
  { rehearsal }: Pick<ShopStage, 'rehearsal'>,
  ...argv: string[]
): Promise<string[]> {
  const report = await rehearsal.ordersReport(...argv);
  return report.orders.map(({ id, decision }) => `${id} ${decision}`);
}
