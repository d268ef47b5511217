import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BenchShop } from './bench/bench-shop.ts';
import { assertPython, measure, medians, type Measure } from './bench/measured-run.ts';
import { chartWidth, plot, svgOf, type Series } from './bench/plot.ts';
import { ordersOf, stockOf } from './bench/shop-data.ts';

/**
 * npm run bench [-- --runs 3 --orders 60,20000,300000 --stock 3000,300000 --ftp-delay 40]
 *
 * Each program as a whole process, with ledger, archive and delivery, in turn with a plain Python script that has none of
 * them; medians, and their ratio within this run. Results go to .cache/bench (JSON, and an SVG of cost over rows).
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    orders: { type: 'string', default: '60,20000,300000' },
    stock: { type: 'string', default: '3000,300000' },
    'ftp-delay': { type: 'string', default: '0' },
  },
});
const root = join(import.meta.dirname, '..');
const runs = Number(values.runs);
const delayMs = Number(values['ftp-delay']);

interface Row {
  program: string;
  rows: number;
  ours: Measure;
  theirs: Measure;
  ratio: number;
  commands: number;
}

async function benchOrders(rows: number): Promise<Row> {
  const shop = await BenchShop.open(delayMs);
  shop.put('orders.csv', ordersOf(rows));
  return bench(shop, 'orders-to-xml', rows, 'orders_baseline.py');
}

async function benchStock(lines: number): Promise<Row> {
  const shop = await BenchShop.open(delayMs);
  shop.put('orders.csv', ordersOf(60));
  shop.put('ExportCSV.csv', stockOf(lines));
  return bench(shop, 'stock-csv-mod', lines, 'stock_baseline.py');
}

/** In turn, so that a machine whose speed drifts drifts for both. */
async function bench(shop: BenchShop, program: string, rows: number, script: string): Promise<Row> {
  const ours: Measure[] = [];
  const theirs: Measure[] = [];
  let commands = 0;
  try {
    for (let run = 0; run < runs; run++) {
      const before = shop.server.log.length;
      ours.push(await measure(shop.commandOf(join(root, 'dist', `${program}.cjs`))));
      commands = shop.server.log.length - before;
      theirs.push(await measure(shop.baseline(script)));
    }
  } finally {
    await shop.close();
  }
  const [us, them] = [medians(ours), medians(theirs)];
  return { program, rows, ours: us, theirs: them, ratio: us.wall / them.wall, commands };
}

function print(row: Row): void {
  const { program, rows, ours, theirs, ratio, commands } = row;
  const show = ({ wall, cpu, peakMb }: Measure): string =>
    `${wall.toFixed(2).padStart(7)} s ${cpu.toFixed(2).padStart(7)} s CPU ${peakMb.toFixed(0).padStart(5)} MB`;
  console.log(
    `${program.padEnd(14)} ${String(rows).padStart(7)} rows  ${show(ours)}   Python ${show(theirs)}   ratio ${ratio.toFixed(2)}   ${commands} commands`,
  );
}

function chart(
  rows: readonly Row[],
  program: string,
  part: 'wall' | 'peakMb',
  title: string,
  unit: string,
  at: number,
): string {
  const own = rows.filter((row) => row.program === program);
  const series: Series[] = [
    { name: program, colour: '#0b6e4f', points: own.map((row) => ({ x: row.rows, y: row.ours[part] })) },
    {
      name: 'Python script',
      colour: '#b5541c',
      points: own.map((row) => ({ x: row.rows, y: row.theirs[part] })),
    },
  ];
  return plot(`${program}: ${title}`, unit, series, at * chartWidth);
}

assertPython();
const numbers = (text: string): number[] => text.split(',').filter(Boolean).map(Number);
const results: Row[] = [];
for (const rows of numbers(values.orders)) results.push(await benchOrders(rows));
for (const lines of numbers(values.stock)) results.push(await benchStock(lines));
for (const row of results) print(row);

const folder = join(root, '.cache', 'bench');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'bench.json'), JSON.stringify({ runs, delayMs, results }, null, 2));
writeFileSync(
  join(folder, 'bench.svg'),
  svgOf([
    chart(results, 'orders-to-xml', 'wall', 'time', 's', 0),
    chart(results, 'orders-to-xml', 'peakMb', 'memory', 'MB', 1),
    chart(results, 'stock-csv-mod', 'wall', 'time', 's', 2),
    chart(results, 'stock-csv-mod', 'peakMb', 'memory', 'MB', 3),
  ]),
);
console.log(`\nWritten: ${join(folder, 'bench.json')}, bench.svg`);
