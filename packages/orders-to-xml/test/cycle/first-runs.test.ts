import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { orderNumbersIn } from '@passerelle/rehearsal/shop/proshop.ts';
import { filesIn } from './folder-state.ts';
import { decisionsOf, exportOrders, inShop, passHalfAnHour, sales } from './in-shop.ts';

test('the orders of the CSV reach ProShop, whole, in one file, in their order', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041, 1042, 1043));
    const { exitCode, err } = await shop.ordersToXml();
    expect([exitCode, err]).toEqual([0, '']);
    const [file, ...others] = shop.proshop.waiting();
    expect(others).toEqual([]);
    expect(file?.name).toBe('ventes_20261122_095703_0001.xml');
    expect(orderNumbersIn(file?.content ?? Buffer.alloc(0))).toEqual(['1041', '1042', '1043']);
  });
});

test('what ProShop gets lies in ArchiveExport under the same name, byte for byte', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    const [file] = shop.proshop.waiting();
    expect(readdirSync(join(shop.workDir, 'ArchiveExport'))).toEqual([file?.name]);
    expect(readFileSync(join(shop.workDir, 'ArchiveExport', file?.name ?? ''))).toEqual(file?.content);
  });
});

test('a second run sends nothing, before and after ProShop has collected', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041, 1042));
    await shop.ordersToXml();
    expect(decisionsOf(await shop.ordersReport())).toEqual(['1041 already-sent', '1042 already-sent']);
    passHalfAnHour(shop);
    const { out } = await shop.ordersToXml();
    expect(out).toMatch(/ProShop a pris ventes_20261122_095703_0001\.xml\./);
    expect(out).toMatch(/Rien à envoyer/);
    passHalfAnHour(shop);
    expect(shop.proshop.bookedOrders()).toEqual(['1041', '1042']);
  });
});

test('an overlapping export: only what is new goes out, under a new name', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041, 1042));
    await shop.ordersToXml();
    passHalfAnHour(shop);
    exportOrders(shop, ...sales(1042, 1043));
    await shop.ordersToXml();
    passHalfAnHour(shop);
    expect(shop.proshop.bookedOrders()).toEqual(['1041', '1042', '1043']);
    expect(shop.proshop.imported.map(({ name }) => name)).toEqual([
      'ventes_20261122_095703_0001.xml',
      'ventes_20261122_102703_0002.xml',
    ]);
  });
});

test('no order to send: no file, no archive, and exit 0', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, shopOrder(1041, { state: 10 }));
    const { exitCode, out } = await shop.ordersToXml();
    expect(exitCode).toBe(0);
    expect(out).toMatch(/Rien à envoyer/);
    expect(shop.proshop.everyFile()).toEqual([]);
    expect(existsSync(join(shop.workDir, 'ArchiveExport'))).toBe(false);
  });
});

test('an export of no order at all is nothing to do', async () => {
  await inShop(async (shop) => {
    exportOrders(shop);
    expect((await shop.ordersToXml()).exitCode).toBe(0);
  });
});

test('after a run nothing is left on the server but the file and our sentinel', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    expect(filesIn(shop.remoteDir)).toEqual([
      'import/ventes_20261122_095703_0001.xml',
      'orders.csv',
      'passerelle-staging/passerelle-staging.json',
    ]);
  });
});

test('nothing is ever uploaded under its final name, and the orders CSV is left alone', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    const written = (shop.server?.log ?? []).filter(({ verb }) => ['STOR', 'DELE', 'RNFR'].includes(verb));
    for (const { argument } of written) expect(argument).toMatch(/\.tmp$/);
  });
});

test('what an order needs of a person is told, whatever its decision', async () => {
  await inShop(async (shop) => {
    exportOrders(
      shop,
      shopOrder(1041),
      shopOrder(1042, { state: 10 }),
      shopOrder(1043, { state: 42 }),
      shopOrder(1044, { voucher: 'Chèque cadeau' }),
      shopOrder(1045, { state: 6 }),
      shopOrder(1046, { payment: 'BON CADEAU' }),
    );
    const report = await shop.ordersReport();
    expect(report.exitCode).toBe(5);
    expect(decisionsOf(report)).toEqual([
      '1041 send',
      '1042 state',
      '1043 unknown-state',
      '1044 gift-voucher',
      '1045 state',
      '1046 gift-voucher',
    ]);
    const trace = shop.local('Trace1.txt');
    expect(trace).toMatch(/Commande 1043 \w+ : état inconnu — état 42/);
    expect(trace).toMatch(/Commande 1044 \w+ : retenue \(bon cadeau\) — .*« Chèque cadeau ».*ack/);
  });
});

test.each<[string, Record<string, unknown>]>([
  [
    'folders of other names, one in the other',
    { xml: { remoteDir: 'proshop/import', stagingDir: 'proshop/depot' } },
  ],
  ['minutes of the import not known', { proshop: { importMinutes: [] } }],
])('with %s', async (_, config) => {
  await inShop(
    async (shop) => {
      const { mkdirSync } = await import('node:fs');
      mkdirSync(join(shop.remoteDir, 'proshop/import'), { recursive: true });
      exportOrders(shop, ...sales(1041));
      expect((await shop.ordersToXml()).exitCode).toBe(0);
      expect((await shop.ordersToXml()).exitCode).toBe(0);
    },
    { config },
  );
});
