import { createHash } from 'node:crypto';
import { latestVersions } from '@passerelle/core/orders/latest-versions.ts';
import { NumbersInFile } from '@passerelle/core/orders/numbers-in-file.ts';
import type { OrdersFile } from '@passerelle/core/orders/read-orders.ts';
import { serverOffset } from './file-age.ts';
import { gatherSales, type GatheredSales } from './gather-sales.ts';
import type { StockJob } from './options.ts';
import type { Dated } from './read-files.ts';
import { correct } from './stock/correct.ts';
import type { Correction } from './stock/correction.ts';
import type { MissedSale } from './stock/missed-sales.ts';
import { renderStock } from './stock/render-stock.ts';
import type { StockFile } from './stock/stock-file.ts';
import { nameOfSale, type SalesRules, type Snapshot, type UnknownSale } from './unknown-sales.ts';

/** What would be published, and everything that led to it. */
export interface StockPlan {
  stock: Dated<StockFile>;
  ordersFiles: readonly Dated<OrdersFile>[];
  snapshot: Snapshot;
  rules: SalesRules;
  gathered: GatheredSales;
  correction: Correction;
  bytes: Buffer;
  sha256: string;
}

/** From the two files and the ledger to the bytes of the corrected file. Writes nothing. */
export function planCorrection(
  job: StockJob,
  stock: Dated<StockFile>,
  ordersFiles: readonly Dated<OrdersFile>[],
  seenGone: ReadonlySet<number>,
): StockPlan {
  const { config, ledger } = job;
  const { importMinutes } = config.proshop;
  const now = new Date(job.world.now().getTime() + serverOffset(job));
  const snapshot = { at: stock.modifiedAt, now, importMinutes, seenGone };
  const rules = salesRules(job);
  const orders = latestVersions(ordersFiles.map((file) => file.content));
  const numbers = new NumbersInFile();
  const gathered = gatherSales(orders, ledger, snapshot, rules, ({ source }, id) => numbers.has(source, id));
  const missed = gathered.sales.flatMap(missedSales);
  const correction = correct(stock.content, missed, config.stock.missedSales);
  const bytes = renderStock(stock.content, correction);
  return {
    stock,
    ordersFiles,
    snapshot,
    rules,
    gathered,
    correction,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

function salesRules({ config }: StockJob): SalesRules {
  const { states, ignoredStates, columns } = config.orders;
  return {
    states,
    ignoredStates,
    hasStateColumn: columns['state'] !== false,
    reservingStates: config.stock.reservingStates,
  };
}

function missedSales(sale: UnknownSale): MissedSale[] {
  const order = nameOfSale(sale);
  return sale.lines.map((line) => ({ ...line, order, isFirstCycle: sale.isFirstCycle }));
}
