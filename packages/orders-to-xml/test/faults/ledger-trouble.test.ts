import { DatabaseSync } from 'node:sqlite';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wellBehaved } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import { loseRename } from '@passerelle/rehearsal/faults/lose-at.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { complaints, connections, inShop, orders, runNext, runWith, sell } from './shop-with-orders.ts';

const ledgerOf = (shop: Rehearsal): string => join(shop.workDir, 'passerelle.sqlite');

test.each<[string, (path: string) => void, RegExp]>([
  ['deleted', (path) => rmSync(path), /adopt/],
  ['empty, as a full disk leaves it', (path) => truncateSync(path, 0), /adopt/],
  ['no database', (path) => writeFileSync(path, 'Bonjour. '.repeat(2000)), /passerelle\.sqlite/],
  ['corrupt in the middle', damage, /passerelle\.sqlite/],
  ['of a newer version', (path) => execute(path, 'PRAGMA user_version = 99'), /passerelle\.sqlite/],
  ['of another program', (path) => execute(path, 'PRAGMA application_id = 7'), /passerelle\.sqlite/],
])('a ledger that is %s: stopped (2) before the server is asked anything', async (_case, spoil, said) => {
  await inShop(async (shop) => {
    expect(await shop.ordersToXml()).toMatchObject({ exitCode: 0 });
    spoil(ledgerOf(shop));
    const before = connections(shop);
    const outcome = await runNext(shop);
    expect(outcome).toMatchObject({ exitCode: 2 });
    expect(outcome.err).toMatch(said);
    expect(connections(shop)).toBe(before);
    expect(complaints(shop)).toEqual([]);
  });
});

test('a ledger that another program holds: said (7), and the next run goes on', async () => {
  await inShop(async (shop) => {
    expect(await shop.ordersToXml()).toMatchObject({ exitCode: 0 });
    const holder = new DatabaseSync(ledgerOf(shop));
    holder.exec('BEGIN EXCLUSIVE');
    const outcome = await runWith(shop, wellBehaved);
    holder.close();
    expect(outcome).toMatchObject({ exitCode: 7 });
    sell(shop, [...orders, 1043]);
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    expect(complaints(shop, [...orders, 1043])).toEqual([]);
  });
});

test('a ledger killed in its first transaction is made anew', async () => {
  await inShop(async (shop) => {
    writeFileSync(ledgerOf(shop), '');
    expect(await shop.ordersToXml()).toMatchObject({ exitCode: 0 });
    expect(complaints(shop)).toEqual([]);
  });
});

test.each<[string, applied: boolean]>([
  ['that was never renamed', false],
  ['that was renamed', true],
])(
  'the clock an hour back, over a delivery %s: settled by what stands on the server',
  async (_case, applied) => {
    await inShop(async (shop) => {
      await runWith(shop, loseRename(applied), 1);
      shop.now = new Date(shop.now.getTime() - 3_600_000);
      sell(shop, [...orders, 1043]);
      expect(await shop.ordersToXml()).toMatchObject({ exitCode: 0 });
      shop.now = new Date(shop.now.getTime() + 2 * 3_600_000);
      expect(await shop.ordersToXml()).toMatchObject({ exitCode: 0 });
      expect(complaints(shop, [...orders, 1043])).toEqual([]);
    });
  },
);

test('the clock an hour back is no import minute: a file that is gone is asked of a person', async () => {
  await inShop(async (shop) => {
    await runWith(shop, loseRename(true), 1);
    shop.proshop.import();
    shop.now = new Date(shop.now.getTime() - 3_600_000);
    expect(await shop.ordersToXml()).toMatchObject({ exitCode: 8 });
  });
});

function damage(path: string): void {
  const bytes = readFileSync(path);
  bytes.fill(0xee, 4096, bytes.length - 100);
  writeFileSync(path, bytes);
}

function execute(path: string, sql: string): void {
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
}
