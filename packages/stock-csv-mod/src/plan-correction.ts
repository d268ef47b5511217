import { createHash } from 'node:crypto';
import { latestVersions, type SourcedOrder } from '@passerelle/core/orders/latest-versions.ts';
import { NumbersInFile } from '@passerelle/core/orders/numbers-in-file.ts';
import { isListed } from '@passerelle/core/orders/order-state.ts';
import type { OrdersFile } from '@passerelle/core/orders/read-orders.ts';
import { serverOffset } from './file-age.ts';
import { gatherSales, type GatheredSales } from './gather-sales.ts';
import type { StockJob } from './options.ts';
import type { Dated, OrdersSource, OrdersSources } from './read-files.ts';
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
  /** Names of the files that have an order which holds its sizes only as long as it stands there. */
  holding: ReadonlySet<string>;
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
  sources: OrdersSources,
  seenGone: ReadonlySet<number>,
): StockPlan {
  const { config, ledger } = job;
  const { importMinutes } = config.proshop;
  const now = new Date(job.world.now().getTime() + serverOffset(job));
  const snapshot = { at: stock.modifiedAt, now, importMinutes, seenGone };
  const rules = salesRules(job);
  const { files: ordersFiles } = sources;
  const holding = new Set<OrdersFile>();
  const orders = news(job, ordersFiles, ({ order, source }) => {
    if (isListed(order, rules.reservingStates)) holding.add(source);
  });
  const numbers = new NumbersInFile();
  const all = gatherSales(orders, ledger, snapshot, rules, ({ source }, id) => numbers.has(source, id));
  // Where not every file was read again, an order that none of them has may stand in another.
  const isWhole = sources.unchanged.length === 0 && sources.left === 0;
  const gathered = isWhole ? all : { ...all, neverSent: [] };
  const missed = gathered.sales.flatMap(missedSales);
  const correction = correct(stock.content, missed, config.stock.missedSales);
  const bytes = renderStock(stock.content, correction);
  return {
    stock,
    ordersFiles,
    holding: new Set(ordersFiles.filter(({ content }) => holding.has(content)).map(({ name }) => name)),
    snapshot,
    rules,
    gathered,
    correction,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/**
 * The orders of these files, each as the newest tells it. A file that comes behind newer ones, which were read by an
 * earlier run, has news only of orders that the ledger does not have, or has as waiting for their payment.
 */
function* news(
  { ledger }: StockJob,
  files: readonly OrdersSource[],
  onTold: (read: SourcedOrder) => void,
): Generator<SourcedOrder> {
  const behind = new Set(files.filter(({ isBehind }) => isBehind).map(({ content }) => content));
  for (const read of latestVersions(files.map(({ content }) => content))) {
    const { id, ref, date } = read.order;
    const known = behind.has(read.source) ? ledger?.orders.find(id, ref, date) : null;
    if (known && known.status !== 'waiting') continue;
    onTold(read);
    yield read;
  }
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
