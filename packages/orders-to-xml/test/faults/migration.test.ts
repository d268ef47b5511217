import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrations } from '@passerelle/core/ledger/schema.ts';
import {
  commitFaults,
  FailingCommit,
  type CommitFault,
} from '@passerelle/rehearsal/faults/failing-commit.ts';
import { killed, ProgramProcess } from '@passerelle/rehearsal/faults/kills/program-process.ts';
import { keptVersions, ledgerOf } from '@passerelle/rehearsal/faults/ledgers/kept-shop.ts';
import { versionOf } from '@passerelle/rehearsal/faults/ledgers/ledger-dump.ts';
import { ordersOfEveryKind } from '@passerelle/rehearsal/faults/ledgers/ledger-states.ts';
import { shopLine } from '@passerelle/rehearsal/shop/orders-csv.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { readStockCsv, renderStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { stateOf } from '../cycle/folder-state.ts';
import { decide } from '../cycle/in-shop.ts';
import { exportOrders, inKeptShop, ledgerText, sold } from './kept-shop-play.ts';
import { complaints, connections, runNext } from './shop-with-orders.ts';

const versions = keptVersions();
const today = migrations.length;

/** The next run brings the ledger up to date, and ProShop gets each order once. */
async function goesOn(shop: Rehearsal): Promise<void> {
  expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
  expect(versionOf(ledgerOf(shop))).toBe(today);
  expect(complaints(shop, sold)).toEqual([]);
}

/** What the first step of a version's migration begins with: 'CREATE TABLE', 'ALTER TABLE'. */
const beginningAt = (version: number) =>
  (migrations[version] ?? '').trim().split(/\s+/).slice(0, 2).join(' ');
const statements = ['PRAGMA user_version =', 'PRAGMA application_id =', 'COMMIT'];
const faults: CommitFault[] = ['disk full', 'disk error'];
const failures = versions.flatMap((version) =>
  [beginningAt(version), ...statements].flatMap((statement) =>
    faults.map((fault) => [version, fault, statement] as const),
  ),
);

test.each(failures)(
  'version %d, %s at %s of its migration: it stays as it was, and the next run goes on',
  (version, fault, statement) =>
    inKeptShop(version, 'renamed', async (shop) => {
      const before = ledgerText(shop);
      const failing = new FailingCommit(fault, 1, statement);
      const { exitCode } = await failing.during(() => shop.ordersToXml());
      expect(failing.wasHit).toBe(true);
      expect(exitCode).toBe(commitFaults[fault].exitCode);
      expect(connections(shop)).toBe(0);
      expect(ledgerText(shop)).toBe(before);
      await goesOn(shop);
    }),
);

test.each(versions)(
  'version %d, busy at its migration: 7; the record of that run may bring it up to date, and the next goes on',
  (version) =>
    inKeptShop(version, 'renamed', async (shop) => {
      const outcome = await new FailingCommit('busy', 1).during(() => shop.ordersToXml());
      expect(outcome).toMatchObject({ exitCode: 7 });
      expect(connections(shop)).toBe(0);
      await goesOn(shop);
    }),
);

const kills = versions.flatMap((version) => [
  [version, 'before', version] as const,
  [version, 'after', today] as const,
]);

test.each(kills)(
  'version %d, the process killed %s the commit of its migration: of version %d',
  (version, moment, left) =>
    inKeptShop(version, 'renamed', async (shop) => {
      expect(await new ProgramProcess(shop, { diesAtCommit: `${moment} 1` }).end()).toBe(killed);
      expect(connections(shop)).toBe(0);
      expect(versionOf(ledgerOf(shop))).toBe(left);
      await goesOn(shop);
    }),
);

test.each(versions)(
  'version %d, its migration half written when the power failed: rolled back, and done again',
  (version) =>
    inKeptShop(version, 'renamed', async (shop) => {
      tearMigration(ledgerOf(shop), version);
      await goesOn(shop);
    }),
);

/** Leaves the ledger as in the middle of a commit: pages of the new version in the file, those of the old in its journal. */
function tearMigration(path: string, version: number): void {
  const whole = readFileSync(path);
  copyFileSync(path, `${path}.live`);
  const db = new DatabaseSync(`${path}.live`);
  db.exec('PRAGMA journal_mode = TRUNCATE; PRAGMA cache_size = 1; BEGIN IMMEDIATE');
  for (const step of migrations.slice(version)) db.exec(step);
  db.exec(`PRAGMA user_version = ${today}; DELETE FROM orders; DELETE FROM deliveries`);
  const filler = db.prepare("INSERT INTO meta VALUES (?, 'x')");
  for (let row = 0; row < 5000; row += 1) filler.run(`filler ${row}`);
  copyFileSync(`${path}.live`, path);
  copyFileSync(`${path}.live-journal`, `${path}-journal`);
  db.close();
  expect(readFileSync(path).equals(whole)).toBe(false);
}

const looks: [program: 'ordersToXml' | 'stockCsvMod', argv: string[]][] = [
  ['ordersToXml', ['--dry-run']],
  ['ordersToXml', ['status']],
  ['ordersToXml', ['explain', '1041']],
  ['ordersToXml', ['check']],
  ['stockCsvMod', ['--dry-run']],
  ['stockCsvMod', ['check']],
];
const looksAtEach = versions.flatMap((version) => looks.map((look) => [version, ...look] as const));

test.each(looksAtEach)('version %d: %s %j changes no byte of the work folder', (version, program, argv) =>
  inKeptShop(version, 'delivered', async (shop) => {
    putStock(shop);
    const before = stateOf(shop.workDir);
    expect(await shop[program](...argv)).toMatchObject({ exitCode: 0 });
    expect(stateOf(shop.workDir)).toEqual(before);
  }),
);

test.each(versions)('version %d: a dry run decides as the run that brings it up to date', (version) =>
  inKeptShop(version, 'orders-of-every-kind', async (shop) => {
    exportOrders(shop, ordersOfEveryKind);
    const planned = await decide(shop, '--dry-run');
    expect(await decide(shop)).toEqual(planned);
  }),
);

test.each(versions)('version %d: both programs at the same moment bring it up to date once', (version) =>
  inKeptShop(version, 'delivered', async (shop) => {
    putStock(shop);
    const meetsIn = join(shop.workDir, '../meeting');
    mkdirSync(meetsIn);
    const programs = ['orders-to-xml', 'stock-csv-mod'] as const;
    const ends = programs.map((program) => new ProgramProcess(shop, { program, meetsIn }).end());
    expect(await Promise.all(ends)).toEqual([0, 0]);
    expect(readdirSync(meetsIn)).toHaveLength(2);
    expect(versionOf(ledgerOf(shop))).toBe(today);
    const published = readStockCsv(shop.remote('ExportCSVmod.csv')).map(({ gencod }) => gencod);
    expect(published).toEqual([shopLine(1).gencod]);
    expect(complaints(shop, sold)).toEqual([]);
  }),
);

/** A shoe that nobody bought, and those of the orders, which ProShop does not know yet. */
function putStock(shop: Rehearsal): void {
  const rows = [1, ...sold].map((seed) => ({ ...shopLine(seed), qty: 3 }));
  shop.put('ExportCSV.csv', renderStockCsv(rows));
}
