import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { decisionsOf, onShopStage } from './shop-stage.ts';

const paid = { lines: [{ product: 1, size: 1, quantity: 2, reduction: '10%' }] };

test('orders of the shop become an XML for ProShop, each once, whatever run comes after', () =>
  onShopStage(async (stage) => {
    const { shop, rehearsal } = stage;
    const expected = ['6 send', '7 send', '8 send', '9 send', '10 send', '12 send', '14 send'];
    const sent = (lines: string[]): string[] => lines.filter((line) => line.endsWith(' send'));
    placeOrder(shop.state, { id: 14, ...paid });
    expect(sent(await decisionsOf(stage, '--dry-run'))).toEqual(expected);
    expect(sent(await decisionsOf(stage))).toEqual(expected);
    placeOrder(shop.state, { id: 15, ...paid });
    expect(sent(await decisionsOf(stage))).toEqual(['15 send']);
    const files = readdirSync(join(rehearsal.remoteDir, 'import')).toSorted();
    expect(files.map((file) => readFileSync(join(rehearsal.remoteDir, 'import', file), 'utf8'))).toEqual([
      expect.stringContaining('VATDKVIWV'),
      expect.stringContaining('<RemiseTTC>5.74</RemiseTTC>'),
    ]);
  }));

test('the CSV of the server is not asked for, and nothing but reads reaches the shop', () =>
  onShopStage(async ({ shop, rehearsal }) => {
    const { exitCode } = await rehearsal.ordersToXml();
    expect(exitCode).toBe(0);
    expect(new Set(shop.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
  }));

test('the same requests for two hundred orders as for one', () =>
  onShopStage(async (stage) => {
    const { shop } = stage;
    await decisionsOf(stage, '--dry-run');
    const few = shop.requests.length;
    for (let count = 0; count < 200; count += 1) placeOrder(shop.state, paid);
    await decisionsOf(stage, '--dry-run');
    // References are asked for by name: another address for each 140 of them.
    expect(shop.requests.length - few).toBeLessThanOrEqual(few + 2);
  }));
