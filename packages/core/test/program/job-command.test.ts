import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { newProgram, runCommandLine } from '../../src/program/command-line.ts';
import { addJobCommand, type JobHelp, type JobOptions } from '../../src/program/job-command.ts';
import type { RunReport } from '../../src/report/run-report.ts';
import { wordsIn } from '../../src/words/language.ts';
import { ConfigFolder, soundFtp } from '../config/config-folder.ts';

const all: JobHelp = { command: '-', examples: '-', only: '-', file: '-', all: '-', force: '-' };
const least: JobHelp = { command: '-', examples: '-', only: '-' };

/** Runs `articles`, a job that does nothing but keep its options. */
async function play(argv: readonly string[], help = all) {
  const folder = new ConfigFolder();
  folder.write('passerelle.json', JSON.stringify({ ftp: soundFtp }));
  const words = wordsIn('en');
  const said: string[] = [];
  const out = { isTerminal: false, write: (text: string | Uint8Array) => void said.push(String(text)) };
  const world = {
    ...folder.world(),
    now: () => new Date('2026-11-22T09:57:03'),
    uniqueId: () => 'abcdefghij',
    out,
    err: out,
  };
  let options: JobOptions | undefined;
  let exitCode: number | undefined;
  const work = (job: { options: JobOptions }) => Promise.resolve(void (options = job.options));
  const root = newProgram('stock-csv-mod', '1.0.0', '-', '-', words);
  const job = {
    program: 'stock-csv-mod',
    name: 'articles',
    help,
    load: () => Promise.resolve(work),
  } as const;
  addJobCommand(root, job, { world, words, wordsIn, done: (code) => (exitCode = code) });
  const usage = await runCommandLine(root, ['articles', ...argv], world, words);
  const lock = existsSync(join(folder.path, 'stock-csv-mod-articles.lock'));
  folder.remove();
  return { options, exitCode: exitCode ?? usage, out: said.join(''), lock };
}

test.each<[string[], Partial<JobOptions>]>([
  [[], { file: undefined, only: [], limit: undefined, all: false, dryRun: false, force: false }],
  [['nouveautes.csv'], { file: 'nouveautes.csv' }],
  [['--only', 'A', '--only', 'B'], { only: ['A', 'B'] }],
  [['--limit', '3'], { limit: 3 }],
  [['--all', '--force', '-n'], { all: true, force: true, dryRun: true }],
  [['--json', '--lang', 'en', '-v'], { json: true, lang: 'en', verbose: true }],
])('%j', async (argv, options) => {
  const played = await play(argv);
  expect(played.exitCode).toBe(0);
  expect(played.options).toMatchObject(options);
});

test.each([
  ['a limit that is no number', ['--limit', 'two'], all, /--limit needs a whole number from 1 on, not "two"/],
  ['a limit of nothing', ['--limit', '0'], all, /not "0"/],
  ['-v -q', ['-v', '-q'], all, /--verbose does not go with --quiet/],
  ['a file where none is offered', ['a.csv'], least, /too many arguments/],
  ['--all where it is not offered', ['--all'], least, /unknown option: --all/],
  ['--force where it is not offered', ['--force'], least, /unknown option: --force/],
])('%s: wrong usage, and nothing is begun', async (_, argv, help, sentence) => {
  const { options, exitCode, out, lock } = await play(argv, help);
  expect({ options, exitCode, lock }).toEqual({ options: undefined, exitCode: 2, lock: false });
  expect(out).toMatch(sentence);
});

test('it takes a lock of its own, and its report names it', async () => {
  const { out, lock } = await play(['--json']);
  expect(lock).toBe(true);
  expect(JSON.parse(out) as RunReport).toMatchObject({ job: 'articles', writes: [] });
});
