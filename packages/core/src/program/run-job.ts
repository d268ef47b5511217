import { refusedConfig } from '../config/fault.ts';
import { readConfig } from '../config/read-config.ts';
import { withOrdersFrom } from '../config/orders-from.ts';
import { secretsOf } from '../config/secrets.ts';
import { Connections, startDeadline } from '../transport/connections.ts';
import { explainSqliteError } from '../ledger/ledger-failure.ts';
import { openLedger, openLedgerForReading } from '../ledger/open-ledger.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { pauseAt } from '../ledger/meta.ts';
import type { ProgramName } from '../ledger/runs.ts';
import { Progress, Reporter } from '../report/reporter.ts';
import { readOnly } from '../transport/transport.ts';
import { formatsOf } from '../words/formats.ts';
import { systemLanguage } from '../words/language.ts';
import { rotateTraces, Trace } from '../report/trace.ts';
import { connectFtp } from '../transport/ftp-transport.ts';
import { Failure, type ProgramFault } from '../failure/failure.ts';
import { Findings, renderJson, type RunReport } from '../report/run-report.ts';
import { type Words, type WordsIn } from '../words/words.ts';
import { linesOf, type Saying } from '../words/saying.ts';
import { kindOf, placesOf } from './run-main.ts';
import { afterRun } from './after-run.ts';
import { ExitCode } from '../failure/exit-code.ts';
import { ftpAccess } from './ftp-access.ts';
import type { Job, RunOptions } from './job.ts';
import { localFailure } from '../failure/local-failure.ts';
import { takeLock, type Lock } from './lock.ts';
import { listenOnTerminal } from './terminal.ts';
import {
  assertKnowsArchive,
  assertNotBlind,
  assertWritable,
  isBlind,
  workPaths,
  type JobName,
  type WorkPaths,
} from './work-paths.ts';
import type { World } from '../world/world.ts';

export interface JobRequest<Options extends RunOptions, W extends Words> {
  program: ProgramName;
  version: string;
  wordsIn: WordsIn<W>;
  world: World;
  options: Options;
  /** `adopt` may begin without a ledger beside an archive: that is what it is for. */
  mayStartBlind?: boolean;
  /** One of the program's jobs beside its cycle: it has a lock of its own, and no alarm tells of it. */
  jobName?: JobName;
  /** A person settles something: no cycle, which neither the list of runs nor an alarm tells of. */
  isSettling?: boolean;
}

/**
 * Opens what a run needs, runs it, and whatever happens closes everything, says how it ended, and returns the exit code.
 * A dry run opens the ledger for reading and takes neither lock nor trace.
 */
export async function runJob<Options extends RunOptions, W extends Words>(
  request: JobRequest<Options, W>,
  work: (job: Job<Options, W>) => Promise<void>,
): Promise<ExitCode> {
  const { world, options } = request;
  const opened = new OpenedJob(request);
  const report = await opened.play(work);
  if (options.json) world.out.write(renderJson(report, (text) => opened.censor(text)));
  return report.exitCode;
}

/** The same, told to nobody but its caller. */
export function runJobSilently<Options extends RunOptions, W extends Words>(
  request: JobRequest<Options, W>,
  work: (job: Job<Options, W>) => Promise<void>,
): Promise<RunReport> {
  const nowhere = { isTerminal: false, write: () => undefined };
  const world = { ...request.world, out: nowhere, err: nowhere };
  return new OpenedJob({ ...request, world }).play(work);
}

class OpenedJob<Options extends RunOptions, W extends Words> {
  readonly #request: JobRequest<Options, W>;
  readonly #startedAt: Date;
  readonly #reporter = new Reporter();
  readonly #findings = new Findings();
  readonly #progress: Progress;
  #words: W;
  #lock: Lock | null = null;
  #trace: Trace | null = null;
  #ledger: Ledger | null = null;
  #connections: Connections | null = null;
  #config: Job['config'] | null = null;
  #error: RunReport['error'] | null = null;
  #isPaused = false;

  constructor(request: JobRequest<Options, W>) {
    const { world, options, wordsIn } = request;
    this.#request = request;
    this.#startedAt = world.now();
    this.#words = wordsIn(options.lang ?? systemLanguage(world.env));
    this.#progress = new Progress(world, !options.quiet && !options.json);
    this.#reporter.addListener(() => this.#progress.clear());
  }

