import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { costOverRows, type Cost } from './bench/cost-over-rows.ts';
import { costLine, writeCosts } from './bench/cost-report.ts';
import { goalLines } from './bench/goals.ts';
import { python, pythonLine } from './bench/python.ts';
import { articlesBench } from './bench/shop/articles-bench.ts';
import { crmBench } from './bench/crm/crm-bench.ts';
import { inFlightBench } from './bench/shop/in-flight.ts';
import { levelsBench } from './bench/shop/levels-bench.ts';
import { overSize } from './bench/shop/over-size.ts';
import { shopBench } from './bench/shop/shop-bench.ts';
import { startUp } from './bench/start-up.ts';
import { wireBench } from './bench/wire/wire-bench.ts';
import { wireTable } from './bench/wire/wire-table.ts';

/**
 * npm run bench [-- --orders 60,20000,300000 --quoted 20000,300000 --stock 3000,20000,300000 --runs 5 --ftp-delay 40]
 *
 *   Each program as a whole process, with ledger, archive and delivery, in turn with a plain Python script that has none
 *   of them: medians, and the median of the ratios of each pair, by CPU (user and system) and by wall time. Python is the
 *   one of Debian's own package, if that is installed. --quoted: rows whose cells have quotes in them. A measured run is a later run, as every half-hourly
 *   one is; the first run in a new work folder is a row of its own. Without --runs: as many pairs as fit in 30 s,
 *   5 at least, 41 at most.
 *   Results go to .cache/bench: bench.json, and bench.svg, cost over rows. Without delay it says which goals hold.
 *   --against <folder>: another version's `dist`, such as that of a release, takes its turn in each pair.
 *   --ftp-delay: of each direction, in milliseconds; a round trip takes twice that.
 *
 * npm run bench -- --wire [--runs 3 --ftp-delay 40]
 *
 *   The same work by ours (a later run) and by lftp, curl and Python's ftplib, as far as they are installed: log in,
 *   fetch 250 kB, upload as much into the staging folder, read its size back, rename it into import, quit. On the
 *   embedded server, and on vsftpd, ProFTPD and Pure-FTPd where scripts/install-test-servers.sh has put them. Commands
 *   are counted in the delaying proxy, command by command with their purpose. The tables go to .cache/bench/wire.md.
 *
 * npm run bench -- --shop [--runs 5]
 *
 *   5,000 orders read in the rehearsed shop, in turn with curl fetching the same pages. Then 20,000 sizes of which 200
 *   changed, pushed into it, beside a plain Python script that PATCHes size by size; and the memory at 100,000 sizes.
 *   --sizes 2000,10000: fewer of both. --over-size: instead, time and memory over the size of the shop, up to 50,000
 *   orders and 100,000 sizes, once each; the charts go to .cache/bench/shop.svg. --answer-ms 50: instead, how many
 *   requests are really under way at a shop that takes so long for each answer, with a `shop.parallel` of 1, 2 and 4.
 *
 * npm run bench -- --articles 1000
 *
 *   So many new articles of six sizes and an image into an empty rehearsed shop, once more with nothing new, and by a plain
 *   script that makes them one by one: requests and time.
 *
 * npm run bench -- --crm 1000
 *
 *   So many orders, and five times as many customers, into an empty rehearsed CRM: first a quarter of them, then all; once
 *   more with nothing new; and by a plain script that makes them one by one: requests, time and memory.
 *
 * npm run bench -- --start [--runs 11]
 *
 *   What each bundle takes to say --version and --help, beside Node alone and Python with the modules of the scripts.
 *
 * Ours run with the code cache that the build has put beside them, and Python with the compiled modules it keeps of itself.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    orders: { type: 'string', default: '60,20000,300000' },
    quoted: { type: 'string', default: '20000,300000' },
    stock: { type: 'string', default: '3000,20000,300000' },
    against: { type: 'string' },
    'ftp-delay': { type: 'string' },
    shop: { type: 'boolean', default: false },
    articles: { type: 'string' },
    crm: { type: 'string' },
    sizes: { type: 'string', default: '20000,100000' },
    'over-size': { type: 'boolean', default: false },
    'answer-ms': { type: 'string' },
    start: { type: 'boolean', default: false },
    wire: { type: 'boolean', default: false },
  },
});
const folder = join(import.meta.dirname, '../.cache/bench');
const numbers = (text: string): number[] => text.split(',').filter(Boolean).map(Number);
const runs = values.runs === undefined ? undefined : Number(values.runs);

// Whoever set these meant other programs: certificates that each Node reads, and another cache.
for (const name of ['NODE_EXTRA_CA_CERTS', 'NODE_COMPILE_CACHE']) delete process.env[name];
const delay = values['ftp-delay'];
if (values.wire) await benchWire(Number(delay ?? 40), runs ?? 3);
else if (values.articles !== undefined)
  for await (const line of articlesBench(Number(values.articles))) console.log(line);
else if (values.crm !== undefined) for await (const line of crmBench(Number(values.crm))) console.log(line);
else if (values.shop) await benchShop(runs ?? 5);
else if (values.start) for (const line of await startUp(runs ?? 11)) console.log(line);
else await benchCost(Number(delay ?? 0));

async function benchShop(times: number): Promise<void> {
  if (values['over-size']) {
    const sizes = { orders: [1000, 5000, 20_000, 50_000], sizes: [5000, 20_000, 50_000, 100_000] };
    for await (const line of overSize(sizes, folder)) console.log(line);
    return;
  }
  const late = values['answer-ms'];
  if (late !== undefined) {
    for await (const line of inFlightBench(Number(late), [60, 2000, 20_000])) console.log(line);
    return;
  }
  const [sizes = 20_000, many = 100_000] = numbers(values.sizes);
  for await (const line of shopBench(times)) console.log(line);
  for await (const line of levelsBench(sizes, many)) console.log(line);
}

async function benchWire(delayMs: number, times: number): Promise<void> {
  const tables: string[] = [];
  for await (const trips of wireBench(delayMs, times)) {
    const table = wireTable(trips, delayMs);
    console.log(table);
    tables.push(table);
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'wire.md'), tables.join('\n'));
  console.log(`Written: ${join(folder, 'wire.md')}`);
}

async function benchCost(delayMs: number): Promise<void> {
  const { orders, quoted, stock, against } = values;
  const sizes = { orders: numbers(orders), quoted: numbers(quoted), stock: numbers(stock) };
  const costs: Cost[] = [];
  console.log(pythonLine(python));
  for await (const cost of costOverRows(sizes, { delayMs, runs, against })) {
    console.log(costLine(cost));
    costs.push(cost);
  }
  if (delayMs === 0) console.log(`\n${goalLines(costs).join('\n')}`);
  writeCosts(folder, delayMs, costs);
  console.log(`\nWritten: ${join(folder, 'bench.json')}, bench.svg`);
}
