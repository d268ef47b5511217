import { readConfig } from '../config/read-config.ts';
import type { Config } from '../config/schema.ts';
import { secretsOf } from '../config/secrets.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedgerForReading } from '../ledger/open-ledger.ts';
import type { ProgramName } from '../ledger/runs.ts';
import { Reporter } from '../report/reporter.ts';
import type { Language } from '../words/formats.ts';
import { systemLanguage } from '../words/language.ts';
import { Failure } from '../failure/failure.ts';
import { type Words, type WordsIn } from '../words/words.ts';
import { linesOf } from '../words/saying.ts';
import type { ExitCode } from '../failure/exit-code.ts';
import { listenOnTerminal } from './terminal.ts';
import { workPaths, type WorkPaths } from './work-paths.ts';
import type { World } from '../world/world.ts';

export interface LookOptions {
  config?: string;
  lang?: Language;
  json?: boolean;
  color?: boolean;
}

export interface LookRequest<W extends Words> {
  program: ProgramName;
  world: World;
  options: LookOptions;
  wordsIn: WordsIn<W>;
}

/** What a command that only looks works with. */
export interface Looking<W extends Words = Words> {
  world: World;
  config: Config;
  words: W;
  language: Language;
  paths: WorkPaths;
  reporter: Reporter;
  /** null: no run has been made yet. */
  ledger: Ledger | null;
}

/** Runs a command that looks at the ledger and changes nothing: no lock, no trace, no server. Resolves with its exit code. */
export async function look<W extends Words>(
  { program, world, options, wordsIn }: LookRequest<W>,
  work: (looking: Looking<W>) => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  const reporter = new Reporter();
  const { json = false, color = true } = options;
  await listenOnTerminal(reporter, world, { json, color, quiet: false, verbose: false });
  let words = wordsIn(options.lang ?? systemLanguage(world.env));
  let ledger: Ledger | null = null;
  try {
    const { config } = readConfig(world, options.config);
    const language = options.lang ?? config.language;
    words = wordsIn(language);
    for (const secret of secretsOf(config)) reporter.hide(secret);
    const paths = workPaths(config.workDir, program);
    ledger = openLedgerForReading(paths.ledger);
    return await work({ world, config, words, language, paths, reporter, ledger });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    for (const line of linesOf(words.say(error.fault))) reporter.tell('bad', line);
    return error.exitCode;
  } finally {
    ledger?.close();
  }
}