  async play(work: (job: Job<Options, W>) => Promise<void>): Promise<RunReport> {
    try {
      const job = await this.#open();
      if (!this.#rests(job)) await work(job);
    } catch (error) {
      this.#fail(error);
    }
    return this.#close();
  }

  censor(text: string): string {
    return this.#reporter.censor(text);
  }

  async #open(): Promise<Job<Options, W>> {
    const { world, options, program, version, wordsIn } = this.#request;
    await listenOnTerminal(this.#reporter, world, options);
    const loaded = readConfig(world, options.config);
    const config = withOrdersFrom(loaded.config, options.from);
    const language = options.lang ?? config.language ?? systemLanguage(world.env);
    this.#words = wordsIn(language);
    assertHasShop(config, loaded.path);
    for (const secret of secretsOf(config)) this.#reporter.hide(secret);
    this.#config = config;
    const paths = workPaths(config.workDir, program, this.#request.jobName);
    if (options.dryRun) this.#openForLooking(paths);
    else await this.#openForWork(paths, config.trace.maxKilobytes);
    this.#ledger?.orderEvents.want(config.writeBack?.rules.map(({ when }) => when) ?? []);
    this.#connections = this.#prepareConnections(config.ftp);
    const job: Job<Options, W> = {
      program,
      version,
      world,
      options,
      config,
      configPath: loaded.path,
      words: this.#words,
      formats: formatsOf(language),
      paths,
      reporter: this.#reporter,
      progress: this.#progress,
      findings: this.#findings,
      ledger: this.#ledger,
      connections: this.#connections,
      startedAt: this.#startedAt,
    };
    for (const warning of loaded.warnings) this.#warn(this.#words.config.warning(warning));
    return job;
  }

  /** Whether a person has stopped the jobs: then nothing is done, and that is said. What a person does by hand goes on. */
  #rests({ ledger, options }: Job<Options, W>): boolean {
    const { isSettling = false, world } = this.#request;
    const pause = pauseAt(ledger?.meta.pause ?? null, world.now());
    if (options.dryRun || isSettling || pause === null) return false;
    this.#isPaused = true;
    this.#reporter.tell('plain', this.#words.program.paused(pause));
    return true;
  }

  #fail(error: unknown): void {
    const known = explainSqliteError(this.#ledger?.path ?? '', error);
    const failure = known instanceof Failure ? known : (localFailure(error) ?? this.#unexpected(error));
    const saying = this.#words.say(failure.fault);
    this.#findings.endWith(failure.exitCode);
    this.#error = {
      code: failure.exitCode,
      kind: failure.fault.kind,
      message: this.#reporter.censor(saying.message),
      hint: this.#reporter.censor(saying.hint),
    };
    for (const line of linesOf(saying)) this.#reporter.tell('bad', line);
    const isFault = failure.exitCode === ExitCode.Internal && error instanceof Error;
    if (isFault) for (const line of this.#stackOf(error)) this.#reporter.tell('detail', line);
  }

  #unexpected(error: unknown): Failure {
    const message = error instanceof Error ? error.message : String(error);
    const what = this.#knowsSecrets() ? message : kindOf(error);
    const fault: ProgramFault = { kind: 'program/internal', what };
    return new Failure(ExitCode.Internal, fault, { cause: error });
  }

  #stackOf(error: Error): string[] {
    return this.#knowsSecrets() ? (error.stack ?? '').split('\n') : placesOf(error);
  }

