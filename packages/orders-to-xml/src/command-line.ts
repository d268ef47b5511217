import type { Command } from 'commander';
import {
  addRunOptions,
  addWhenAsked,
  fileOfRun,
  languageOfArguments,
  newProgram,
  runCommandLine,
  shapeRunOptions,
  UsageError,
  type RawOptions,
} from '@passerelle/core/program/command-line.ts';
import type { ShopPlace } from '@passerelle/core/check/check.ts';
import type { Finding } from '@passerelle/core/check/finding.ts';
import { addSetUpCommands } from '@passerelle/core/check/commands.ts';
import type { MeetShop } from '@passerelle/core/set-up/meet-shop.ts';
import type { MeetCrm } from '@passerelle/core/set-up/trials.ts';
import { withheldKinds } from '@passerelle/core/orders/decision.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { addJobCommand, type CommandRoom } from '@passerelle/core/program/job-command.ts';
import type { RunOptions } from '@passerelle/core/program/job.ts';
import type { RunReport } from '@passerelle/core/report/run-report.ts';
import { version, versionText } from '@passerelle/core/program/version.ts';
import type { World } from '@passerelle/core/world/world.ts';
import { customersCommand } from './customers-command.ts';
import { wordsIn } from './words/language.ts';
import type { OrdersWords } from './words/words.ts';
import { addPauseCommands } from './pause-commands.ts';
import { crmCommand } from './crm-command.ts';
import { writeBackCommand } from './write-back-command.ts';
import type { OrdersOptions } from './options.ts';
import { isArchivedXml } from './resend.ts';
import {
  addLayoutCommand,
  addLookingCommands,
  addSettlingCommands,
  addTasksCommand,
} from './sub-commands.ts';

const program = 'orders-to-xml';

/** What it does beside its cycle, each as a job of its own. */
const jobs = ['write-back', 'customers', 'crm'] as const;

/** Commands that only the other program has. */
const elsewhere = ['stock-csv-mod articles'];

/** Understands the arguments, does what they say, and resolves with the exit code. Never rejects for what a person can mend. */
export async function main(argv: readonly string[], world: World): Promise<ExitCode> {
  const words = wordsIn(languageOfArguments(argv, world.env));
  const { description, examples, file, force, only } = words.ordersToXml;
  let exitCode: ExitCode = ExitCode.Done;
  const built = versionText(jobs, ['ftp', 'prestashop', 'vtiger'], words);
  const root = addRunOptions(newProgram(program, built, description, examples, words), force, words)
    .usage('[run] [file] [options]')
    .argument('[file...]', file)
    .option('--only <order>', only, (order: string, before: string[]) => [...before, order], [])
    .action(async (given: string[], raw: RawOptions & { only: string[] }) => {
      exitCode = await run(shapeOptions(fileOfRun(given, root, world, words, elsewhere), raw, words), world);
    });
  const room = { world, words, wordsIn, done: (code: ExitCode) => (exitCode = code) };
  addWhenAsked(root, argv, () => addSubCommands(root, room));
  const usage = await runCommandLine(root, argv, world, words);
  return usage === ExitCode.Done ? exitCode : usage;
}

function shapeOptions(
  file: string | undefined,
  raw: RawOptions & { only: string[] },
  words: OrdersWords,
): OrdersOptions {
  const options = { ...shapeRunOptions(raw, words), file, only: raw.only };
  const { conflict } = words.program.usageErrors;
  if (isArchivedXml(file) && options.only.length > 0) throw new UsageError(conflict('--only', file));
  if (options.from !== undefined && file !== undefined) throw new UsageError(conflict('--from', file));
  const hasTarget = options.only.length > 0 || isArchivedXml(file) || options.dryRun;
  if (options.force && !hasTarget) throw new UsageError(words.ordersToXml.forceNeedsTarget);
  return options;
}

async function run(options: OrdersOptions, world: World): Promise<ExitCode> {
  const { runOrdersToXml } = await import('./run.ts');
  const { runJob } = await import('@passerelle/core/program/run-job.ts');
  return runJob({ program, version, world, options, wordsIn }, runOrdersToXml);
}

/** What `check` tries: a whole cycle. */
async function dryRun(world: World, options: RunOptions): Promise<RunReport> {
  const { runOrdersToXml } = await import('./run.ts');
  const { runJobSilently } = await import('@passerelle/core/program/run-job.ts');
  return runJobSilently(
    { program, version, world, options: { ...options, only: [] }, wordsIn },
    runOrdersToXml,
  );
}

function addSubCommands(root: Command, room: CommandRoom<OrdersWords>): void {
  const { world, words, done } = room;
  addLayoutCommand(root, world, words);
  addSetUpCommands(root, {
    ...room,
    program,
    dryRun,
    checkShop: tryShop,
    checkCrm: tryCrm,
    meetShop,
    meetCrm,
    describe: describeDryRun,
  });
  addLookingCommands(root, world, words, done);
  addSettlingCommands(root, world, words, done);
  addTasksCommand(root, world, words, done);
  addPauseCommands(root, world, words, done);
  for (const job of [writeBackCommand(words), customersCommand(words), crmCommand(words)])
    addJobCommand(root, job, room);
}

async function tryShop(world: World, place: ShopPlace<OrdersWords>): Promise<Finding[]> {
  const { checkShop } = await import('./check-shop.ts');
  return checkShop(world, place);
}

async function tryCrm(world: World, place: ShopPlace<OrdersWords>): Promise<Finding[]> {
  const { checkCrm } = await import('./check-crm.ts');
  return checkCrm(world, place);
}

const meetShop: MeetShop = async (world, meeting) => {
  const { composeMeeting } = await import('./compose.ts');
  return composeMeeting(world, meeting);
};

const meetCrm: MeetCrm = async (world, config) => {
  const { composeCrmLook } = await import('./compose.ts');
  return composeCrmLook(world, config);
};

/** What `check` says of a dry run that went well. */
function describeDryRun({ counts }: RunReport, words: OrdersWords): string {
  const held = [...withheldKinds, 'unknown-state', 'rejected'];
  const waiting = held.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
  return words.ordersToXml.checked({
    orders: counts['orders'] ?? 0,
    toSend: counts['send'] ?? 0,
    held: waiting,
  });
}
