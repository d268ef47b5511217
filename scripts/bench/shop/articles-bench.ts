import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

interface Filling {
  requests: number;
  milliseconds: number;
  megabytes: number;
}

const run = promisify(execFile);

/** New articles of six sizes with one image each: by us, once more with nothing new, and one by one. A line each. */
export async function* articlesBench(count: number): AsyncGenerator<string> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  try {
    const ledger = join(folder, 'passerelle.sqlite');
    const ours = await inEmptyShop(async (url, key) => [
      await fill(url, key, count, ledger),
      await fill(url, key, count, ledger),
    ]);
    const [first, second] = ours as [Filling, Filling];
    const alone = await inEmptyShop((url, key) => fill(url, key, count, 'one-by-one'));
    yield `${count} new articles, ours: ${lineOf(first, count)}`;
    yield `one by one: ${lineOf(alone, count)}`;
    yield `a second run with nothing new: ${second.requests} requests, ${second.milliseconds} ms, ${second.megabytes} MB`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function lineOf({ requests, milliseconds, megabytes }: Filling, count: number): string {
  return `${requests} requests (${(requests / count).toFixed(2)} each), ${milliseconds} ms, ${megabytes} MB`;
}

async function inEmptyShop<T>(play: (url: string, key: string) => Promise<T>): Promise<T> {
  const shop = fork(join(import.meta.dirname, 'serve-empty.ts'));
  try {
    const [{ url, key }] = (await once(shop, 'message')) as [{ url: string; key: string }];
    return await play(url, key);
  } finally {
    shop.kill();
  }
}

async function fill(url: string, key: string, count: number, how: string): Promise<Filling> {
  const script = join(import.meta.dirname, 'fill.ts');
  const { stdout } = await run(process.execPath, [script, url, key, String(count), how]);
  return JSON.parse(stdout) as Filling;
}