  /** Until the configuration is read nothing is censored, and an error's own words are not to be told. */
  #knowsSecrets(): boolean {
    return this.#config !== null;
  }

  async #close(): Promise<RunReport> {
    await this.#connections?.close();
    const finishedAt = this.#request.world.now();
    const { exitCode } = this.#findings;
    const duration = finishedAt.getTime() - this.#startedAt.getTime();
    this.#reporter.tell('plain', this.#words.program.ended({ milliseconds: duration, exitCode }));
    this.#tellTraceTrouble();
    await this.#lookAfter(finishedAt, exitCode);
    this.#ledger?.close();
    this.#lock?.release();
    this.#trace?.close();
    return this.#report(finishedAt);
  }

  #openForLooking(paths: WorkPaths): void {
    this.#ledger = openLedgerForReading(paths.ledger);
    const { ledger: path, archive } = paths;
    if (isBlind(paths)) this.#warn(this.#words.ledger.blind({ path, archive }));
    else if (this.#ledger && !this.#request.mayStartBlind) assertKnowsArchive(this.#ledger, paths);
  }

  /** What a person has to mend is found before the lock, and what another run may be mending after it. */
  async #openForWork(paths: WorkPaths, maxKilobytes: number): Promise<void> {
    assertWritable(paths);
    this.#lock = takeLock(paths.lock);
    await this.#openTrace(paths.workDir, paths.traceName, maxKilobytes);
    if (!this.#request.mayStartBlind) assertNotBlind(paths);
    this.#ledger = openLedger(paths.ledger, this.#request.world);
    if (!this.#request.mayStartBlind) assertKnowsArchive(this.#ledger, paths);
  }

  async #openTrace(workDir: string, name: 'Trace1.txt' | 'Trace2.txt', maxKilobytes: number): Promise<void> {
    const moved = await rotateTraces(workDir, maxKilobytes, this.#startedAt);
    const trace = new Trace(workDir, name, { atOnce: this.#request.jobName !== undefined });
    this.#trace = trace;
    this.#reporter.addListener((tone, line) => trace.tell(tone === 'title' ? line : `  ${line}`));
    const { program, version } = this.#request;
    this.#reporter.tell('title', this.#words.program.began({ program, version, at: this.#startedAt }));
    for (const file of moved) this.#reporter.tell('detail', this.#words.program.traceMoved({ file }));
  }

  #tellTraceTrouble(): void {
    const reason = this.#trace?.trouble ?? null;
    if (reason !== null) this.#reporter.tell('warning', this.#words.program.traceNotWritten({ reason }));
  }

  #prepareConnections(ftp: Job['config']['ftp']): Connections {
    const { world, options } = this.#request;
    const deadline = startDeadline(ftp.deadlineSeconds * world.pace);
    const settings = ftpAccess(ftp, world);
    const observe = (command: string, reply: string): void =>
      options.verbose ? this.#reporter.tell('detail', `${command} → ${reply}`) : undefined;
    return new Connections({
      connect: async () => {
        const transport = await connectFtp(settings, { deadline, observe });
        return options.dryRun ? readOnly(transport) : transport;
      },
      attempts: ftp.attempts,
      deadline,
      sleep: (milliseconds) => world.sleep(milliseconds),
      onRetry: (error) =>
        this.#reporter.tell(
          'warning',
          this.#words.program.retry({ reason: this.#words.say(error.fault).message }),
        ),
    });
  }

  #warn({ message, hint }: Saying): void {
    this.#findings.warnings.push(`${message} ${hint}`);
    this.#reporter.tell('warning', message);
    this.#reporter.tell('detail', hint);
  }

  async #lookAfter(finishedAt: Date, exitCode: ExitCode): Promise<void> {
    const { program, options, world, isSettling = false, jobName } = this.#request;
    const config = this.#config;
    if (!config || options.dryRun) return;
    const { counts } = this.#findings;
    const message = this.#error ? `${this.#error.message} ${this.#error.hint}` : '';
    await afterRun({
      run: { program, startedAt: this.#startedAt, finishedAt, exitCode, counts, message },
      isCycle: !isSettling && jobName === undefined && !this.#isPaused,
      config,
      paths: workPaths(config.workDir, program),
      ledger: this.#ledger,
      world,
      words: this.#words,
      reporter: this.#reporter,
    });
  }

  #report(finishedAt: Date): RunReport {
    const { program, version, options, jobName: job = 'run' } = this.#request;
    const { counts, orders, lines, files, writes, warnings, exitCode } = this.#findings;
    return {
      program,
      version,
      job,
      mode: options.dryRun ? 'dry-run' : 'run',
      startedAt: this.#startedAt.toISOString(),
      finishedAt: finishedAt.toISOString(),
      exitCode,
      counts,
      orders,
      lines,
      files,
      ...(job !== 'run' || writes.length > 0 ? { writes } : {}),
      warnings,
      ...(this.#error ? { error: this.#error } : {}),
    };
  }
}

/** `--from shop` where the configuration says of no shop. Throws Failure(2). */
function assertHasShop({ orders, shop }: Job['config'], path: string): void {
  if (orders.from === 'file' || shop !== undefined) return;
  throw refusedConfig(path, [{ kind: 'section-needed', section: 'shop', key: '--from', line: null }]);
}
