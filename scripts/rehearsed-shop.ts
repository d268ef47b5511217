import { parseArgs } from 'node:util';
import { sampleShop } from '../packages/rehearsal/src/web-shop/sample-shop.ts';

// A shop's web service on this machine, to try the programs by hand: node scripts/rehearsed-shop.ts [--port 8080]
const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, version: { type: 'string', default: '8.2.4' } },
});
const shop = await sampleShop({ port: Number(values.port), version: values.version }).open();

console.log(`Address  ${shop.url}\nKey      ${shop.key}\nStop it with Ctrl+C.`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void shop.close());
