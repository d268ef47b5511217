import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rehearsedUser } from '@passerelle/rehearsal/crm/crm-world.ts';
import { dist } from '../../exe/programs.ts';
import { measure, type Measure } from '../measured-run.ts';

const bundle = join(dist, 'orders-to-xml.cjs');

interface Filling extends Measure {
  requests: number;
}

/**
 * A first fill of an empty CRM, by us and by a plain script that makes everything one by one; then a run with nothing new.
 * A quarter of the size first: what is held in memory must not grow with it. A line each.
 */
export async function* crmBench(orders: number): AsyncGenerator<string> {
  for (const share of [orders / 4, orders]) {
    const [count, customers] = [Math.round(share), Math.round(share * 5)];
    const shop = await serve('shop', String(count), String(customers));
    try {
      const { first, again } = await byUs(shop);
      yield `${count} orders, ${customers} customers, ours: ${lineOf(first)}`;
      yield `  once more, nothing new: ${lineOf(again)}`;
      if (share === orders) yield `  one by one: ${lineOf(await oneByOne(shop))}`;
    } finally {
      shop.process.kill();
    }
  }
}

function lineOf({ requests, wall, cpu, peakMb }: Filling): string {
  return `${requests} requests, ${wall.toFixed(1)} s, CPU ${cpu.toFixed(1)} s, ${Math.round(peakMb)} MB`;
}

interface Served {
  process: ChildProcess;
  url: string;
  key: string;
}

async function serve(...what: string[]): Promise<Served> {
  const child = fork(join(import.meta.dirname, 'serve.ts'), what);
  const [place] = (await once(child, 'message')) as [{ url: string; key: string }];
  return { process: child, ...place };
}

async function requestsOf({ process: child }: Served): Promise<number> {
  child.send('requests');
  const [count] = (await once(child, 'message')) as [number];
  return count;
}

async function byUs(shop: Served): Promise<{ first: Filling; again: Filling }> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const crm = await serve('crm');
  try {
    const config = join(folder, 'passerelle.json');
    writeFileSync(config, JSON.stringify(configOf(shop, crm)));
    const run = async (...argv: string[]): Promise<Filling> => {
      const before = await requestsOf(crm);
      const measured = await measure([
        process.execPath,
        bundle,
        'crm',
        '--quiet',
        '--config',
        config,
        ...argv,
      ]);
      return { ...measured, requests: (await requestsOf(crm)) - before };
    };
    return { first: await run('--all'), again: await run() };
  } finally {
    crm.process.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function configOf(shop: Served, crm: Served): object {
  const { name: user, accessKey } = rehearsedUser;
  return {
    ftp: { host: '127.0.0.1', port: 21, user: 'nobody', password: 'nothing' },
    orders: { from: 'shop' },
    shop: { url: shop.url, key: shop.key },
    crm: { url: crm.url, user, accessKey },
  };
}

async function oneByOne(shop: Served): Promise<Filling> {
  const crm = await serve('crm');
  try {
    const script = join(import.meta.dirname, 'crm_baseline.py');
    const { name, accessKey } = rehearsedUser;
    const measured = await measure(['python3', script, shop.url, shop.key, crm.url, name, accessKey]);
    return { ...measured, requests: await requestsOf(crm) };
  } finally {
    crm.process.kill();
  }
}
