import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLedgerForReading } from '@passerelle/core/ledger/open-ledger.ts';
import { Rehearsal } from '../../../rehearsal/src/shop/rehearsal.ts';
import { renderOrdersCsv, shopOrder } from '../../../rehearsal/src/shop/orders-csv.ts';

const dayMs = 86_400_000;
let shop: Rehearsal;

afterEach(() => shop.end());

async function shopAfterOneSale(retention: Record<string, number>): Promise<Rehearsal> {
  const begun = await Rehearsal.begin({ config: { retention } });
  begun.put('orders.csv', renderOrdersCsv([shopOrder(1041)]));
  await begun.ordersToXml();
  return begun;
}

/** Nothing runs for that long; the second run, a day later, believes it. */
async function runAfter(days: number, ...orders: number[]): Promise<void> {
  shop.now = new Date(shop.now.getTime() + days * dayMs);
  for (let times = 0; times < 2; times++) {
    shop.put('orders.csv', renderOrdersCsv(orders.map((id) => shopOrder(id))));
    await shop.ordersToXml();
    shop.now = new Date(shop.now.getTime() + dayMs + 1);
  }
}

function leaveOld(folder: string, name: string, days: number): string {
  const path = join(shop.workDir, folder, name);
  mkdirSync(join(shop.workDir, folder), { recursive: true });
  writeFileSync(path, 'old');
  const at = new Date(shop.now.getTime() - days * dayMs);
  utimesSync(path, at, at);
  return path;
}

test.each([
  ['ArchiveExport', 'ancien.xml', { archiveDays: 30 }],
  ['Rejets', 'rejet_1.csv', { rejectsDays: 30 }],
  ['ArchiveTrace', 'Trace1_20250101_000000.txt', { tracesDays: 30 }],
])('%s/%s goes after its days, and only then', async (folder, name, retention) => {
  shop = await shopAfterOneSale(retention);
  const old = leaveOld(folder, name, 31);
  const young = leaveOld(folder, `b_${name}`, 29);
  await shop.ordersToXml();
  expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  expect(shop.local('Trace1.txt')).toContain('Conservation');
});

test('nothing is deleted unless the configuration says so', async () => {
  shop = await shopAfterOneSale({});
  const old = leaveOld('ArchiveExport', 'ancien.xml', 4000);
  await shop.ordersToXml();
  expect(existsSync(old)).toBe(true);
});

test('one run of each program while the clock is 55 days ahead deletes nothing', async () => {
  shop = await shopAfterOneSale({ archiveDays: 30, tracesDays: 30, ledgerDetailsDays: 30 });
  shop.proshop.import();
  await shop.ordersToXml();
  const archived = join(shop.workDir, 'ArchiveExport', 'ventes_20261122_095703_0001.xml');
  const young = leaveOld('ArchiveTrace', 'Trace1_20261101_000000.txt', 20);
  const now = shop.now;
  shop.now = new Date(now.getTime() + 55 * dayMs);
  await shop.ordersToXml();
  shop.now = new Date(shop.now.getTime() + 60_000);
  await shop.stockCsvMod();
  shop.now = now;
  await shop.ordersToXml();
  const ledger = openLedgerForReading(join(shop.workDir, 'passerelle.sqlite'));
  const known = ledger?.orders.find('1041', '');
  ledger?.close();
  expect([existsSync(archived), existsSync(young), known?.lines.length]).toEqual([true, true, 1]);
});

test('an XML that ProShop has not taken is kept, however old', async () => {
  shop = await shopAfterOneSale({ archiveDays: 1 });
  await runAfter(40, 1041);
  expect(existsSync(join(shop.workDir, 'ArchiveExport', 'ventes_20261122_095703_0001.xml'))).toBe(true);
});

test('details go, the identity stays: an order is never sent twice, however old', async () => {
  shop = await shopAfterOneSale({ ledgerDetailsDays: 10 });
  shop.proshop.import();
  await shop.ordersToXml();
  await runAfter(40, 2000);
  const ledger = openLedgerForReading(join(shop.workDir, 'passerelle.sqlite'));
  const forgotten = ledger?.orders.find('1041', '');
  ledger?.close();
  expect(forgotten).toMatchObject({ id: '1041', status: 'sent', content: null, lines: [] });

  shop.proshop.import();
  shop.put('orders.csv', renderOrdersCsv([shopOrder(1041), shopOrder(2000)]));
  expect((await shop.ordersReport()).orders.map(({ id, decision }) => [id, decision])).toEqual([
    ['1041', 'already-sent'],
    ['2000', 'already-sent'],
  ]);
  expect(shop.proshop.bookedOrders()).toEqual(['1041', '2000']);
});

test('a forgotten order takes nothing off the stock', async () => {
  shop = await shopAfterOneSale({ ledgerDetailsDays: 10 });
  shop.proshop.import();
  await shop.ordersToXml();
  await runAfter(40, 2000);
  shop.put('orders.csv', renderOrdersCsv([shopOrder(1041)]));
  const line = shopOrder(1041).lines[0]?.gencod;
  shop.put('ExportCSV.csv', `Gencod;Quantité\r\n${line};3\r\n`);
  await shop.stockCsvMod();
  expect(shop.remote('ExportCSVmod.csv').toString()).toContain(`${line};3`);
});
