import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  answerAllWith,
  endlessAnswers,
  type LongAnswer,
} from '@passerelle/rehearsal/hostile/endless-answers.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { inShop } from '../cycle/in-shop.ts';

const program = join(import.meta.dirname, '../../src/main.ts');
const most = 200;

/** At its end the program writes what it held at most. */
const confessing = `process.on('exit', () => {
  require('node:fs').writeFileSync('peak.txt', String(process.resourceUsage().maxRSS / 1024));
});`;

/** Runs the command in its own process. Its exit code, and MB at most. */
async function run(shop: Rehearsal, ...argv: string[]): Promise<{ exitCode: unknown; peak: number }> {
  writeFileSync(join(shop.workDir, 'confess.cjs'), confessing);
  const options = ['--disable-warning=ExperimentalWarning', '--require', join(shop.workDir, 'confess.cjs')];
  const child = spawn(process.execPath, [...options, program, ...argv], {
    cwd: shop.workDir,
    stdio: 'ignore',
  });
  const [exitCode] = (await once(child, 'exit')) as unknown[];
  return { exitCode, peak: Number(readFileSync(join(shop.workDir, 'peak.txt'), 'utf8')) };
}

/** What shop and CRM are asked for, each of them answering that. */
async function peaks(answer: LongAnswer): Promise<{ exitCode: unknown; peak: number }[]> {
  const server = await answerAllWith(answer);
  const config = {
    orders: { from: 'shop' },
    shop: { url: server.url, key: 'REHEARSALREHEARSALREHEARSALREHEA', attempts: 1 },
    crm: { url: server.url, user: 'passerelle', accessKey: 'abcdefgh', attempts: 1 },
  };
  const seen: { exitCode: unknown; peak: number }[] = [];
  await inShop(
    async (shop) => {
      seen.push(await run(shop, '--dry-run'), await run(shop, 'crm', '--dry-run'));
    },
    { config },
  );
  await server.close();
  return seen;
}

const harmless: LongAnswer = {
  ...{ status: 500, contentType: 'text/html' },
  ...{ head: '', unit: ' ', times: 1, tail: '' },
};

test('no answer, however long or deep, takes more than 200 MB over what the job takes itself', async () => {
  const own = await peaks(harmless);
  for (const name of ['a gigabyte of rows', 'five million empty rows', 'a text without an end']) {
    const seen = await peaks(endlessAnswers[name] ?? harmless);
    expect(seen.map(({ exitCode }) => exitCode)).toEqual([3, 3]);
    seen.forEach(({ peak }, at) => expect(peak - (own[at]?.peak ?? 0)).toBeLessThan(most));
  }
}, 120_000);
