import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { customersGame } from '@passerelle/rehearsal/faults/customers/play-customers.ts';
import { renderCustomersTable } from '@passerelle/rehearsal/faults/customers/render-customers-table.ts';
import { parts, partsOf, sample, sampling } from '@passerelle/rehearsal/faults/parts.ts';
import { renderFaultTable } from '@passerelle/rehearsal/faults/render-table.ts';
import { Tally, type Entry } from '@passerelle/rehearsal/faults/tally.ts';
import { playOverHttp } from './faults/over-http.ts';

/**
 * Makes every operation of a run fail in every way, and publishes how it ended: packages/orders-to-xml/FAULTS.md.
 * `--one-in N` plays every Nth operation; `--sample` a few minutes' worth, and publishes nothing; `--seed` repeats either;
 * `--customers`: the XML of customers, and FAULTS-CUSTOMERS.md beside it,
 * `--http`: the jobs that speak to the shop or to the CRM, and the FAULTS-HTTP.md of each program; with it `--job write-back`:
 * those whose name begins so, the rest of the page stays; `--missing`: those that the page lacks, where a run was stopped. `--part N` is one of its own processes, which plays one part and
 * prints an entry a line.
 */
const { values } = parseArgs({
  options: {
    'one-in': { type: 'string' },
    sample: { type: 'boolean' },
    seed: { type: 'string' },
    http: { type: 'boolean' },
    customers: { type: 'boolean' },
    job: { type: 'string' },
    missing: { type: 'boolean' },
    part: { type: 'string' },
  },
});
const seed = Number(values.seed ?? 20261122);
const oneIn = Number(values['one-in'] ?? 1);
const overFtp = values.sample ? sample(seed) : sampling(oneIn, seed);
const allParts = values.customers ? partsOf(customersGame, overFtp) : parts(overFtp);
const page = values.customers ? 'FAULTS-CUSTOMERS.md' : 'FAULTS.md';
const published = new URL(`../packages/orders-to-xml/${page}`, import.meta.url);

if (values.http) await playOverHttp({ ...values, seed, oneIn });
else if (values.part === undefined) await playAll();
else await playPart(Number(values.part));

async function playPart(index: number): Promise<void> {
  const part = allParts[index];
  if (!part) throw new Error(`there is no part ${index}`);
  for await (const entry of part.entries()) process.stdout.write(`${JSON.stringify(entry)}\n`);
}

async function playAll(): Promise<void> {
  const startedAt = performance.now();
  const tally = new Tally();
  const queue = allParts.entries();
  const workers = Array.from({ length: Math.max(2, availableParallelism()) }, async () => {
    for (const [index, part] of queue) {
      const count = await playInProcess(index, tally);
      console.log(`${part.name}: ${count} (${tally.count} in all, ${tally.broken.length} broken)`);
    }
  });
  await Promise.all(workers);
  const minutes = Math.round((performance.now() - startedAt) / 60_000);
  console.log(
    `${tally.count} combinations in ${minutes} minutes, seed ${seed}: ${tally.broken.length} broken`,
  );
  const played = { oneIn, seed, minutes };
  const table = values.customers ? renderCustomersTable(tally, played) : renderFaultTable(tally, played);
  if (!values.sample) await publish(table);
  if (tally.broken.length > 0) process.exitCode = 1;
}

/** Laid out as everything else is. */
async function publish(table: string): Promise<void> {
  const path = fileURLToPath(published);
  writeFileSync(path, await format(table, { ...(await resolveConfig(path)), parser: 'markdown' }));
}

/** Each part in its own process: two cores are used, and what one part leaves behind troubles no other. */
async function playInProcess(index: number, tally: Tally): Promise<number> {
  const argv = [
    import.meta.filename,
    '--part',
    String(index),
    '--seed',
    String(seed),
    '--one-in',
    String(oneIn),
  ];
  if (values.sample) argv.push('--sample');
  if (values.customers) argv.push('--customers');
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const entry = JSON.parse(line) as Entry;
    tally.add(entry);
    for (const problem of entry.problems) console.error(problem);
    count++;
  }
  if ((await ended) !== 0) throw new Error(`part ${index} could not be played`);
  return count;
}
