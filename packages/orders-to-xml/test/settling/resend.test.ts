import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateOfShop } from '../cycle/folder-state.ts';
import {
  decide,
  dieAtRename,
  exportOrders,
  inShop,
  mendServer,
  passHalfAnHour,
  sales,
} from '../cycle/in-shop.ts';

const first = 'ventes_20261122_095703_0001.xml';
const second = 'ventes_20261122_102703_0002.xml';
const archived = join('ArchiveExport', first);

test('an XML that ProShop has is refused: 6; with --force it is sent again, byte for byte, under a new name', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041, 1042));
    await shop.ordersToXml();
    passHalfAnHour(shop);
    const refused = await shop.ordersToXml(archived);
    expect(refused.exitCode).toBe(6);
    expect(refused.err).toMatch(/déjà reçu .*deux fois/);
    expect(shop.proshop.waiting()).toEqual([]);
    const { exitCode, out } = await shop.ordersToXml(archived, '--force');
    expect(exitCode).toBe(0);
    expect(out).toMatch(new RegExp(`Renvoi de ${first} sous le nom ${second}`));
    expect(shop.proshop.waiting()).toEqual([
      { name: second, content: readFileSync(join(shop.workDir, archived)) },
    ]);
    passHalfAnHour(shop);
    expect(await decide(shop)).toEqual(['1041 already-sent', '1042 already-sent']);
    expect(shop.proshop.waiting()).toEqual([]);
    expect(shop.local('Trace1.txt')).toMatch(/Renvoi de/);
  });
});

test('what cannot be written to --output ends with 2, and nothing is sent, then or later', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    passHalfAnHour(shop);
    const output = join('no', 'such', 'folder', 'out.xml');
    expect((await shop.ordersToXml(archived, '--force', '-o', output)).exitCode).toBe(2);
    expect((await shop.ordersToXml('--only', '1041', '--force', '-o', output)).exitCode).toBe(2);
    passHalfAnHour(shop);
    expect((await shop.ordersToXml()).exitCode).toBe(0);
    expect(shop.proshop.waiting()).toEqual([]);
    expect((await shop.ordersToXml(archived, '--force', '-o', 'out.xml')).exitCode).toBe(0);
    expect(shop.proshop.waiting().map(({ name }) => name)).toEqual([expect.stringMatching(/_0002\.xml$/)]);
  });
});

test('an XML that waits in `import` still is refused as well', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    expect((await shop.ordersToXml(archived)).exitCode).toBe(6);
  });
});

test('one that was sent again already names the newer one', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    passHalfAnHour(shop);
    await shop.ordersToXml(archived, '--force');
    const { exitCode, err } = await shop.ordersToXml(archived, '--force');
    expect(exitCode).toBe(6);
    expect(err).toContain(second);
  });
});

test.each<[string, (workDir: string) => string, RegExp]>([
  [
    'whose name the ledger does not know',
    (dir) => (copyFileSync(join(dir, archived), join(dir, 'autre.xml')), 'autre.xml'),
    /ne connaît pas/,
  ],
  [
    'whose bytes were changed',
    (dir) => (writeFileSync(join(dir, archived), 'changé'), archived),
    /a été modifié/,
  ],
  [
    'of that name elsewhere, with other bytes',
    (dir) => (writeFileSync(join(dir, first), 'changé'), first),
    /a été modifié/,
  ],
  [
    'that is gone from the archive',
    (dir) => {
      copyFileSync(join(dir, archived), join(dir, first));
      rmSync(join(dir, archived));
      return first;
    },
    /a été modifié/,
  ],
])('an XML %s: 6, even with --force, dry run or not', async (_, spoil, message) => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    passHalfAnHour(shop);
    const named = spoil(shop.workDir);
    for (const argv of [
      [named, '--force'],
      [named, '--force', '--dry-run'],
    ]) {
      const { exitCode, err } = await shop.ordersToXml(...argv);
      expect(exitCode).toBe(6);
      expect(err).toMatch(message);
    }
    expect(shop.proshop.waiting()).toEqual([]);
  });
});

test('an XML that is not delivered yet is delivered, once, without --force', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    dieAtRename(shop, false);
    expect((await shop.ordersToXml()).exitCode).toBe(3);
    mendServer(shop);
    const before = stateOfShop(shop);
    expect((await shop.ordersToXml(archived, '--dry-run')).exitCode).toBe(0);
    expect(stateOfShop(shop)).toEqual(before);
    expect((await shop.ordersToXml(archived)).exitCode).toBe(0);
    expect(shop.proshop.waiting()).toMatchObject([{ name: first }]);
  });
});

test('a dry run says what would be sent, and leaves no trace', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    passHalfAnHour(shop);
    const before = stateOfShop(shop);
    const report = await shop.ordersReport(archived, '--force', '--dry-run');
    expect(report.exitCode).toBe(0);
    expect(report.files).toMatchObject([{ name: second, state: 'planned' }]);
    expect(stateOfShop(shop)).toEqual(before);
    expect((await shop.ordersToXml(archived, '--dry-run')).exitCode).toBe(6);
  });
});

test('--output gets the same bytes', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    const { out } = await shop.ordersToXml(archived, '--force', '--dry-run', '--output', '-');
    expect(out).toBe(shop.local(archived));
  });
});

test('without a ledger no XML can be sent again', async () => {
  await inShop(async (shop) => {
    writeFileSync(join(shop.workDir, 'vente.xml'), '<V/>');
    expect((await shop.ordersToXml('vente.xml', '--dry-run')).exitCode).toBe(6);
    expect((await shop.ordersToXml('vente.xml')).exitCode).toBe(6);
  });
});
