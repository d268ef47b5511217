import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from '@passerelle/core/program/lock.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { decide, exportOrders, inShop, sales } from './in-shop.ts';

const connectionsOf = (shop: Rehearsal): number =>
  Math.max(...(shop.server?.log ?? []).map(({ session }) => session));

const ledgerOf = (shop: Rehearsal): string => join(shop.workDir, 'passerelle.sqlite');

test.each([['ArchiveExport'], ['Rejets'], ['sous/dossier']])(
  'a work folder that cannot be written (%s): 2, before the server is asked anything',
  async (taken) => {
    await inShop(
      async (shop) => {
        exportOrders(shop, ...sales(1041));
        mkdirSync(join(shop.workDir, 'travail/sous'), { recursive: true });
        writeFileSync(join(shop.workDir, 'travail', taken), 'un fichier là où il faut un dossier');
        const { exitCode, err } = await shop.ordersToXml();
        expect(exitCode).toBe(2);
        expect(err).toMatch(/ne peut pas être écrit \((ENOTDIR|EEXIST)\)/);
        expect(shop.server?.log).toEqual([]);
      },
      { config: { workDir: taken === 'sous/dossier' ? 'travail/sous/dossier' : 'travail' } },
    );
  },
);

test('a work folder that is missing is made', async () => {
  await inShop(
    async (shop) => {
      exportOrders(shop, ...sales(1041));
      expect(await decide(shop)).toEqual(['1041 send']);
      expect(readdirSync(join(shop.workDir, 'un/autre')).sort()).toContain('passerelle.sqlite');
    },
    { config: { workDir: 'un/autre' } },
  );
});

test.each<[string, (shop: Rehearsal) => void, RegExp]>([
  [
    'missing, with XML in the archive',
    (shop) => rmSync(ledgerOf(shop)),
    /manque, mais .*ArchiveExport contient/,
  ],
  [
    'emptied, with XML in the archive',
    (shop) => truncateSync(ledgerOf(shop)),
    /manque, mais .*ArchiveExport contient/,
  ],
  ['damaged', (shop) => writeFileSync(ledgerOf(shop), 'x'.repeat(9000)), /est endommagé/],
])('a ledger that is %s: 2, it names adopt, and nothing is sent', async (_, spoil, message) => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    spoil(shop);
    const connections = connectionsOf(shop);
    const { exitCode, err } = await shop.ordersToXml();
    expect(exitCode).toBe(2);
    expect(err).toMatch(message);
    expect(err).toMatch(/adopt/);
    expect(connectionsOf(shop)).toBe(connections);
    expect(shop.proshop.waiting()).toHaveLength(1);
  });
});

test('a ledger that is damaged inside: 2, not an internal error', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(...Array.from({ length: 60 }, (_, index) => 1000 + index)));
    await shop.ordersToXml();
    const bytes = readFileSync(ledgerOf(shop));
    writeFileSync(
      ledgerOf(shop),
      Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(bytes.length - 8192, 0x5a)]),
    );
    const { exitCode, err } = await shop.ordersToXml();
    expect(exitCode).toBe(2);
    expect(err).toMatch(/registre/);
    expect(shop.proshop.waiting()).toHaveLength(1);
  });
});

test('another run under way: 7, and nothing is touched but for reading', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    const lock = takeLock(join(shop.workDir, 'orders-to-xml.lock'));
    for (const argv of [[], ['adopt'], ['ack', '1041'], ['resolve', '1', '--delivered']]) {
      const { exitCode, err } = await shop.ordersToXml(...argv);
      expect(exitCode).toBe(7);
      expect(err).toMatch(/Un autre passage/);
    }
    expect(shop.server?.log).toEqual([]);
    lock.release();
    expect(await decide(shop)).toEqual(['1041 send']);
  });
});

test('the other program’s run is no hindrance', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    const lock = takeLock(join(shop.workDir, 'stock-csv-mod.lock'));
    expect(await decide(shop)).toEqual(['1041 send']);
    lock.release();
  });
});

test('a wrong configuration: 2, every fault at once, nothing made', async () => {
  await inShop(
    async (shop) => {
      const { exitCode, err } = await shop.ordersToXml();
      expect(exitCode).toBe(2);
      expect(err).toMatch(/stroe/);
      expect(err).toMatch(/fileName/);
      expect(readdirSync(shop.workDir)).toEqual(['passerelle.json']);
    },
    { config: { stroe: '008', xml: { fileName: 'ventes.xml' } } },
  );
});

test('a trace that cannot be written is told, and the orders leave all the same', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    mkdirSync(join(shop.workDir, 'Trace1.txt'));
    const { exitCode, out } = await shop.ordersToXml();
    expect(exitCode).toBe(0);
    expect(out).toMatch(/EISDIR/);
    expect(shop.proshop.waiting()).toHaveLength(1);
  });
});

test('Rejets that cannot be written is told, and the good orders leave all the same', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041), { ...sales(1042)[0], shipping: Number.NaN } as never);
    mkdirSync(join(shop.workDir, 'Rejets/rejet_1042.csv'), { recursive: true });
    const { exitCode, out } = await shop.ordersToXml();
    expect(exitCode).toBe(5);
    expect(out).toMatch(/rejet_1042\.csv/);
    expect(shop.proshop.waiting()).toHaveLength(1);
  });
});
