/** Reads every order of a shop once, as both programs do: `node read.ts <address> <key> <so many requests at a time>`. Prints what it cost, as JSON. */
import * as v from 'valibot';
import { configSchema } from '@passerelle/core/config/schema.ts';
import { ordersInShop } from '@passerelle/prestashop/adapters/shop-orders.ts';

const [url, key, parallel] = process.argv.slice(2);
const ftp = { host: 'localhost', user: 'u', password: 'p' };
const shop = { url, key, parallel: Number(parallel ?? 2) };
const config = v.parse(configSchema, { ftp, shop, orders: { from: 'shop', windowDays: 365 } });
const startedAt = performance.now();
const source = ordersInShop({
  ...{ program: 'orders-to-xml', config, ledger: null, isDryRun: true, named: [], pace: 1 },
  emit: () => undefined,
  now: () => new Date(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});
const reading = await source.read({ everything: true });
let lines = 0;
let rejected = 0;
for (const { order, rejection } of reading.orders()) {
  lines += order.lines.length;
  if (rejection !== null) rejected += 1;
}
const milliseconds = Math.round(performance.now() - startedAt);
const { user, system } = process.cpuUsage();
const cpu = (user + system) / 1e6;
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ ...reading.parts[0], lines, rejected, milliseconds, cpu, megabytes }));
