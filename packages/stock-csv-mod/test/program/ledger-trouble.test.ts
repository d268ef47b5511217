import { DatabaseSync } from 'node:sqlite';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { killed, ProgramProcess } from '@passerelle/rehearsal/faults/kills/program-process.ts';
import { stockShop, target, type StockShop } from './stock-shop.ts';

const ledgerOf = ({ rehearsal }: StockShop): string => join(rehearsal.workDir, 'passerelle.sqlite');

const connections = ({ rehearsal }: StockShop): number =>
  rehearsal.server?.log.filter(({ verb }) => verb === 'CONNECT').length ?? 0;

/** A shop that has published once, where something else stands since. */
async function publishedShop(): Promise<StockShop> {
  const shop = await stockShop();
  expect(await shop.run()).toMatchObject({ exitCode: 0 });
  shop.rehearsal.put(target, 'what stood there');
  return shop;
}

function loseLedger(shop: StockShop): void {
  const archive = join(shop.rehearsal.workDir, 'ArchiveExport');
  mkdirSync(archive, { recursive: true });
  writeFileSync(join(archive, 'ventes_1.xml'), '<VentesWeb/>');
  rmSync(ledgerOf(shop));
}

function execute(shop: StockShop, sql: string): void {
  const db = new DatabaseSync(ledgerOf(shop));
  db.exec(sql);
  db.close();
}

test.each<[string, (shop: StockShop) => void]>([
  ['deleted, with XML in the archive', loseLedger],
  ['no database', (shop) => writeFileSync(ledgerOf(shop), 'Bonjour. '.repeat(2000))],
  ['of a newer version', (shop) => execute(shop, 'PRAGMA user_version = 99')],
])(
  'a ledger that is %s: 2, nothing is asked of the server, and what stands there stands',
  async (_what, spoil) => {
    const shop = await publishedShop();
    spoil(shop);
    const before = connections(shop);
    expect(await shop.run()).toMatchObject({ exitCode: 2 });
    expect(connections(shop)).toBe(before);
    expect(shop.published()).toBe('what stood there');
  },
);

test('a ledger that the other program holds for too long: 7, and the next run publishes', async () => {
  const shop = await publishedShop();
  const holder = new DatabaseSync(ledgerOf(shop));
  holder.exec('BEGIN EXCLUSIVE');
  shop.rehearsal.pace = 0.01;
  const outcome = await shop.run();
  holder.close();
  shop.rehearsal.pace = 1;
  expect(outcome).toMatchObject({ exitCode: 7 });
  expect(shop.published()).toBe('what stood there');
  expect(await shop.run()).toMatchObject({ exitCode: 0 });
  expect(shop.published()).not.toBe('what stood there');
});

test('a second run while one is under way: 7; the holder killed, the next run publishes at once', async () => {
  const shop = await publishedShop();
  const { rehearsal } = shop;
  const isUnderWay = new Promise<void>((resolve) => {
    rehearsal.server?.behave(({ verb }) => {
      if (verb !== 'STOR') return undefined;
      resolve();
      return { kind: 'silence', applied: false };
    });
  });
  const holder = new ProgramProcess(rehearsal, { program: 'stock-csv-mod' });
  const end = holder.end();
  await isUnderWay;
  const before = connections(shop);
  expect(await shop.run()).toMatchObject({ exitCode: 7 });
  expect(connections(shop)).toBe(before);
  holder.kill();
  expect(await end).toBe(killed);
  rehearsal.server?.behave(() => undefined);
  expect(await shop.run()).toMatchObject({ exitCode: 0 });
  expect(shop.published()).not.toBe('what stood there');
});
