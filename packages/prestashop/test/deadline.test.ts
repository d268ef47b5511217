import { ShopClient } from '@passerelle/prestashop/shop-client.ts';
import { newShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';

test('a deadline that ends in the midst of a millisecond is a deadline like any other', async () => {
  const shop = await newShop().open();
  try {
    const client = new ShopClient(
      { url: shop.url, key: shop.key, shopId: 0, timeoutSeconds: 20, attempts: 1, deadlineSeconds: 10 },
      // A clock never stands still between two looks: what is left is no whole number.
      { now: fractions(), wait: () => Promise.resolve(), onNotice: () => undefined },
    );
    expect(await client.languages()).toHaveLength(1);
    const bytes = Uint8Array.from(Buffer.from('%PDF-1.4'));
    const outcome = await client.addAttachment({ name: 'a.pdf', type: 'application/pdf', bytes });
    expect(outcome.kind).toBe('done');
  } finally {
    await shop.close();
  }
});

function fractions(): () => number {
  let now = 0;
  return () => (now += 0.3);
}
