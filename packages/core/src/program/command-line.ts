import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { nearestNames } from '../text/nearest-names.ts';
import { Reporter } from '../report/reporter.ts';
import type { Language } from '../words/formats.ts';
import { systemLanguage } from '../words/language.ts';
import type { Words } from '../words/words.ts';
import { ExitCode } from '../failure/exit-code.ts';
import type { RunOptions } from './job.ts';
import { listenOnTerminal } from './terminal.ts';
import type { World } from '../world/world.ts';

/** What commander gathers for a run, before it is given its shape. */
export interface RawOptions {
  config?: string;
  dryRun?: boolean;
  output?: string;
  force?: boolean;
  compare?: string;
  json?: boolean;
  lang?: Language;
  verbose?: boolean;
  quiet?: boolean;
  color?: boolean;
  from?: 'file' | 'shop';
}

/** A usage that commander can't know to be wrong. */
export class UsageError extends Error {}

/** `--lang` before anything is parsed: the help is in that language too. The configuration's language is not known yet. */
export function languageOfArguments(argv: readonly string[], env: World['env']): Language {
  const at = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const said = at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1]);
  return said === 'fr' || said === 'en' ? said : systemLanguage(env);
}

/** A command with the options that all have, its help in the reader's language, exit codes at its end. `built`: what `--version` says. */
export function newProgram(
  name: string,
  built: string,
  description: string,
  examples: string,
  words: Words,
): Command {
  const { help, exitCodes } = words.program;
  const codes = Object.entries(exitCodes).map(([code, meaning]) => `  ${code}  ${meaning}`);
  return localise(new Command(name), words)
    .description(description)
    .version(built, '--version', help.version)
    .enablePositionalOptions()
    .addHelpText('after', `\n${help.examples}\n${examples}\n\n${help.exitCodes}\n${codes.join('\n')}`);
}

/**
 * Adds the sub-commands where the arguments have a plain word, which may name one, and before help lists them: a run without
 * such a word, as every half-hour is, neither makes them nor evaluates what their help says.
 */
export function addWhenAsked(program: Command, argv: readonly string[], add: () => void): void {
  if (argv.some((argument) => isPlainWord(argument))) add();
  else program.on('beforeAllHelp', () => add());
}

/** Adds a sub-command that looks or settles; `examples` end its help. */
export function addCommand(
  program: Command,
  usage: string,
  description: string,
  examples: string,
  words: Words,
): Command {
  return localise(program.command(usage), words)
    .description(description)
    .option('-c, --config <path>', words.program.help.config)
    .addOption(new Option('--lang <fr|en>', words.program.help.lang).choices(['fr', 'en']))
    .option('--no-color', words.program.help.noColor)
    .hook('preAction', (command) => takeOverOptions(command, words))
    .addHelpText('after', `\n${words.program.help.examples}\n${examples}`);
}

/**
 * Options before the name of a sub-command count as if they came after it. One that it does not have is refused: `-n ack
 * 1042` must not acknowledge. Throws UsageError.
 */
function takeOverOptions(command: Command, words: Words): void {
  const program = command.parent;
  for (const { long, attributeName } of program ? givenOptions(program) : []) {
    const isKnown = command.options.some((option) => option.attributeName() === attributeName);
    if (!isKnown) throw new UsageError(words.program.usageErrors.conflict(long, command.name()));
    if (command.getOptionValueSource(attributeName) !== 'cli')
      command.setOptionValueWithSource(attributeName, program?.getOptionValue(attributeName), 'cli');
  }
}

function givenOptions(command: Command): { long: string; attributeName: string }[] {
  return command.options
    .map((option) => ({ long: option.long ?? option.flags, attributeName: option.attributeName() }))
    .filter(({ attributeName }) => command.getOptionValueSource(attributeName) === 'cli');
}

/**
 * The file that a run's words name. `run`, the command that is meant when none is named, may stand first, options before
 * or after it; a file of that name is written `./run`. `elsewhere`: commands of the other program that a person may type
 * here, such as `orders-to-xml status`. Throws UsageError: more than one file, or a word that was meant as a command.
 */
export function fileOfRun(
  given: readonly string[],
  program: Command,
  world: World,
  words: Words,
  elsewhere: readonly string[] = [],
): string | undefined {
  const isNamed = given[0] === 'run';
  const [file, ...others] = isNamed ? given.slice(1) : given;
  if (others.length > 0) throw new UsageError(words.program.usageErrors.excessArguments);
  if (!isNamed && file !== undefined && isPlainWord(file) && !existsSync(resolve(world.cwd, file))) {
    const near = elsewhere.find((line) => line.endsWith(` ${file}`)) ?? nearestCommand(file, program);
    throw new UsageError(words.program.usageErrors.unknownCommand(file, near));
  }
  return file;
}

