import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { takeLock } from '@passerelle/core/program/lock.ts';
import { renderOrdersCsv, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { stateOfShop } from './folder-state.ts';
import {
  decisionsOf,
  exportOrders,
  failRename,
  inShop,
  mendServer,
  passHalfAnHour,
  sales,
} from './in-shop.ts';

/** Writing commands that the server was sent. */
function writesOn(shop: Rehearsal): string[] {
  const writing = ['STOR', 'DELE', 'RNFR', 'RNTO', 'MKD', 'RMD'];
  return (shop.server?.log ?? []).map(({ verb }) => verb).filter((verb) => writing.includes(verb));
}

/** Copies the ledger as a run leaves it that is killed in the middle of a commit. */
function killInMidCommit(shop: Rehearsal): void {
  const ledger = join(shop.workDir, 'passerelle.sqlite');
  const spare = join(shop.workDir, '..', 'spare.sqlite');
  copyFileSync(ledger, spare);
  const db = new DatabaseSync(ledger);
  db.exec("PRAGMA journal_mode = TRUNCATE; PRAGMA cache_size = 1; BEGIN; UPDATE orders SET status = 'gone'");
  const insert = db.prepare("INSERT INTO meta VALUES (?, 'x')");
  for (let row = 0; row < 5000; row++) insert.run(`key ${row}`);
  const torn = [readFileSync(ledger), readFileSync(`${ledger}-journal`)] as const;
  db.exec('ROLLBACK');
  db.close();
  writeFileSync(ledger, torn[0]);
  writeFileSync(`${ledger}-journal`, torn[1]);
}

const mixed = [
  ...sales(1041),
  shopOrder(1042, { state: 10 }),
  shopOrder(1043, { voucher: 'Bon cadeau' }),
  shopOrder(1044, { shipping: Number.NaN }),
];

test.each<[string, (shop: Rehearsal) => Promise<void> | void]>([
  ['a new installation', () => undefined],
  [
    'an earlier run',
    async (shop) => {
      await shop.ordersToXml();
    },
  ],
  [
    'an earlier run that was killed in the middle of a commit',
    async (shop) => {
      await shop.ordersToXml();
      killInMidCommit(shop);
    },
  ],
  [
    'the old program’s archive, and no ledger',
    (shop) => {
      mkdirSync(join(shop.workDir, 'ArchiveExport'));
      writeFileSync(join(shop.workDir, 'ArchiveExport/old.xml'), '<V><R>AAA</R></V>');
    },
  ],
])('a dry run after %s leaves no trace anywhere', async (_, before) => {
  await inShop(async (shop) => {
    exportOrders(shop, ...mixed);
    await before(shop);
    passHalfAnHour(shop);
    exportOrders(shop, ...mixed, ...sales(1051));
    const state = stateOfShop(shop);
    const writes = writesOn(shop).length;
    const report = await shop.ordersReport('--dry-run');
    expect(decisionsOf(report)).toContain('1051 send');
    expect(stateOfShop(shop)).toEqual(state);
    expect(writesOn(shop)).toHaveLength(writes);
  });
});

test('a dry run decides as the run that follows', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...mixed);
    const told = await shop.ordersReport('--dry-run');
    const done = await shop.ordersReport();
    expect(told.orders).toEqual(done.orders);
    expect(told.exitCode).toBe(done.exitCode);
    expect(told.mode).toBe('dry-run');
    expect(told.files).toEqual([{ ...done.files[0], state: 'planned' }]);
  });
});

test('a dry run goes on while another run is under way', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    const lock = takeLock(join(shop.workDir, 'orders-to-xml.lock'));
    expect((await shop.ordersToXml('--dry-run')).exitCode).toBe(0);
    lock.release();
  });
});

test('a dry run says what an earlier run left unfinished', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    failRename(shop, { kind: 'drop', applied: false });
    await shop.ordersToXml();
    mendServer(shop);
    const state = stateOfShop(shop);
    const { out } = await shop.ordersToXml('--dry-run');
    expect(out).toMatch(
      /Le lot 20261122-095703-0001 \((déposé sur le serveur|renommage)[^)]*\) serait d'abord terminé/,
    );
    expect(stateOfShop(shop)).toEqual(state);
  });
});

test('before adoption a dry run says that a real run would stop', async () => {
  await inShop(async (shop) => {
    mkdirSync(join(shop.workDir, 'ArchiveExport'));
    writeFileSync(join(shop.workDir, 'ArchiveExport/old.xml'), '<V/>');
    exportOrders(shop, ...sales(1041));
    const report = await shop.ordersReport('--dry-run');
    expect(report.exitCode).toBe(0);
    expect(report.warnings.join(' ')).toMatch(/registre .* manque.*adopt/);
  });
});

test('a local file needs no server in a dry run', async () => {
  await inShop(async (shop) => {
    writeFileSync(join(shop.workDir, 'commandes.csv'), renderOrdersCsv(sales(1041)));
    await shop.server?.stop();
    const report = await shop.ordersReport('commandes.csv', '--dry-run');
    expect(report.exitCode).toBe(0);
    expect(decisionsOf(report)).toEqual(['1041 send']);
  });
});

test('--force alone shows what everything would look like, but never what is no sale', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041), shopOrder(1042, { state: 6 }));
    await shop.ordersToXml();
    const report = await shop.ordersReport('--dry-run', '--force');
    expect(decisionsOf(report)).toEqual(['1041 send', '1042 state']);
  });
});
