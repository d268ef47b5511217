import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { shopLine, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { booked, decide, exportOrders, inShop, sales } from './in-shop.ts';

const unreadable = shopOrder(1042, { lines: [shopLine(7), shopLine(8, { qty: Number.NaN })] });

test('one bad order: 5, its rows in Rejets with the reason, the good ones delivered', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041), unreadable, ...sales(1043));
    const report = await shop.ordersReport();
    expect(report.exitCode).toBe(5);
    expect(report.counts).toMatchObject({ send: 2, rejected: 1 });
    expect(booked(shop)).toEqual(['1041', '1043']);
    const rows = shop.local('Rejets/rejet_1042.csv').split('\r\n');
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatch(/^\uFEFF"Motif","ID commande",/);
    for (const row of rows.slice(1, 3))
      expect(row).toMatch(/^"« Total payé \(TTC\) » n'est pas un montant : « NaN »","1042",/);
  });
});

test('the good orders leave before the rows of the others are kept, and those are kept though the server fails', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041), unreadable);
    const seen: boolean[] = [];
    shop.server?.behave(({ verb, argument }) => {
      if (verb !== 'RNTO' || !argument.includes('ventes_')) return undefined;
      seen.push(existsSync(join(shop.workDir, 'Rejets', 'rejet_1042.csv')));
      return { kind: 'drop', applied: false };
    });
    expect((await shop.ordersToXml()).exitCode).toBe(3);
    expect([seen[0], readdirSync(join(shop.workDir, 'Rejets'))]).toEqual([false, ['rejet_1042.csv']]);
  });
});

test('a rejection that comes again is told again, and its file is not written again', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, unreadable);
    await shop.ordersToXml();
    const path = join(shop.workDir, 'Rejets/rejet_1042.csv');
    const long = new Date('2026-01-01T00:00:00Z');
    utimesSync(path, long, long);
    expect((await shop.ordersReport()).exitCode).toBe(5);
    expect(statSync(path).mtime).toEqual(long);
    expect(readdirSync(join(shop.workDir, 'Rejets'))).toEqual(['rejet_1042.csv']);
  });
});

test('a rejected order that is mended is sent', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, unreadable);
    await shop.ordersToXml();
    exportOrders(shop, ...sales(1042));
    expect(await decide(shop)).toEqual(['1042 send']);
  });
});

test('a rejected order cannot be forced', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, unreadable);
    expect(await decide(shop, '--only', '1042', '--force')).toEqual(['1042 rejected']);
    expect(booked(shop)).toEqual([]);
  });
});

test('a name from the CSV never reaches a path', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, { ...unreadable, id: '../../7' as unknown as number });
    await shop.ordersToXml();
    expect(readdirSync(join(shop.workDir, 'Rejets'))).toEqual([
      expect.stringMatching(/^rejet_[0-9a-f]{12}\.csv$/),
    ]);
  });
});
