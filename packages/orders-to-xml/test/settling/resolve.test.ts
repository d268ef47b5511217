import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import {
  decide,
  dieAtRename,
  exportOrders,
  inShop,
  mendServer,
  passHalfAnHour,
  sales,
} from '../cycle/in-shop.ts';

const file = 'ventes_20261122_095703_0001.xml';

/** The reply to the rename was lost, and the file is gone from everywhere though ProShop has not imported since. */
async function makeUncertain(shop: Rehearsal, whereItWent: 'ProShop' | 'nowhere'): Promise<void> {
  exportOrders(shop, ...sales(1041));
  dieAtRename(shop, true);
  expect((await shop.ordersToXml()).exitCode).toBe(3);
  mendServer(shop);
  if (whereItWent === 'ProShop') shop.proshop.import();
  else rmSync(join(shop.remoteDir, 'import', file));
}

test('a delivery whose evidence contradicts itself: 8 at every run, and nothing of it is sent, until a person settles it', async () => {
  await inShop(async (shop) => {
    await makeUncertain(shop, 'ProShop');
    for (let run = 0; run < 2; run++) {
      const report = await shop.ordersReport();
      expect(report.exitCode).toBe(8);
      expect(report.warnings.join()).toMatch(/0001.*resolve 20261122-095703-0001 --delivered/);
      expect(report.orders).toMatchObject([{ id: '1041', decision: 'already-sent' }]);
      passHalfAnHour(shop);
    }
    expect(shop.proshop.bookedOrders()).toEqual(['1041']);
  });
});

test('other orders go on while one delivery is uncertain', async () => {
  await inShop(async (shop) => {
    await makeUncertain(shop, 'ProShop');
    await shop.ordersToXml();
    exportOrders(shop, ...sales(1041, 1042));
    const report = await shop.ordersReport();
    expect(report.exitCode).toBe(8);
    expect(report.files).toMatchObject([{ state: 'DELIVERED' }]);
  });
});

test.each([['1'], ['0001'], ['20261122-095703-0001']])(
  'resolve %s --delivered: ProShop has it',
  async (name) => {
    await inShop(async (shop) => {
      await makeUncertain(shop, 'ProShop');
      await shop.ordersToXml();
      expect((await shop.ordersToXml('resolve', name, '--delivered')).exitCode).toBe(0);
      const report = await shop.ordersReport();
      expect([report.exitCode, report.orders[0]?.decision]).toEqual([0, 'already-sent']);
      passHalfAnHour(shop);
      expect(shop.proshop.bookedOrders()).toEqual(['1041']);
    });
  },
);

test('resolve --resend: ProShop has it not, and the very bytes leave at the next run under a new name', async () => {
  await inShop(async (shop) => {
    await makeUncertain(shop, 'nowhere');
    await shop.ordersToXml();
    const { exitCode, out } = await shop.ordersToXml('resolve', '1', '--resend');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/partiront au prochain passage sous le nom ventes_20261122_095703_0002\.xml/);
    expect(shop.proshop.waiting()).toEqual([]);
    expect((await shop.ordersToXml()).exitCode).toBe(0);
    expect(shop.proshop.waiting()).toMatchObject([{ name: 'ventes_20261122_095703_0002.xml' }]);
    expect(shop.proshop.waiting()[0]?.content.toString()).toBe(shop.local(`ArchiveExport/${file}`));
    passHalfAnHour(shop);
    expect(await decide(shop)).toEqual(['1041 already-sent']);
    expect(shop.proshop.bookedOrders()).toEqual(['1041']);
  });
});

test('resolve --resend of an XML that is no longer as it was sent: 6, and it stays uncertain', async () => {
  await inShop(async (shop) => {
    await makeUncertain(shop, 'nowhere');
    await shop.ordersToXml();
    writeFileSync(join(shop.workDir, 'ArchiveExport', file), 'changed');
    expect((await shop.ordersToXml('resolve', '1', '--resend')).exitCode).toBe(6);
    expect((await shop.ordersToXml()).exitCode).toBe(8);
  });
});

test.each<[string, string[], number, RegExp]>([
  ['no such batch', ['resolve', '77', '--delivered'], 4, /aucun lot 77/],
  ['no number', ['resolve', 'lot', '--delivered'], 4, /aucun lot lot/],
  ['not uncertain', ['resolve', '1', '--resend'], 2, /n'est pas incertaine \(dans le dossier de ProShop/],
])('%s: refused', async (_, argv, code, message) => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    const { exitCode, err } = await shop.ordersToXml(...argv);
    expect(exitCode).toBe(code);
    expect(err).toMatch(message);
  });
});
