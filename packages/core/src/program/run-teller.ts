import { ExitCode } from '../failure/exit-code.ts';
import { Failure, type ProgramFault } from '../failure/failure.ts';
import { localFailure } from '../failure/local-failure.ts';
import { explainSqliteError } from '../ledger/ledger-failure.ts';
import { Progress, Reporter } from '../report/reporter.ts';
import { Findings, type RunReport } from '../report/run-report.ts';
import { linesOf, type Saying } from '../words/saying.ts';
import type { Words } from '../words/words.ts';
import type { World } from '../world/world.ts';
import type { RunOptions } from './job.ts';
import { kindOf, placesOf } from './run-main.ts';

/** Who runs, and when it began. */
export type RunFacts = Pick<RunReport, 'program' | 'version' | 'job' | 'mode'> & { startedAt: Date };

/** What a run tells and what it gathers for its report, from before its configuration is read until it has ended. */
export class RunTeller<W extends Words> {
  readonly reporter = new Reporter();
  readonly findings = new Findings();
  readonly progress: Progress;
  /** What ended the run. */
  error: RunReport['error'] | null = null;
  words: W;
  #knowsSecrets = false;

  constructor(world: World, { quiet, json }: RunOptions, words: W) {
    this.words = words;
    this.progress = new Progress(world, !quiet && !json);
    this.reporter.addListener(() => this.progress.clear());
  }

  /** From now on it tells none of these. Until then nothing is censored, and an error's own words are not told. */
  hide(secrets: readonly string[]): void {
    for (const secret of secrets) this.reporter.hide(secret);
    this.#knowsSecrets = true;
  }

  warn({ message, hint }: Saying): void {
    this.findings.warnings.push(`${message} ${hint}`);
    this.reporter.tell('warning', message);
    this.reporter.tell('detail', hint);
  }

  /** Whatever was thrown, told as what a person can do about it. `ledger`: its path, '' where it is not open. */
  fail(error: unknown, ledger: string): void {
    const known = explainSqliteError(ledger, error);
    const failure = known instanceof Failure ? known : (localFailure(error) ?? this.#unexpected(error));
    const saying = this.words.say(failure.fault);
    this.findings.endWith(failure.exitCode);
    this.error = {
      code: failure.exitCode,
      kind: failure.fault.kind,
      message: this.reporter.censor(saying.message),
      hint: this.reporter.censor(saying.hint),
    };
    for (const line of linesOf(saying)) this.reporter.tell('bad', line);
    const isFault = failure.exitCode === ExitCode.Internal && error instanceof Error;
    if (isFault) for (const line of this.#stackOf(error)) this.reporter.tell('detail', line);
  }

  #unexpected(error: unknown): Failure {
    const message = error instanceof Error ? error.message : String(error);
    const what = this.#knowsSecrets ? message : kindOf(error);
    const fault: ProgramFault = { kind: 'program/internal', what };
    return new Failure(ExitCode.Internal, fault, { cause: error });
  }

  #stackOf(error: Error): string[] {
    return this.#knowsSecrets ? (error.stack ?? '').split('\n') : placesOf(error);
  }

  report({ startedAt, ...facts }: RunFacts, finishedAt: Date): RunReport {
    const { counts, orders, lines, files, writes, warnings, exitCode } = this.findings;
    return {
      ...facts,
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt.toISOString(),
      exitCode,
      counts,
      orders,
      lines,
      files,
      ...(facts.job !== 'run' || writes.length > 0 ? { writes } : {}),
      warnings,
      ...(this.error ? { error: this.error } : {}),
    };
  }
}
