/** The large rehearsed shop, of 5,000 orders or as many as it is told, in a process of its own: says where it is, and which addresses were asked since it was last asked. */
import { largeShop } from '@passerelle/rehearsal/web-shop/large-shop.ts';

const orders = Number(process.argv[2] ?? 5000);
const shop = await largeShop({ products: 2000, sizes: 8, orders, linesPerOrder: 4 }).open();
process.send?.({ url: shop.url, key: shop.key });
process.on('message', () => {
  const asked = shop.requests.splice(0);
  process.send?.(
    asked.map(({ path, query }) => `${shop.url}/api/${path}?${new URLSearchParams([...query]).toString()}`),
  );
});
