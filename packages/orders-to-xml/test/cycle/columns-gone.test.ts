import { renderOrdersCsv } from '@passerelle/rehearsal/shop/orders-csv.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { booked, decide, declareColumns, exportOrders, inShop, sales } from './in-shop.ts';

/** The module's CSV of one order, one heading changed. */
const renamed = (from: string, to: string, id = 1043) =>
  renderOrdersCsv(sales(id)).replace(`"${from}"`, `"${to}"`);
const total = 'Total payé (TTC)';
const shipping = 'Total frais de port (TTC)';

async function exitCode(shop: Rehearsal, content: string, ...argv: string[]): Promise<number> {
  shop.put('orders.csv', content);
  return (await shop.ordersToXml(...argv)).exitCode;
}

test.each<[string, string, string, Record<string, unknown>, number]>([
  ['the total renamed', total, 'Montant', {}, 4],
  ['the shipping renamed', shipping, 'Port', {}, 4],
  ['a name renamed', 'Article', 'Chose', {}, 4],
  ['another heading that is known', total, 'Total paid with tax', {}, 0],
  ['the sizes gone: what was sold has none', 'Attribute Pointure', 'Attribute Teinte', {}, 0],
  ['the total renamed, and said so', total, 'Montant', { total: ['Montant'] }, 0],
  ['the shipping gone, and said so', shipping, 'Port', { shippingTtc: false }, 0],
  ['the total gone, and said so', total, 'Montant', { total: false }, 0],
])('after a whole file, %s', async (_, from, to, columns, expected) => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1042));
    await shop.ordersToXml();
    declareColumns(shop, columns);
    expect(await exitCode(shop, renamed(from, to))).toBe(expected);
    expect(booked(shop)).toEqual(expected === 0 ? ['1042', '1043'] : ['1042']);
  });
});

test('what is gone is said with the key for it, again and again until somebody acts', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1042));
    await shop.ordersToXml();
    shop.put('orders.csv', renamed(total, 'Montant'));
    for (let run = 0; run < 2; run += 1) {
      const { err } = await shop.ordersToXml();
      expect(err).toMatch(/orders\.csv.*« Total payé \(TTC\) » \(totalPaidTtc\)[^]*"totalPaidTtc": false/);
    }
    shop.put('orders.csv', renamed(total, total));
    expect(await decide(shop)).toEqual(['1043 send']);
  });
});

test('a dry run and a file of this machine are held to the last one, and leave no trace', async () => {
  await inShop(async (shop) => {
    const less = renamed(shipping, 'Port');
    expect(await exitCode(shop, less, '--dry-run')).toBe(0);
    exportOrders(shop, ...sales(1042));
    await shop.ordersToXml();
    expect(await exitCode(shop, less, '--dry-run')).toBe(4);
    expect((await shop.ordersToXml(`${shop.remoteDir}/orders.csv`)).exitCode).toBe(4);
  });
});

test('a column that came is remembered; an older file of the pattern may lack it', async () => {
  await inShop(
    async (shop) => {
      const at = (minutes: number) => new Date(shop.now.getTime() - minutes * 60_000);
      shop.put('orders-1.csv', renamed(shipping, 'Port', 1041), at(60));
      await shop.ordersToXml();
      shop.put('orders-2.csv', renamed(shipping, shipping, 1042), at(30));
      expect((await shop.ordersToXml()).exitCode).toBe(0);
      shop.put('orders-3.csv', renamed(shipping, 'Port', 1043), at(0));
      expect((await shop.ordersToXml()).exitCode).toBe(4);
      expect(booked(shop)).toEqual(['1041', '1042']);
    },
    { config: { orders: { source: 'orders-*.csv' } } },
  );
});

test('no amount at all: 4, and nothing is booked at 0.00', async () => {
  await inShop(async (shop) => {
    const amounts = [total, 'Product Unit Price (tax incl.)', 'Product Total Price (tax incl.)'];
    const content = amounts.reduce((csv, one) => csv.replace(`"${one}"`, '"X"'), renamed('', ''));
    shop.put('orders.csv', content);
    const { exitCode: code, err } = await shop.ordersToXml();
    expect([code, booked(shop)]).toEqual([4, []]);
    expect(err).toMatch(/montant[^]*"total": false/);
  });
});
