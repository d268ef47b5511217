import type { Command } from 'commander';
import type { ExitCode } from '../failure/exit-code.ts';
import type { ProgramName } from '../ledger/runs.ts';
import type { Words, WordsIn } from '../words/words.ts';
import type { World } from '../world/world.ts';
import { addCommand, shapeRunOptions, UsageError, type RawOptions } from './command-line.ts';
import type { Job, RunOptions } from './job.ts';
import { version } from './version.ts';
import type { JobName } from './work-paths.ts';

/** The options of a job beside a program's cycle. */
export interface JobOptions extends RunOptions {
  /** A local file in the place of the server's; undefined: as configured. */
  file?: string;
  /** Orders, references or e-mails; empty: everything. */
  only: readonly string[];
  /** Everything there is, and not what is new: a first fill. */
  all: boolean;
}

/** What the help says of a job. What has no sentence here is not offered. */
export interface JobHelp {
  command: string;
  examples: string;
  only: string;
  file?: string;
  all?: string;
  force?: string;
  output?: string;
  compare?: string;
}

export interface JobCommand<W extends Words> {
  program: ProgramName;
  name: JobName;
  help: JobHelp;
  /** Loads what does the job, only now that it is asked for. */
  load: () => Promise<(job: Job<JobOptions, W>) => Promise<void>>;
}

/** What every command of a program works with. */
export interface CommandRoom<W extends Words> {
  world: World;
  words: W;
  wordsIn: WordsIn<W>;
  done: (code: ExitCode) => void;
}

interface RawJob extends RawOptions {
  only: string[];
  limit?: string;
  all?: boolean;
}

/** Adds a job with the options that each has: it takes a lock of its own, and has its own block in the trace. */
export function addJobCommand<W extends Words>(
  root: Command,
  job: JobCommand<W>,
  room: CommandRoom<W>,
): void {
  const { words } = room;
  const { help } = words.program;
  const { command: description, examples, only, file, all, force, output, compare } = job.help;
  const command = addCommand(root, job.name, description, examples, words);
  if (file !== undefined) command.argument('[file]', file);
  command
    .option('-n, --dry-run', output === undefined ? help.dryRunOfJob : help.dryRun)
    .option('--only <what>', only, (one: string, before: string[]) => [...before, one], [])
    .option('--limit <n>', help.limit);
  if (all !== undefined) command.option('--all', all);
  if (force !== undefined) command.option('--force', force);
  if (output !== undefined) command.option('-o, --output <path|->', output);
  if (compare !== undefined) command.option('--compare <path>', compare);
  command
    .option('--json', help.json)
    .option('-v, --verbose', help.verbose)
    .option('-q, --quiet', help.quiet)
    .action(async () => room.done(await start(shapeJobOptions(command, words), job, room)));
}

async function start<W extends Words>(
  options: JobOptions,
  { program, name: jobName, load }: JobCommand<W>,
  { world, wordsIn }: CommandRoom<W>,
): Promise<ExitCode> {
  const { runJob } = await import('./run-job.ts');
  return runJob({ program, version, world, options, wordsIn, jobName }, await load());
}

/** Throws UsageError on a limit that is no number, and on options that do not go together. */
function shapeJobOptions(command: Command, words: Words): JobOptions {
  const raw = command.opts<RawJob>();
  const { only, all = false } = raw;
  return { ...shapeRunOptions(raw, words), file: command.args[0], only, limit: limitOf(raw, words), all };
}

/** Throws UsageError on what is no number from 1 on. */
export function limitOf({ limit }: { limit?: string }, words: Words): number | undefined {
  if (limit === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(limit)) throw new UsageError(words.program.usageErrors.badLimit(limit));
  return Number(limit);
}
