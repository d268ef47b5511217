import { withOrdersFrom } from '../config/orders-from.ts';
import { readConfig, type LoadedConfig } from '../config/read-config.ts';
import { secretsOf } from '../config/secrets.ts';
import type { ExitCode } from '../failure/exit-code.ts';
import { pauseAt } from '../ledger/meta.ts';
import type { ProgramName } from '../ledger/runs.ts';
import { renderJson, type RunReport } from '../report/run-report.ts';
import { rotateTraces } from '../report/trace.ts';
import type { Connections } from '../transport/connections.ts';
import { formatsOf } from '../words/formats.ts';
import { systemLanguage } from '../words/language.ts';
import type { Words, WordsIn } from '../words/words.ts';
import type { World } from '../world/world.ts';
import { afterRun } from './after-run.ts';
import { openConnections } from './ftp-access.ts';
import type { Job, RunOptions } from './job.ts';
import { RunTeller } from './run-teller.ts';
import { listenOnTerminal } from './terminal.ts';
import { WorkFolder } from './work-folder.ts';
import { isBlind, workPaths, type JobName } from './work-paths.ts';

export interface JobRequest<Options extends RunOptions, W extends Words> {
  program: ProgramName;
  version: string;
  wordsIn: WordsIn<W>;
  world: World;
  options: Options;
  /** `adopt` may begin without a ledger beside an archive: that is what it is for. */
  mayStartBlind?: boolean;
  /** One of the program's jobs beside its cycle: it has a lock of its own. */
  jobName?: JobName;
  /** A person settles something: no cycle, which neither the list of runs nor an alarm tells of. */
  isSettling?: boolean;
  /** What it finds is its answer: `--json` prints that, and no report of a run. */
  answersItself?: boolean;
}

/**
 * Opens what a run needs, runs it, and whatever happens closes everything, says how it ended, and returns the exit code.
 * A dry run opens the ledger for reading and takes neither lock nor trace.
 */
export async function runJob<Options extends RunOptions, W extends Words>(
  request: JobRequest<Options, W>,
  work: (job: Job<Options, W>) => Promise<void>,
): Promise<ExitCode> {
  const { world, options, answersItself = false } = request;
  const run = new Run(request);
  const report = await run.play(work);
  if (options.json && !answersItself) world.out.write(renderJson(report, (text) => run.censor(text)));
  return report.exitCode;
}

/** The same, told to nobody but its caller. */
export function runJobSilently<Options extends RunOptions, W extends Words>(
  request: JobRequest<Options, W>,
  work: (job: Job<Options, W>) => Promise<void>,
): Promise<RunReport> {
  const nowhere = { isTerminal: false, write: () => undefined };
  const world = { ...request.world, out: nowhere, err: nowhere };
  return new Run({ ...request, world }).play(work);
}

/** One run from its configuration to its exit code. */
class Run<Options extends RunOptions, W extends Words> {
  readonly #request: JobRequest<Options, W>;
  readonly #startedAt: Date;
  readonly #teller: RunTeller<W>;
  #config: Job['config'] | null = null;
  #folder: WorkFolder | null = null;
  #connections: Connections | null = null;
  #isPaused = false;

  constructor(request: JobRequest<Options, W>) {
    const { world, options, wordsIn } = request;
    this.#request = request;
    this.#startedAt = world.now();
    this.#teller = new RunTeller(world, options, wordsIn(options.lang ?? systemLanguage(world.env)));
  }

