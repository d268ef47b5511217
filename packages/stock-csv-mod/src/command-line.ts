import type { Command } from 'commander';
import {
  addCommand,
  addRunOptions,
  addWhenAsked,
  fileOfRun,
  languageOfArguments,
  newProgram,
  runCommandLine,
  shapeRunOptions,
  type RawOptions,
} from '@passerelle/core/program/command-line.ts';
import type { ShopPlace } from '@passerelle/core/check/check.ts';
import type { Finding } from '@passerelle/core/check/finding.ts';
import { addSetUpCommands } from '@passerelle/core/check/commands.ts';
import type { MeetShop } from '@passerelle/core/set-up/meet-shop.ts';
import { addJobCommand, type CommandRoom } from '@passerelle/core/program/job-command.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { limitOf } from '@passerelle/core/program/job-command.ts';
import type { RunOptions } from '@passerelle/core/program/job.ts';
import type { RunReport } from '@passerelle/core/report/run-report.ts';
import { version, versionText } from '@passerelle/core/program/version.ts';
import type { Saying } from '@passerelle/core/words/saying.ts';
import type { World } from '@passerelle/core/world/world.ts';
import { articlesCommand } from './articles-command.ts';
import { customersCommand } from './customers-command.ts';
import type { StockOptions } from './options.ts';
import { wordsIn } from './words/language.ts';
import type { StockWords } from './words/words.ts';

const program = 'stock-csv-mod';

/** A person who thinks of both programs as one types them here. */
const elsewhere = [
  ...['status', 'ack', 'resolve', 'adopt', 'forget', 'layout', 'tasks', 'pause', 'resume'],
  ...['write-back', 'crm'],
].map((command) => `orders-to-xml ${command}`);

interface RawStock extends RawOptions {
  orders?: string;
  only: string[];
  limit?: string;
}

/** What it does beside its cycle, each as a job of its own. */
const jobs = ['articles', 'customers'] as const;

/** Understands the arguments, does what they say, and resolves with the exit code. Never rejects for what a person can mend. */
export async function main(argv: readonly string[], world: World): Promise<ExitCode> {
  const words = wordsIn(languageOfArguments(argv, world.env));
  const { description, examples, file: fileHelp, force, orders, only } = words.stockCycle.help;
  let exitCode: ExitCode = ExitCode.Done;
  const built = versionText(jobs, ['ftp', 'prestashop'], words);
  const root = addRunOptions(newProgram(program, built, description, examples, words), force, words)
    .usage('[run] [file] [options]')
    .argument('[file...]', fileHelp)
    .option('--orders <path>', orders)
    .option('--only <gencod>', only, (one: string, before: string[]) => [...before, one], [])
    .option('--limit <n>', words.program.help.limit)
    .action(async (given: string[], raw: RawStock) => {
      const file = fileOfRun(given, root, world, words, elsewhere);
      const { orders, only } = raw;
      exitCode = await run(
        { ...shapeRunOptions(raw, words), file, orders, only, limit: limitOf(raw, words) },
        world,
      );
    });
  const room = { world, words, wordsIn, done: (code: ExitCode) => (exitCode = code) };
  addWhenAsked(root, argv, () => addSubCommands(root, room));
  const usage = await runCommandLine(root, argv, world, words);
  return usage === ExitCode.Done ? exitCode : usage;
}

function addSubCommands(root: Command, room: CommandRoom<StockWords>): void {
  addSetUpCommands(root, {
    ...room,
    program,
    dryRun,
    checkShop: tryShop,
    meetShop,
    describe: describeDryRun,
    warn: warnOfDryRun,
  });
  for (const job of [articlesCommand(room.words), customersCommand(room.words)])
    addJobCommand(root, job, room);
  addExplainCommand(root, room);
}

/** `explain <article>`: looks as a dry run does, and changes nothing. */
function addExplainCommand(root: Command, { world, words, done }: CommandRoom<StockWords>): void {
  const { command, examples } = words.stock.explain;
  addCommand(root, 'explain <article>', command, examples, words)
    .option('--json', words.program.help.json)
    .action(async (name: string, raw: RawStock) => {
      const { runJob } = await import('@passerelle/core/program/run-job.ts');
      const { explainArticle } = await import('./explain-article.ts');
      const options = { ...shapeRunOptions(raw, words), dryRun: true };
      const isOwn = { isSettling: true, answersItself: true };
      const request = { program, version, world, options, wordsIn, ...isOwn } as const;
      done(await runJob(request, (job) => explainArticle(job, name)));
    });
}

async function run(options: StockOptions, world: World): Promise<ExitCode> {
  const { runStockCsvMod } = await import('./run.ts');
  const { runJob } = await import('@passerelle/core/program/run-job.ts');
  return runJob({ program, version, world, options, wordsIn }, runStockCsvMod);
}

/** What `check` tries: a whole cycle. */
async function dryRun(world: World, options: RunOptions): Promise<RunReport> {
  const { runStockCsvMod } = await import('./run.ts');
  const { runJobSilently } = await import('@passerelle/core/program/run-job.ts');
  return runJobSilently({ program, version, world, options, wordsIn }, runStockCsvMod);
}

async function tryShop(world: World, place: ShopPlace<StockWords>): Promise<Finding[]> {
  const { composeMediaCheck, composeShopCheck } = await import('./compose.ts');
  return [...(await composeShopCheck(world, place)), ...(await composeMediaCheck(world, place))];
}

const meetShop: MeetShop = async (world, meeting) => {
  const { composeMeeting } = await import('./compose.ts');
  return composeMeeting(world, meeting);
};

/** What is odd in the shop: sizes that sell at 0, gencods twice, quantities that nobody can write. */
function warnOfDryRun({ counts, warnings }: RunReport, { stock }: StockWords): Saying[] {
  if (counts['sizes'] === undefined) return [];
  return warnings.map((message) => ({ message, hint: stock.levels.seeDryRun }));
}

/** What `check` says of a dry run that went well. */
function describeDryRun({ counts }: RunReport, words: StockWords): string {
  const { sizes, toWrite = 0 } = counts;
  if (sizes !== undefined) return words.stock.levels.checked({ sizes, toWrite });
  return words.stockCycle.checked({ linesIn: counts['linesIn'] ?? 0, linesOut: counts['linesOut'] ?? 0 });
}
