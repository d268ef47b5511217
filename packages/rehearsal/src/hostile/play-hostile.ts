import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentinelName } from '@passerelle/core/delivery/sentinel.ts';
import { fastFolder } from '../faults/fast-folder.ts';
import { renderOrdersCsv, shopLine, shopOrder } from '../shop/orders-csv.ts';
import { Rehearsal, type Outcome } from '../shop/rehearsal.ts';
import { renderStockCsv } from '../shop/stock-csv.ts';
import type { Target } from './golden-files.ts';
import { Promises } from './promises.ts';

export interface HostileCase {
  target: Target;
  content: Buffer;
  /** Merged over the configuration; not for `config`, whose content is the configuration. */
  config?: Record<string, unknown>;
}

const cycleMs = 30 * 60_000;

/** Plays one hostile file through the programs, in a shop of its own. Resolves with every promise that was broken. */
export async function playHostile({ target, content, config = {} }: HostileCase): Promise<string[]> {
  const shop = await Rehearsal.begin({ parent: fastFolder(), config: { report: 'page.html', ...config } });
  const promises = new Promises(shop);
  try {
    shop.put('orders.csv', renderOrdersCsv([shopOrder(1041), shopOrder(1042)]));
    shop.put('ExportCSV.csv', soundStock);
    await plays[target](shop, promises, content);
  } catch (error) {
    promises.broken.push(`rejected: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    promises.checkFolders();
    await shop.end();
  }
  return promises.broken;
}

type Play = (shop: Rehearsal, promises: Promises, content: Buffer) => Promise<void>;

const plays: Record<Target, Play> = {
  orders: async (shop, promises, content) => {
    shop.put('orders.csv', content);
    await promises.checkOrdersRun(await shop.ordersToXml('--json'));
    shop.proshop.import();
    promises.checkOutput(await shop.ordersToXml('--dry-run', '--verbose'));
    promises.checkOutput(await shop.ordersToXml('status'));
    passHalfAnHour(shop);
    shop.put('orders.csv', content);
    shop.put('ExportCSV.csv', soundStock);
    await promises.checkSecondRun(await shop.ordersToXml('--json'));
    promises.checkStockRun(await shop.stockCsvMod('--json'), soundStock);
  },
  stock: async (shop, promises, content) => {
    shop.put('ExportCSV.csv', content);
    promises.checkStockRun(await shop.stockCsvMod('--json'), content);
    promises.checkOutput(await shop.stockCsvMod('--dry-run', '--verbose'));
  },
  // Never the server: who knows which one a hostile file names. Never a run: who knows where it would write.
  config: async (shop, promises, content) => {
    writeFileSync(join(shop.workDir, 'passerelle.json'), content);
    writeFileSync(join(shop.workDir, 'orders.csv'), shop.remote('orders.csv'));
    writeFileSync(join(shop.workDir, 'stock.csv'), soundStock);
    promises.checkOutput(await shop.ordersToXml('--dry-run', '--verbose', 'orders.csv'));
    promises.checkOutput(
      await shop.stockCsvMod('--dry-run', '--verbose', 'stock.csv', '--orders', 'orders.csv'),
    );
  },
  layout: async (shop, promises, content) => {
    writeFileSync(join(shop.workDir, 'layout.json'), content);
    const outcome = await shop.ordersToXml('--json');
    promises.checkOutput(outcome);
    await promises.checkDocuments(outcome);
  },
  archived: async (shop, promises, content) => {
    await promises.checkOrdersRun(await shop.ordersToXml('--json'));
    shop.proshop.import();
    const archive = join(shop.workDir, 'ArchiveExport');
    const name = existsSync(archive) ? (readdirSync(archive)[0] ?? 'a.xml') : 'a.xml';
    writeFileSync(join(shop.workDir, 'old.xml'), content);
    writeFileSync(join(archive, name), content);
    promises.checkOutput(await shop.ordersToXml('--dry-run', '--force', '--compare', 'old.xml'));
    promises.checkRefused(await shop.ordersToXml(`ArchiveExport/${name}`, '--force'));
    promises.checkOutput(await shop.ordersToXml('adopt'));
  },
  sentinel: async (shop, promises, content) => {
    await promises.checkOrdersRun(await shop.ordersToXml('--json'));
    passHalfAnHour(shop);
    shop.proshop.import();
    shop.put('orders.csv', renderOrdersCsv([shopOrder(1043)]));
    shop.put(`passerelle-staging/${sentinelName}`, content);
    await promises.checkOrdersRun(await shop.ordersToXml('--json'));
    promises.checkOutput(await shop.ordersToXml('check'));
  },
};

function passHalfAnHour(shop: Rehearsal): void {
  shop.now = new Date(shop.now.getTime() + cycleMs);
}

/** Holds the shoes of the sound orders, and one that nobody bought. */
const soundStock = renderStockCsv(
  [1041, 1042, 1050].map((seed) => {
    const { gencod, reference, size, name } = shopLine(seed);
    return { gencod, reference, size, name, qty: 3 };
  }),
);

export type { Outcome };
