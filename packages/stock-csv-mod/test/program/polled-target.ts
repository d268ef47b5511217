import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { renderOrdersCsv, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { renderStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { stockOf, target, type StockShop } from './stock-shop.ts';

/** What a reader met that read the published file again and again. */
export interface Polled {
  reads: number;
  /** Reads that found no file. */
  missing: number;
  /** Each version it saw, in order. */
  versions: number[];
  /** Reads that were neither of one version nor whole. */
  faults: string[];
}

/** Publishes that many versions of a thousand lines each, from 1 on, while a thread polls the target in a tight loop. */
export async function publishWhilePolled(shop: StockShop, versions: number): Promise<Polled> {
  const { rehearsal } = shop;
  rehearsal.put('orders.csv', renderOrdersCsv([shopOrder(5000)]));
  await publishVersion(shop, 1);
  const program = join(import.meta.dirname, 'polling-reader.ts');
  const reader = new Worker(program, { workerData: join(rehearsal.remoteDir, target) });
  for (let version = 2; version <= versions; version += 1) await publishVersion(shop, version);
  const answer = once(reader, 'message');
  reader.postMessage('stop');
  const [polled] = (await answer) as [Polled];
  await reader.terminate();
  return polled;
}

async function publishVersion({ rehearsal }: StockShop, version: number): Promise<void> {
  const rows = stockOf(1000).map((row) => ({ ...row, qty: version }));
  rehearsal.put('ExportCSV.csv', renderStockCsv(rows));
  const { exitCode, err } = await rehearsal.stockCsvMod();
  if (exitCode !== 0) throw new Error(`publication ${version}: exit ${exitCode}: ${err}`);
}