/** Without an ending or a folder. Where no file is called so, a command was meant. */
function isPlainWord(word: string): boolean {
  return /^[a-z][a-z-]{2,}$/i.test(word);
}

/** '': none is like it. */
function nearestCommand(word: string, { commands }: Command): string {
  return nearestNames(word, [...commands.map((command) => command.name()), 'run'], 2)[0] ?? '';
}

/** `force`: what that option does in this program. */
export function addRunOptions(command: Command, force: string, words: Words): Command {
  const { help } = words.program;
  return command
    .option('-c, --config <path>', help.config)
    .option('-n, --dry-run', help.dryRun)
    .option('-o, --output <path|->', help.output)
    .option('--force', force)
    .option('--compare <path>', help.compare)
    .addOption(new Option('--from <file|shop>', help.from).choices(['file', 'shop']))
    .option('--json', help.json)
    .addOption(new Option('--lang <fr|en>', help.lang).choices(['fr', 'en']))
    .option('-v, --verbose', help.verbose)
    .option('-q, --quiet', help.quiet)
    .option('--no-color', help.noColor);
}

/** Throws UsageError on options that do not go together. */
export function shapeRunOptions(raw: RawOptions, words: Words): RunOptions & { color: boolean } {
  const { needs, conflict } = words.program.usageErrors;
  if (raw.compare !== undefined && !raw.dryRun) throw new UsageError(needs('--compare', '--dry-run'));
  if (raw.from !== undefined && !raw.dryRun) throw new UsageError(needs('--from', '--dry-run'));
  if (raw.json && raw.output === '-') throw new UsageError(conflict('--json', '--output -'));
  if (raw.verbose && raw.quiet) throw new UsageError(conflict('--verbose', '--quiet'));
  const { dryRun = false, force = false, json = false, verbose = false, quiet = false, color = true } = raw;
  const { config, output, compare, lang, from } = raw;
  return { config, dryRun, output, force, compare, json, lang, from, verbose, quiet, color };
}

/** Parses and acts. Wrong usage: exit code 2, said in the reader's language. */
export async function runCommandLine(
  program: Command,
  argv: readonly string[],
  world: World,
  words: Words,
): Promise<ExitCode> {
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => world.out.write(text),
      writeErr: () => undefined,
    });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return ExitCode.Done;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return ExitCode.Done;
    if (!(error instanceof CommanderError) && !(error instanceof UsageError)) throw error;
    await sayUsageError(error instanceof UsageError ? error.message : explain(error, words), world, words);
    return ExitCode.Usage;
  }
}

async function sayUsageError(what: string, world: World, words: Words): Promise<void> {
  const reporter = new Reporter();
  await listenOnTerminal(reporter, world, { json: false, quiet: false, verbose: false });
  const { message, hint } = words.program.usage({ what });
  reporter.tell('bad', message);
  reporter.tell('bad', hint);
}

/** Commander speaks English only; its code and the names it quotes are enough to say it anew. */
function explain(error: CommanderError, words: Words): string {
  const { usageErrors } = words.program;
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const near = /Did you mean (?:one of )?([^?]+)\?/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption':
      return usageErrors.unknownOption(quoted, near);
    case 'commander.unknownCommand':
      return usageErrors.unknownCommand(quoted, near);
    case 'commander.missingArgument':
      return usageErrors.missingArgument(quoted);
    case 'commander.optionMissingArgument':
      return usageErrors.missingValue(quoted);
    case 'commander.excessArguments':
      return usageErrors.excessArguments;
    case 'commander.invalidArgument':
      return usageErrors.badChoice(quoted, /Allowed choices are (.*)\.$/.exec(error.message)?.[1] ?? '');
    default:
      return error.message.replace(/^error: /, '');
  }
}

function localise(command: Command, words: Words): Command {
  const { help } = words.program;
  const titles = new Map([
    ['Usage:', help.usage],
    ['Arguments:', help.arguments],
    ['Options:', help.options],
    ['Commands:', help.commands],
  ]);
  return command
    .helpOption('-h, --help', help.help)
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .configureHelp({
      styleTitle: (title) => titles.get(title) ?? title,
      // Commander would add choices and defaults in English; the descriptions say them.
      optionDescription: (option) => option.description,
    });
}
