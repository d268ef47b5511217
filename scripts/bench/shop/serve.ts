/**
 * The large rehearsed shop in a process of its own, each answer of which comes so many milliseconds late: `node serve.ts
 * <orders> <milliseconds>`. Says where it is, and what it has done since it was last asked that.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { largeShop } from '@passerelle/rehearsal/web-shop/large-shop.ts';

export interface Served {
  addresses: string[];
  /** Seconds. */
  cpu: number;
  /** Requests at one moment, from the first one on; counted only where answers come late. */
  mostAtOnce: number;
}

const [orders, lateMs] = process.argv.slice(2).map(Number);
const shop = await largeShop({ products: 2000, sizes: 8, orders: orders ?? 0, linesPerOrder: 4 }).open();
let [atOnce, mostAtOnce] = [0, 0];
if (lateMs !== undefined && lateMs > 0)
  shop.behaviour = () => {
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    return { kind: 'answered late', when: wait(lateMs).then(() => void (atOnce -= 1)) };
  };
let before = process.cpuUsage();
process.send?.({ url: shop.url, key: shop.key });
process.on('message', () => {
  const asked = shop.requests.splice(0);
  const { user, system } = process.cpuUsage(before);
  before = process.cpuUsage();
  const addresses = asked.map(
    ({ path, query }) => `${shop.url}/api/${path}?${new URLSearchParams([...query]).toString()}`,
  );
  process.send?.({ addresses, cpu: (user + system) / 1e6, mostAtOnce } satisfies Served);
});
