/** The large rehearsed shop, in a process of its own: says where it is, and which addresses were asked since it was last asked. */
import { largeShop } from '@passerelle/rehearsal/web-shop/large-shop.ts';

const shop = await largeShop({ products: 2000, sizes: 8, orders: 5000, linesPerOrder: 4 }).open();
process.send?.({ url: shop.url, key: shop.key });
process.on('message', () => {
  const asked = shop.requests.splice(0);
  process.send?.(
    asked.map(({ path, query }) => `${shop.url}/api/${path}?${new URLSearchParams([...query]).toString()}`),
  );
});
