import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { goalLine } from '../goals.ts';

export interface Reading {
  orders: number;
  lines: number;
  rejected: number;
  requests: number;
  milliseconds: number;
  megabytes: number;
}

const run = promisify(execFile);

/**
 * Reading 5,000 orders of the shop, in turn with curl fetching the same pages over one connection. One line each, then one
 * for each goal: whether it holds.
 */
export async function* shopBench(times: number): AsyncGenerator<string> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const shop = fork(join(import.meta.dirname, 'serve.ts'));
  try {
    const [{ url, key }] = (await once(shop, 'message')) as [{ url: string; key: string }];
    const ratios: number[] = [];
    const readings: Reading[] = [];
    for (let count = 0; count < times; count += 1) {
      // What curl asked in the turn before is none of ours.
      await addressesAsked(shop);
      const ours = await readOnce(url, key);
      const curl = await fetchAgain(await addressesAsked(shop), key, folder);
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
    shop.kill();
    rmSync(folder, { recursive: true });
  }
}

export async function readOnce(url: string, key: string): Promise<Reading> {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'read.ts'), url, key]);
  return JSON.parse(stdout) as Reading;
}

async function addressesAsked(shop: ChildProcess): Promise<string[]> {
  shop.send('addresses');
  const [addresses] = (await once(shop, 'message')) as [string[]];
  return addresses;
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
