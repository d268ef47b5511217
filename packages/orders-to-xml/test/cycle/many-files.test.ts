import { mkdirSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  renderOrdersCsv,
  shopLine,
  shopOrder,
  type ShopOrder,
} from '@passerelle/rehearsal/shop/orders-csv.ts';
import type { RunReport } from '@passerelle/core/report/run-report.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { renderStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { booked, decide, failRename, inShop, mendServer, passHalfAnHour, sales } from './in-shop.ts';

const halfHourMs = 1_800_000;
const config = { orders: { source: 'export/orders_*.csv' }, proshop: { importMinutes: [] } };

/** The file that the shop's module wrote that many half hours ago. */
function exportFile(shop: Rehearsal, halfHoursAgo: number, ...orders: ShopOrder[]): string {
  mkdirSync(join(shop.remoteDir, 'export'), { recursive: true });
  const at = new Date(shop.now.getTime() - 150_000 - halfHoursAgo * halfHourMs);
  const name = `export/orders_${Math.floor(at.getTime() / halfHourMs)}.csv`;
  shop.put(name, renderOrdersCsv(orders), at);
  return name;
}

/** That many files, half an hour apart, each with an order of its own: 1001 in the oldest. */
function exportMany(shop: Rehearsal, files: number): number[] {
  const ids = Array.from({ length: files }, (_, index) => 1001 + index);
  for (const [index, id] of ids.entries()) exportFile(shop, files - 1 - index, ...sales(id));
  return ids;
}

function stock(shop: Rehearsal, sizes: number): void {
  const rows = Array.from({ length: sizes }, (_, index) => ({ ...shopLine(index + 1), qty: 3 }));
  shop.put('ExportCSV.csv', renderStockCsv(rows), new Date(shop.now.getTime() - 60_000));
}

/** What the server answered since the last time. */
function answers(shop: Rehearsal): (verb?: string) => number {
  const log = shop.server?.log ?? [];
  const from = log.length;
  return (verb) => log.slice(from).filter((entry) => verb === undefined || entry.verb === verb).length;
}

test('a hundred files: each read once by each program, then only the newest; 40 ms an answer would do', async () => {
  await inShop(
    async (shop) => {
      const ids = exportMany(shop, 100).map(String);
      stock(shop, 10);
      const mostAnswers = (45_000 * 5) / 6 / 40;
      for (const run of [() => shop.ordersToXml(), () => shop.stockCsvMod('--force')]) {
        for (const fetched of [100, 1]) {
          const since = answers(shop);
          expect((await run()).exitCode).toBe(0);
          const ofStock = since('RETR') - fetched;
          expect(ofStock).toBeGreaterThanOrEqual(0);
          expect(ofStock).toBeLessThanOrEqual(2);
          expect(since()).toBeLessThan(mostAnswers);
        }
      }
      expect(booked(shop)).toEqual(ids);
    },
    { config },
  );
});

/** One line each: what happens between two runs, the files then read, the orders then sent. */
test.each<[string, (shop: Rehearsal) => unknown, number, number[]]>([
  ['nothing', () => undefined, 1, []],
  ['a new file', (shop) => exportFile(shop, -1, ...sales(2001)), 1, [2001]],
  [
    'a new file with what an older one tells',
    (shop) => exportFile(shop, -1, ...sales(1001, 2001)),
    1,
    [2001],
  ],
  ['an older file written again', (shop) => exportFile(shop, 2.5, ...sales(2001)), 2, [2001]],
  ['an older file of another size', (shop) => exportFile(shop, 3, ...sales(1002, 2001)), 2, [2001]],
  [
    'another configuration',
    (shop) => writeConfig(shop, { orders: { ...config.orders, paymentCodes: { x: 'y' } } }),
    5,
    [],
  ],
])('%s: so many files are read again, and nothing is sent twice', async (_, change, fetched, sent) => {
  await inShop(
    async (shop) => {
      const ids = exportMany(shop, 5);
      expect((await shop.ordersToXml()).exitCode).toBe(0);
      expect(booked(shop)).toEqual(ids.map(String));
      change(shop);
      const since = answers(shop);
      expect((await shop.ordersToXml()).exitCode).toBe(0);
      // The staging sentinel is read as well.
      expect(since('RETR') - 1).toBe(fetched);
      expect(booked(shop)).toEqual([...ids, ...sent].map(String));
    },
    { config },
  );
});

function writeConfig(shop: Rehearsal, changes: Record<string, unknown>): void {
  const { ftp, ...rest } = JSON.parse(shop.local('passerelle.json')) as { ftp: Record<string, unknown> };
  shop.configure(ftp, { ...rest, ...changes });
}

