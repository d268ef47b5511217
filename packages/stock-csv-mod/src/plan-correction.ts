import { createHash } from 'node:crypto';
import type { Config } from '@passerelle/core/config/schema.ts';
import { isListed } from '@passerelle/core/orders/order-state.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { OrderAsRead, OrderReading } from '@passerelle/core/ports/order-source.ts';
import type { StockReading } from '@passerelle/core/ports/stock-source.ts';
import { gatherSales, type GatheredSales } from './gather-sales.ts';
import { correct, type Correction } from './stock/correct.ts';
import type { MissedSale } from './stock/missed-sales.ts';
import { renderStock } from './stock/render-stock.ts';
import type { StockFile } from './stock/stock-file.ts';
import { nameOfSale, type SalesRules, type Snapshot, type UnknownSale } from './unknown-sales.ts';

/** What was read, and what a look at the server has shown. */
export interface Seen {
  stock: StockReading<StockFile>;
  orders: OrderReading;
  /** Batches that a dry run has just seen gone from `import`, which the ledger does not have as COLLECTED. */
  gone: ReadonlySet<number>;
  /** By the clock that dates what was read. */
  now: Date;
}

/** What would be published, and everything that led to it. */
export interface StockPlan {
  stock: StockReading<StockFile>;
  orders: OrderReading;
  /** Parts of the orders that have one which holds its sizes only as long as it stands there. */
  holding: ReadonlySet<string>;
  snapshot: Snapshot;
  rules: SalesRules;
  gathered: GatheredSales;
  /** Line by line: what ProShop does not know. */
  missed: readonly MissedSale[];
  /** Of every order and its state: the same as long as nothing is sold and nothing cancelled. */
  ordersHash: string;
  correction: Correction;
  bytes: Buffer;
  sha256: string;
}

type Configured = Pick<Config, 'orders' | 'stock' | 'proshop'>;

/** From stock, orders and ledger to the bytes of the corrected file. Writes nothing. `ledger` null: there is none yet. */
export function planCorrection(seen: Seen, config: Configured, ledger: Ledger | null): StockPlan {
  const { stock, orders, gone: seenGone, now } = seen;
  const { importMinutes } = config.proshop;
  const snapshot = { at: stock.asOf, now, importMinutes, seenGone };
  const rules = salesRules(config);
  const holding = new Set<string>();
  const heard = createHash('sha256');
  const told = newsIn(orders, ledger, ({ order, part }) => {
    heard.update(JSON.stringify([order.id, order.ref, order.stateId, order.stateLabel, order.lines.length]));
    if (isListed(order, rules.reservingStates)) holding.add(part);
  });
  const all = gatherSales(told, ledger, snapshot, rules, (read, id) => read.standsBeside(id));
  const gathered = orders.hasLeft(null) ? all : { ...all, neverSent: [] };
  const missed = gathered.sales.flatMap(missedSales);
  // Of quantities the sales are always taken off; only a file hides a size for a cycle.
  const policy = config.stock.to === 'shop' ? 'subtract' : config.stock.missedSales;
  const isNegativeLeft = config.stock.to === 'file' && config.stock.allowNegative;
  const correction = correct(stock.stock, missed, policy, isNegativeLeft);
  const bytes = renderStock(stock.stock, correction);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const read = { stock, orders, holding, snapshot, rules, gathered, missed };
  return { ...read, ordersHash: heard.digest('hex'), correction, bytes, sha256 };
}

/** The orders that have something to tell. One that comes behind newer parts has, as long as the ledger does not have it, or has it as waiting for its payment. */
function* newsIn(
  orders: OrderReading,
  ledger: Ledger | null,
  onTold: (read: OrderAsRead) => void,
): Generator<OrderAsRead> {
  for (const read of orders.orders()) {
    const { id, ref, date } = read.order;
    const known = read.isBehind ? ledger?.orders.find(id, ref, date) : null;
    if (known && known.status !== 'waiting') continue;
    onTold(read);
    yield read;
  }
}

function salesRules({ orders, stock }: Pick<Configured, 'orders' | 'stock'>): SalesRules {
  const { states, ignoredStates, columns } = orders;
  const hasStateColumn = columns['state'] !== false;
  return { states, ignoredStates, hasStateColumn, reservingStates: stock.reservingStates };
}

function missedSales(sale: UnknownSale): MissedSale[] {
  const order = nameOfSale(sale);
  return sale.lines.map((line) => ({ ...line, order, isFirstCycle: sale.isFirstCycle }));
}
