import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { costOverRows, type Cost } from './bench/cost-over-rows.ts';
import { costLine, writeCosts } from './bench/cost-report.ts';
import { goalLines } from './bench/goals.ts';
import { assertPython } from './bench/measured-run.ts';

/**
 * npm run bench [-- --orders 60,20000,300000 --stock 3000,300000 --runs 5 --ftp-delay 40]
 *
 *   Each program as a whole process, with ledger, archive and delivery, in turn with a plain Python script that has none
 *   of them: medians, and the median of the ratios of each pair. A measured run is a later run, as every half-hourly one
 *   is; the first run in a new work folder is a row of its own. Without --runs: 5 pairs, 3 above 100,000 rows. Results go
 *   to .cache/bench: bench.json, and bench.svg, cost over rows. Without delay it says which goals hold.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    orders: { type: 'string', default: '60,20000,300000' },
    stock: { type: 'string', default: '3000,300000' },
    'ftp-delay': { type: 'string', default: '0' },
  },
});
const folder = join(import.meta.dirname, '../.cache/bench');
const numbers = (text: string): number[] => text.split(',').filter(Boolean).map(Number);
const runs = values.runs === undefined ? undefined : Number(values.runs);

assertPython();
await benchCost(Number(values['ftp-delay']));

async function benchCost(delayMs: number): Promise<void> {
  const sizes = { orders: numbers(values.orders), stock: numbers(values.stock) };
  const costs: Cost[] = [];
  for await (const cost of costOverRows(sizes, delayMs, runs)) {
    console.log(costLine(cost));
    costs.push(cost);
  }
  if (delayMs === 0) console.log(`\n${goalLines(costs).join('\n')}`);
  writeCosts(folder, delayMs, costs);
  console.log(`\nWritten: ${join(folder, 'bench.json')}, bench.svg`);
}