test('an order of a state that nobody configured is read again once it is configured', async () => {
  await inShop(
    async (shop) => {
      exportFile(shop, 3, shopOrder(1001, { state: 42 }));
      exportFile(shop, 1, ...sales(1002));
      expect(await decide(shop)).toEqual(['1001 unknown-state', '1002 send']);
      writeConfig(shop, { orders: { ...config.orders, states: [2, 42] } });
      expect(await decide(shop)).toEqual(['1001 send', '1002 already-sent']);
    },
    { config },
  );
});

test('the orders of a batch that is void are read again from the files they stand in', async () => {
  await inShop(
    async (shop) => {
      const ids = exportMany(shop, 5).map(String);
      failRename(shop, { kind: 'answer', reply: '550 no', applied: false });
      expect((await shop.ordersToXml()).exitCode).toBe(3);
      mendServer(shop);
      const archive = join(shop.workDir, 'ArchiveExport');
      for (const name of readdirSync(archive)) rmSync(join(archive, name));
      expect((await shop.ordersToXml()).exitCode).toBe(0);
      expect(booked(shop)).toEqual(ids);
    },
    { config },
  );
});

test('an order that waits is gone when its file is, not when the file is merely not read again', async () => {
  await inShop(
    async (shop) => {
      const old = exportFile(shop, 3, shopOrder(1001, { state: 10 }));
      exportFile(shop, 1, ...sales(1002));
      const first = await shop.ordersReport();
      passHalfAnHour(shop);
      const runs = [first, await shop.ordersReport()];
      expect(runs.flatMap(({ warnings }) => warnings).join()).not.toMatch(/1001/);
      unlinkSync(join(shop.remoteDir, old));
      passHalfAnHour(shop);
      expect((await shop.ordersReport()).warnings.join()).toMatch(/1001, qui attendait son paiement/);
    },
    { config },
  );
});

test('no time for all: the next run goes on where it stopped, each order is sent once, and the newest text holds', async () => {
  await inShop(
    async (shop) => {
      const ids = exportMany(shop, 20);
      exportFile(shop, 25, shopOrder(1020, { lines: [shopLine(7)] }), ...sales(900));
      stock(shop, 10);
      shop.pace = 0.06;
      shop.server?.behave(({ verb }) => (verb === 'RETR' ? { kind: 'late', milliseconds: 150 } : undefined));
      const first = await shop.ordersReport();
      expect(first.warnings.join()).toMatch(/Le temps a manqué pour \d+ fichier.*continue, sans relire/);
      const refused = await shop.stockCsvMod('--force');
      expect([refused.exitCode, refused.err]).toEqual([3, expect.stringMatching(/Le temps a manqué/)]);
      // From here on there is time enough, however slow the machine.
      shop.pace = 1;
      const [orders, stocks] = [await decide(shop), (await shop.stockCsvMod('--force')).exitCode];
      expect(orders.filter((decision) => /changed/.test(decision))).toEqual([]);
      expect(stocks).toBe(0);
      await shop.ordersToXml();
      expect(booked(shop).toSorted()).toEqual(['900', ...ids].map(String).toSorted());
    },
    { config },
  );
});

test('a sale, and an order that holds its size, are taken off the stock when their file is not read again', async () => {
  await inShop(
    async (shop) => {
      exportFile(shop, 3, shopOrder(1001, { lines: [shopLine(1)] }));
      const waiting = { state: 10, lines: [shopLine(2)] };
      exportFile(shop, 2, shopOrder(1002, waiting));
      exportFile(shop, 1, shopOrder(1003, { lines: [shopLine(3)] }));
      stock(shop, 10);
      for (let run = 0; run < 3; run++) {
        const { out } = await shop.stockCsvMod('--json');
        const { exitCode, lines } = JSON.parse(out) as RunReport;
        expect(exitCode).toBe(0);
        const sizes = [1, 2, 3].map((size) => ({ gencod: shopLine(size).gencod, decision: 'reduced' }));
        expect(lines).toMatchObject(sizes);
      }
    },
    {
      config: {
        ...config,
        stock: { missedSales: 'subtract', reservingStates: [10], guard: { ordersMaxAgeMinutes: 0 } },
      },
    },
  );
});

test('a name that cannot be sent is left out and told, the others are read', async () => {
  await inShop(
    async (shop) => {
      exportFile(shop, 1, ...sales(1001));
      writeFileSync(join(shop.remoteDir, 'export/orders_été.csv'), renderOrdersCsv(sales(1002)));
      const run = await shop.ordersReport();
      expect([run.exitCode, run.counts['send']]).toEqual([0, 1]);
      expect(run.warnings).toContainEqual(expect.stringMatching(/Non lu.*orders_été\.csv/));
    },
    { config },
  );
});
