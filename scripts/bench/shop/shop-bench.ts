import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { goalLine } from '../goals.ts';
import { startShop } from './shop-process.ts';

export interface Reading {
  orders: number;
  lines: number;
  rejected: number;
  requests: number;
  milliseconds: number;
  /** Seconds, of the whole process. */
  cpu: number;
  megabytes: number;
}

const run = promisify(execFile);

/**
 * Reading 5,000 orders of the shop, in turn with curl fetching the same pages over one connection. One line each, then one
 * for each goal: whether it holds.
 */
export async function* shopBench(times: number): AsyncGenerator<string> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const shop = await startShop();
  try {
    const ratios: number[] = [];
    const readings: Reading[] = [];
    for (let count = 0; count < times; count += 1) {
      // What curl asked in the turn before is none of ours.
      await shop.served();
      const ours = await readOnce(shop);
      const curl = await fetchAgain((await shop.served()).addresses, shop.key, folder);
      ratios.push(ours.milliseconds / curl);
      readings.push(ours);
      yield `${ours.orders} orders, ${ours.lines} lines: ${ours.requests} requests, ${ours.milliseconds} ms, ${ours.megabytes} MB; curl, the same pages: ${Math.round(curl)} ms`;
    }
    const median = ratios.toSorted((one, other) => one - other)[Math.floor(ratios.length / 2)] ?? NaN;
    const most = (of: (reading: Reading) => number) => Math.max(...readings.map(of));
    yield '';
    yield goalLine('orders from the shop: time, median of the ratios to curl', median, 2, 2, '');
    yield goalLine(
      'orders from the shop: requests',
      most(({ requests }) => requests),
      120,
      0,
      '',
    );
    yield goalLine(
      'orders from the shop: peak',
      most(({ megabytes }) => megabytes),
      200,
      0,
      ' MB',
    );
    yield goalLine(
      'orders from the shop: rejected',
      most(({ rejected }) => rejected),
      0,
      0,
      '',
    );
  } finally {
    shop.stop();
    rmSync(folder, { recursive: true });
  }
}

export async function readOnce({ url, key }: { url: string; key: string }, parallel = 2): Promise<Reading> {
  const script = join(import.meta.dirname, 'read.ts');
  const { stdout } = await run(process.execPath, [script, url, key, String(parallel)]);
  return JSON.parse(stdout) as Reading;
}

/** Milliseconds. */
async function fetchAgain(addresses: readonly string[], key: string, folder: string): Promise<number> {
  const config = join(folder, 'curl.txt');
  const entries = addresses.map((address) => `url = "${address}"\noutput = "${join(folder, 'page')}"\n`);
  writeFileSync(config, `user = "${key}:"\ngloboff\nsilent\n${entries.join('')}`);
  const startedAt = performance.now();
  await run('curl', ['-K', config]);
  return performance.now() - startedAt;
}