  async play(work: (job: Job<Options, W>) => Promise<void>): Promise<RunReport> {
    try {
      const job = await this.#open();
      if (!this.#rests(job)) await work(job);
    } catch (error) {
      this.#teller.fail(error, this.#folder?.ledger?.path ?? '');
    }
    return this.#close();
  }

  censor(text: string): string {
    return this.#teller.reporter.censor(text);
  }

  async #open(): Promise<Job<Options, W>> {
    const { world, options, program, version } = this.#request;
    const { reporter, progress, findings } = this.#teller;
    await listenOnTerminal(reporter, world, options);
    const loaded = readConfig(world, options.config);
    const { config, language } = this.#configure(loaded);
    const paths = workPaths(config.workDir, program, this.#request.jobName);
    const ledger = await this.#openFolder(paths, config);
    this.#connections = openConnections(config.ftp, { world, options, reporter, words: this.#teller.words });
    for (const warning of loaded.warnings) this.#teller.warn(this.#teller.words.config.warning(warning));
    return {
      ...{ program, version, world, options, config, paths, reporter, progress, findings, ledger },
      configPath: loaded.path,
      words: this.#teller.words,
      formats: formatsOf(language),
      connections: this.#connections,
      startedAt: this.#startedAt,
    };
  }

  /** From now on the run speaks the configured language, and tells none of the secrets. Throws Failure(2). */
  #configure(loaded: LoadedConfig): { config: Job['config']; language: 'fr' | 'en' } {
    const { world, options, wordsIn } = this.#request;
    const { language: configured } = loaded.config;
    const language = options.lang ?? configured ?? systemLanguage(world.env);
    this.#teller.words = wordsIn(language);
    this.#teller.hide(secretsOf(loaded.config));
    const config = withOrdersFrom(loaded, options.from);
    this.#config = config;
    return { config, language };
  }

  async #openFolder(paths: Job['paths'], config: Job['config']): Promise<Job['ledger']> {
    const { world, options, mayStartBlind = false } = this.#request;
    const { reporter, words } = this.#teller;
    this.#folder = new WorkFolder(paths, mayStartBlind);
    if (options.dryRun) this.#folder.look();
    else await this.#folder.take(world, reporter, () => this.#begin(config));
    if (options.dryRun && isBlind(paths))
      this.#teller.warn(words.ledger.blind({ path: paths.ledger, archive: paths.archive }));
    const { ledger } = this.#folder;
    ledger?.orderEvents.want(config.writeBack?.rules.map(({ when }) => when) ?? []);
    return ledger;
  }

  /** The first lines of a run's block in the trace. */
  async #begin({ workDir, trace: { maxKilobytes } }: Job['config']): Promise<void> {
    const { program, version } = this.#request;
    const { reporter, words } = this.#teller;
    const moved = await rotateTraces(workDir, maxKilobytes, this.#startedAt);
    reporter.tell('title', words.program.began({ program, version, at: this.#startedAt }));
    for (const file of moved) reporter.tell('detail', words.program.traceMoved({ file }));
  }

  /** Whether a person has stopped the jobs: then nothing is done, and that is said. What a person does by hand goes on. */
  #rests({ ledger, options }: Job<Options, W>): boolean {
    const { isSettling = false, world } = this.#request;
    const pause = pauseAt(ledger?.meta.pause ?? null, world.now());
    if (options.dryRun || isSettling || pause === null) return false;
    this.#isPaused = true;
    this.#teller.reporter.tell('plain', this.#teller.words.program.paused(pause));
    return true;
  }

  async #close(): Promise<RunReport> {
    await this.#connections?.close();
    const { program, version, options, jobName: job = 'run', world } = this.#request;
    const { reporter, findings, words } = this.#teller;
    const finishedAt = world.now();
    const { exitCode } = findings;
    const milliseconds = finishedAt.getTime() - this.#startedAt.getTime();
    reporter.tell('plain', words.program.ended({ milliseconds, exitCode, isJob: job !== 'run' }));
    const reason = this.#folder?.traceTrouble ?? null;
    if (reason !== null) reporter.tell('warning', words.program.traceNotWritten({ reason }));
    await this.#lookAfter(finishedAt, exitCode);
    this.#folder?.close();
    const mode = options.dryRun ? 'dry-run' : 'run';
    return this.#teller.report({ program, version, job, mode, startedAt: this.#startedAt }, finishedAt);
  }

  async #lookAfter(finishedAt: Date, exitCode: ExitCode): Promise<void> {
    const { program, options, world, isSettling = false, jobName } = this.#request;
    const config = this.#config;
    if (!config || options.dryRun) return;
    const { reporter, words, error, findings } = this.#teller;
    const message = error ? `${error.message} ${error.hint}` : '';
    const { counts } = findings;
    await afterRun({
      run: { program, startedAt: this.#startedAt, finishedAt, exitCode, counts, message },
      job: jobName,
      isCycle: !isSettling && !this.#isPaused,
      refused: findings.refused,
      settled: findings.settled,
      isPart: (options.only ?? []).length > 0 || options.limit !== undefined,
      config,
      paths: workPaths(config.workDir, program),
      ledger: this.#folder?.ledger ?? null,
      ...{ world, words, reporter },
    });
  }
}
