import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFtpServer, type FtpServer } from '@passerelle/rehearsal/ftp-server/ftp-server.ts';
import { renderStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { dist } from '../../exe/programs.ts';
import { measure, type Measure } from '../measured-run.ts';
import { python } from '../python.ts';

const account = { user: 'passerelle', password: 'mot-de-passe-du-banc' };
const bundle = join(dist, 'stock-csv-mod.cjs');
const changed = 200;

/** What a push may cost at most; the ratio is that of wall times. */
const goals = { requests: 40, ratio: 0.1 };

/**
 * The stock straight into the shop: `sizes` of them, 200 changed, beside a plain script that sends every size by itself,
 * one right after the other; and the memory of a push at `many` sizes. One line each.
 */
export async function* levelsBench(sizes: number, many: number): AsyncGenerator<string> {
  const ours = await withShop(sizes, async (bench) => {
    bench.putStock(sizes, 9);
    await bench.push();
    bench.putStock(sizes, 8);
    const push = await bench.push();
    const script = await bench.script();
    return { ...push, script };
  });
  const { measured, requests, written, script } = ours;
  yield `${sizes} sizes, ${changed} changed: ${requests} requests, ${written} written, ${seconds(measured)}, ${Math.round(measured.peakMb)} MB; a script that PATCHes each size: ${seconds(script)}`;
  yield goalLine('requests', requests, goals.requests, 0);
  yield `${written === changed ? '✔' : '✘'} written ${written}, goal ${changed} and nothing else`;
  yield goalLine('ratio', measured.wall / script.wall, goals.ratio, 3);
  const { measured: large } = await withShop(many, async (bench) => {
    bench.putStock(many, 9);
    return bench.push();
  });
  yield `${many} sizes, ${changed} changed: ${seconds(large)}, ${Math.round(large.peakMb)} MB`;
}

function seconds({ wall }: Measure): string {
  return `${wall.toFixed(2)} s`;
}

function goalLine(what: string, is: number, atMost: number, digits: number): string {
  return `${is <= atMost ? '✔' : '✘'} ${what} ${is.toFixed(digits)}, goal ≤ ${atMost}`;
}

export interface Push {
  measured: Measure;
  requests: number;
  written: number;
  /** Seconds, of the shop. */
  cpu: number;
}

export interface LevelsRoom {
  /** ProShop's stock: ten of each size as the shop has them, but for 200 that have `pairs`. */
  putStock(sizes: number, pairs: number): void;
  push(): Promise<Push>;
  script(): Promise<Measure>;
}

export async function withShop<T>(sizes: number, work: (room: LevelsRoom) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const root = join(folder, 'server');
  mkdirSync(join(root, 'import'), { recursive: true });
  const shop = fork(join(import.meta.dirname, 'serve-levels.ts'), [String(sizes)]);
  const ftp = await startFtpServer({ root, ...account });
  try {
    const [place] = (await once(shop, 'message')) as [{ url: string; key: string }];
    return await work(roomOf({ folder, root, shop, ftp, ...place }));
  } finally {
    shop.kill();
    await ftp.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Place {
  folder: string;
  root: string;
  shop: ChildProcess;
  ftp: FtpServer;
  url: string;
  key: string;
}

function roomOf({ folder, root, shop, ftp, url, key }: Place): LevelsRoom {
  const config = join(folder, 'passerelle.json');
  const server = { host: '127.0.0.1', port: ftp.port, ...account, deadlineSeconds: 600, timeoutSeconds: 60 };
  const web = { url, key, timeoutSeconds: 60, deadlineSeconds: 600 };
  const stock = { to: 'shop', guard: { maxDropPercent: 0 } };
  writeFileSync(config, JSON.stringify({ ftp: server, shop: web, orders: { from: 'shop' }, stock }));
  return {
    putStock(sizes, pairs) {
      const path = join(root, 'ExportCSV.csv');
      writeFileSync(path, renderStockCsv(rowsOf(sizes, pairs)));
      const aMinuteAgo = new Date(Date.now() - 60_000);
      utimesSync(path, aMinuteAgo, aMinuteAgo);
    },
    async push() {
      await countsOf(shop);
      const measured = await measure([process.execPath, bundle, '--quiet', '--config', config]);
      return { measured, ...(await countsOf(shop)) };
    },
    script() {
      const { user, password } = account;
      const script = join(import.meta.dirname, 'levels_baseline.py');
      return measure([python.path, script, String(ftp.port), user, password, url, key]);
    },
  };
}

async function countsOf(shop: ChildProcess): Promise<Omit<Push, 'measured'>> {
  shop.send('counts');
  const [counts] = (await once(shop, 'message')) as [Omit<Push, 'measured'>];
  return counts;
}

function rowsOf(sizes: number, pairs: number) {
  const every = Math.floor(sizes / changed);
  return Array.from({ length: sizes }, (_, at) => ({
    gencod: String(2_000_000_000_001 + at),
    reference: `MOD-${at}`,
    size: '38',
    name: 'Modèle',
    qty: at % every === 0 ? pairs : 10,
  }));
}
