/** A rehearsed shop of that many sizes, in a process of its own: says where it is, and what was asked since it was last asked. */
import { largeShop } from '@passerelle/rehearsal/web-shop/large-shop.ts';

const sizes = 10;
const products = Number(process.argv[2]) / sizes;
const shop = await largeShop({ products, sizes, orders: 60, linesPerOrder: 2 }).open();
let before = process.cpuUsage();
process.send?.({ url: shop.url, key: shop.key });
process.on('message', () => {
  const requests = shop.requests.splice(0).length;
  const written = shop.state.writes.splice(0).length;
  const { user, system } = process.cpuUsage(before);
  before = process.cpuUsage();
  process.send?.({ requests, written, cpu: (user + system) / 1e6 });
});
