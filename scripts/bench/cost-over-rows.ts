import { join } from 'node:path';
import { dist, type Program } from '../exe/programs.ts';
import { BenchShop, type Files } from './bench-shop.ts';
import { measure, medians, ratioOf, type Measure, type Pair } from './measured-run.ts';
import { assertSameSales } from './same-work.ts';
import { ordersOf, stockOf } from './shop-data.ts';

/** One line of the table: a program at one size, in turn with its Python script. */
export interface Cost {
  program: Program['name'];
  rows: number;
  /** A run in a new work folder makes ledger, staging folder and sentinel; every run after it finds them. */
  run: 'first' | 'later';
  pairs: number;
  ours: Measure;
  theirs: Measure;
  /** Of wall times. */
  ratio: number;
  /** Of CPU times: on a busy machine it is steadier. */
  cpuRatio: number;
  /** FTP commands of ours. */
  commands: number;
}

interface Subject {
  program: Program['name'];
  script: string;
  /** What the measured run finds on the server. */
  filesOf: (rows: number) => Files;
  /** What the run before it found: other orders, another stock. */
  earlierFiles: () => Files;
  /** Throws where the two did not do the same work. */
  compare: (shop: BenchShop) => Promise<void>;
}

/** Beyond that a comparison takes longer than what is measured. Rows. */
const mostCompared = 1000;

const firstEarlierId = 9_000_001;

const orders: Subject = {
  program: 'orders-to-xml',
  script: 'orders_baseline.py',
  filesOf: (rows) => ({ 'orders.csv': ordersOf(rows) }),
  earlierFiles: () => ({ 'orders.csv': ordersOf(10, firstEarlierId) }),
  compare: (shop) => assertSameSales(join(shop.root, 'import')),
};

const stock: Subject = {
  program: 'stock-csv-mod',
  script: 'stock_baseline.py',
  filesOf: (rows) => ({ 'orders.csv': ordersOf(60), 'ExportCSV.csv': stockOf(rows) }),
  // The first orders of those: a sale that leaves the CSV unsent would be told as lost.
  earlierFiles: () => ({ 'orders.csv': ordersOf(10), 'ExportCSV.csv': stockOf(200) }),
  compare: () => Promise.resolve(),
};

export interface Sizes {
  orders: readonly number[];
  stock: readonly number[];
}

/**
 * Yields a row as soon as it is known: for each program the first run at the smallest size, then later runs at each.
 */
export async function* costOverRows(
  sizes: Sizes,
  delayMs: number,
  runs: number | undefined,
): AsyncGenerator<Cost> {
  for (const [subject, counts] of [
    [orders, sizes.orders],
    [stock, sizes.stock],
  ] as const) {
    if (counts.length === 0) continue;
    yield await costOf(subject, Math.min(...counts), 'first', delayMs, runs);
    for (const rows of counts) yield await costOf(subject, rows, 'later', delayMs, runs);
  }
}

/** Pairs of a size, unless --runs says: a short run differs more from the next, and more of them fit into the time. */
const enough = { fewest: 5, most: 41, seconds: 30 };

function isEnough(pairs: number, since: number): boolean {
  const seconds = (performance.now() - since) / 1000;
  return pairs >= enough.most || (pairs >= enough.fewest && seconds >= enough.seconds);
}

async function costOf(
  subject: Subject,
  rows: number,
  run: Cost['run'],
  delayMs: number,
  runs: number | undefined,
): Promise<Cost> {
  const shop = await BenchShop.open(delayMs);
  const files = subject.filesOf(rows);
  const pairs: Pair[] = [];
  const since = performance.now();
  const isDone = () => (runs === undefined ? isEnough(pairs.length, since) : pairs.length >= runs);
  let commands = 0;
  try {
    while (!isDone()) {
      const command = await commandOf(shop, subject, run, files);
      const before = shop.server.log.length;
      const ours = await measure(command);
      commands = commandsSince(shop, before);
      pairs.push({ ours, theirs: await measure(shop.baseline(subject.script)) });
    }
    if (rows <= mostCompared) await subject.compare(shop);
  } finally {
    await shop.close();
  }
  return {
    program: subject.program,
    rows,
    run,
    pairs: pairs.length,
    ours: medians(pairs.map(({ ours }) => ours)),
    theirs: medians(pairs.map(({ theirs }) => theirs)),
    ratio: ratioOf(pairs, 'wall'),
    cpuRatio: ratioOf(pairs, 'cpu'),
    commands,
  };
}

async function commandOf(
  shop: BenchShop,
  subject: Subject,
  run: Cost['run'],
  files: Files,
): Promise<string[]> {
  const command = shop.firstRunOf(join(dist, `${subject.program}.cjs`));
  if (run === 'later') {
    shop.put(subject.earlierFiles());
    await measure(command);
  }
  shop.nextHalfHour(files);
  return command;
}

function commandsSince(shop: BenchShop, before: number): number {
  return shop.server.log.slice(before).filter(({ verb }) => verb !== 'CONNECT').length;
}
