import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Job } from '../../src/program/job.ts';
import { takeLock } from '../../src/program/lock.ts';
import { runJob } from '../../src/program/run-job.ts';
import type { JobName } from '../../src/program/work-paths.ts';
import { wordsIn } from '../../src/words/language.ts';
import { ConfigFolder, soundFtp } from '../config/config-folder.ts';

const now = () => new Date('2026-11-22T09:57:03');
const silent = { isTerminal: false, write: () => undefined };
const options = {
  dryRun: false,
  force: false,
  json: false,
  verbose: false,
  quiet: false,
  lang: 'en',
} as const;

async function inWorkFolder(play: (folder: ConfigFolder) => Promise<void>): Promise<void> {
  const folder = new ConfigFolder();
  folder.write('passerelle.json', JSON.stringify({ ftp: soundFtp }));
  try {
    await play(folder);
  } finally {
    folder.remove();
  }
}

/** A run of orders-to-xml that says `line`, and lives on until `meanwhile` is done, then says it again. */
function run(
  folder: ConfigFolder,
  line: string,
  jobName?: JobName,
  meanwhile: () => unknown = () => undefined,
): Promise<number> {
  const world = { ...folder.world(), now, uniqueId: () => 'abcdefghij', out: silent, err: silent };
  const work = async ({ reporter }: Job): Promise<void> => {
    reporter.tell('plain', line);
    await meanwhile();
    reporter.tell('plain', line);
  };
  return runJob({ program: 'orders-to-xml', version: '1.0.0', wordsIn, world, options, jobName }, work);
}

/** What the trace holds: "A A" is a whole block. */
function blocks({ path }: ConfigFolder): string[] {
  const lines = readFileSync(join(path, 'Trace1.txt'), 'utf8').split('\r\n');
  return lines
    .join('\n')
    .split('===\n')
    .slice(1)
    .map(
      (block) =>
        block
          .match(/^ {2}[A-C]$/gm)
          ?.join('')
          .replaceAll('  ', '') ?? '',
    );
}

const traces = ({ path }: ConfigFolder) => readdirSync(path).filter((name) => /^Trace/.test(name));

test('a job that ends while a cycle runs: its block follows that of the cycle, whole', () =>
  inWorkFolder(async (folder) => {
    await run(folder, 'A', undefined, () => run(folder, 'B', 'crm'));
    expect(blocks(folder)).toEqual(['AA', 'BB']);
    expect(traces(folder)).toEqual(['Trace1.txt']);
  }));

test('a cycle that begins and ends while a job runs: the same', () =>
  inWorkFolder(async (folder) => {
    await run(folder, 'A', 'crm', () => run(folder, 'B'));
    expect(blocks(folder)).toEqual(['BB', 'AA']);
    expect(traces(folder)).toEqual(['Trace1.txt']);
  }));

test('two jobs within a cycle', () =>
  inWorkFolder(async (folder) => {
    await run(folder, 'A', undefined, () => run(folder, 'B', 'crm', () => run(folder, 'C', 'customers')));
    expect(blocks(folder).toSorted()).toEqual(['AA', 'BB', 'CC']);
    expect(traces(folder)).toEqual(['Trace1.txt']);
  }));

test('a job tells as it goes, beside the trace', () =>
  inWorkFolder(async (folder) => {
    await run(folder, 'A', 'crm', () => {
      expect(readFileSync(join(folder.path, 'Trace1-crm.txt'), 'utf8')).toMatch(
        /^\uFEFF=== [^\r]*\r\n {2}A\r\n$/,
      );
      expect(existsSync(join(folder.path, 'Trace1.txt'))).toBe(false);
    });
    expect(blocks(folder)).toEqual(['AA']);
    expect(readFileSync(join(folder.path, 'Trace1.txt'), 'utf8').match(/\uFEFF/g)).toHaveLength(1);
  }));

test.each<[string, JobName | undefined]>([
  ['the next cycle', undefined],
  ['the next run of that job', 'crm'],
])('what a killed job had said comes into the trace with %s', (_, next) =>
  inWorkFolder(async (folder) => {
    writeFileSync(join(folder.path, 'Trace1-crm.txt'), '\uFEFF=== killed ===\r\n  C\r\n');
    await run(folder, 'A', next);
    expect(blocks(folder).toSorted()).toEqual(['AA', 'C']);
    expect(traces(folder)).toEqual(['Trace1.txt']);
  }),
);

test('a cycle leaves alone what a job is writing, and files of other names', () =>
  inWorkFolder(async (folder) => {
    writeFileSync(join(folder.path, 'Trace1-crm.txt'), '=== at work ===\r\n  B\r\n');
    writeFileSync(join(folder.path, 'Trace1 (copy).txt'), '');
    const lock = takeLock(join(folder.path, 'orders-to-xml-crm.lock'));
    await run(folder, 'A');
    lock.release();
    expect(blocks(folder)).toEqual(['AA']);
    expect(traces(folder).toSorted()).toEqual(['Trace1 (copy).txt', 'Trace1-crm.txt', 'Trace1.txt']);
  }));
