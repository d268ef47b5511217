import { join } from 'node:path';
import { dist, type Program } from '../exe/programs.ts';
import { BenchShop, type Files } from './bench-shop.ts';
import { measure, medianOf, medians, ratioOf, type Measure, type Pair } from './measured-run.ts';
import { assertSameSales } from './same-work.ts';
import { ordersOf, stockOf } from './shop-data.ts';

/** One line of the table: a program at one size, in turn with its Python script. */
export interface Cost {
  program: Program['name'];
  rows: number;
  /** What its cells are like. */
  cells: Cells;
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
  /** The other build of ours, and the CPU of ours to it. */
  other: { measure: Measure; cpuRatio: number } | null;
}

/** With quotes in them they are written with two for each. */
export type Cells = 'plain' | 'quoted';

interface Subject {
  program: Program['name'];
  cells: Cells;
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
  cells: 'plain',
  script: 'orders_baseline.py',
  filesOf: (rows) => ({ 'orders.csv': ordersOf(rows) }),
  earlierFiles: () => ({ 'orders.csv': ordersOf(10, { firstId: firstEarlierId }) }),
  compare: (shop) => assertSameSales(join(shop.root, 'import')),
};

const quotedOrders: Subject = {
  ...orders,
  cells: 'quoted',
  filesOf: (rows) => ({ 'orders.csv': ordersOf(rows, { isQuoted: true }) }),
};

const stock: Subject = {
  program: 'stock-csv-mod',
  cells: 'plain',
  script: 'stock_baseline.py',
  filesOf: (rows) => ({ 'orders.csv': ordersOf(60), 'ExportCSV.csv': stockOf(rows) }),
  // The first orders of those: a sale that leaves the CSV unsent would be told as lost.
  earlierFiles: () => ({ 'orders.csv': ordersOf(10), 'ExportCSV.csv': stockOf(200) }),
  compare: () => Promise.resolve(),
};

/** In rows. */
export interface Sizes {
  orders: readonly number[];
  quoted: readonly number[];
  stock: readonly number[];
}

export interface Conditions {
  /** Of each direction, half of a round trip. */
  delayMs: number;
  /** Pairs of a row; undefined: as many as are enough. */
  runs: number | undefined;
  /** A folder as `npm run build` makes it, of another version, which takes its turn too. */
  against: string | undefined;
}

/**
 * Yields a row as soon as it is known: for each program the first run at the smallest size, then later runs at each.
 */
export async function* costOverRows(sizes: Sizes, conditions: Conditions): AsyncGenerator<Cost> {
  for (const [subject, counts] of [
    [orders, sizes.orders],
    [quotedOrders, sizes.quoted],
    [stock, sizes.stock],
  ] as const) {
    if (counts.length === 0) continue;
    if (subject.cells === 'plain') yield await costOf(subject, Math.min(...counts), 'first', conditions);
    for (const rows of counts) yield await costOf(subject, rows, 'later', conditions);
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
  { delayMs, runs, against }: Conditions,
): Promise<Cost> {
  const shop = await BenchShop.open(delayMs);
  const files = subject.filesOf(rows);
  const pairs: Pair[] = [];
  const others: Measure[] = [];
  const since = performance.now();
  const isDone = () => (runs === undefined ? isEnough(pairs.length, since) : pairs.length >= runs);
  let commands = 0;
  try {
    while (!isDone()) {
      if (against !== undefined)
        others.push(await measure(await commandOf(shop, against, subject, run, files)));
      const command = await commandOf(shop, dist, subject, run, files);
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
    cells: subject.cells,
    run,
    pairs: pairs.length,
    ours: medians(pairs.map(({ ours }) => ours)),
    theirs: medians(pairs.map(({ theirs }) => theirs)),
    ratio: ratioOf(pairs, 'wall'),
    cpuRatio: ratioOf(pairs, 'cpu'),
    commands,
    other: others.length === 0 ? null : besideOther(pairs, others),
  };
}

function besideOther(pairs: readonly Pair[], others: readonly Measure[]): Cost['other'] {
  const ratios = pairs.map(({ ours }, turn) => ours.cpu / (others[turn]?.cpu ?? NaN));
  return { measure: medians(others), cpuRatio: medianOf(ratios) };
}

async function commandOf(
  shop: BenchShop,
  build: string,
  subject: Subject,
  run: Cost['run'],
  files: Files,
): Promise<string[]> {
  const command = shop.firstRunOf(join(build, `${subject.program}.cjs`));
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
