import { join } from 'node:path';
import type { AlarmMemory } from '../alarms/alarm.ts';
import { hasEndedWhole, type Point } from '../status/point.ts';
import { notHeld } from '../status/refused.ts';
import type { Config } from '../config/schema.ts';
import { environmentWithout, secretsOf } from '../config/secrets.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/open-ledger.ts';
import type { NewRefusal } from '../ledger/refusals.ts';
import type { RunRecord } from '../ledger/runs.ts';
import type { Reporter } from '../report/reporter.ts';
import { wordsIn } from '../words/language.ts';
import { Failure } from '../failure/failure.ts';
import type { Words } from '../words/words.ts';
import { ExitCode } from '../failure/exit-code.ts';
import { isBlind, type WorkPaths } from './work-paths.ts';
import type { World } from '../world/world.ts';

/** A run that has ended, however it did. */
export interface EndedRun {
  run: RunRecord;
  /** Of the job beside the program's cycle; undefined: of the cycle itself. */
  job: string | undefined;
  /** false: a person settled something at the keyboard; that is no cycle, and its failure is no alarm. */
  isCycle: boolean;
  /** What it refused, and what it found in order, as far as that may have been refused before. */
  refused: readonly NewRefusal[];
  settled: readonly string[];
  /** It was to look at some things only: what it did not refuse may be refused as before. */
  isPart: boolean;
  config: Config;
  paths: WorkPaths;
  /** null: it could not be opened. */
  ledger: Ledger | null;
  world: World;
  words: Words;
  reporter: Reporter;
}

/**
 * What follows every run but a dry one: its record, the retention, the page, the alerts, each as far as the configuration
 * asks for it. Never rejects: what goes wrong with one is told, and the others go on.
 */
export async function afterRun(ended: EndedRun): Promise<void> {
  const { ledger, isCycle } = ended;
  if (ledger) await lookAfter(ended, ledger);
  else if (isCycle && wasKeptOut(ended)) await lookAfterBesideHolder(ended);
  else if (isCycle) await alertWithoutLedger(ended);
}

async function lookAfter(ended: EndedRun, ledger: Ledger): Promise<void> {
  const { reporter, words, isCycle, config } = ended;
  const path = config.report ?? '';
  const detail = (reason: string): void => reporter.tell('detail', reason);
  const noPage = (reason: string): void =>
    reporter.tell('warning', words.program.pageNotWritten({ path, reason }));
  // A full disk must not hide how the run ended: the trace has said it already.
  if (isCycle) await attempt(() => ledger.transaction(() => record(ended, ledger)), words, detail);
  await attempt(() => forgetOld(ended, ledger), words, detail);
  await attempt(() => writeReport(ended, ledger), words, noPage);
  await attempt(() => alertWithLedger(ended, ledger), words, notTold(ended));
  await attempt(() => tellWeek(ended, ledger), words, weekNotTold(ended));
}

function record(ended: EndedRun, ledger: Ledger): void {
  const { run, job } = ended;
  if (job === undefined) ledger.runs.add(run);
  else ledger.jobRuns.add({ ...run, job });
  noteRefused(ended, ledger);
}

/** The CRM is only told of what changed: what a run of that job does not speak of is as it was. */
function noteRefused({ run, job = '', isPart, ...found }: EndedRun, ledger: Ledger): void {
  const about = { program: run.program, job };
  const refused = notHeld(found.refused, about, ledger);
  const isWhole = hasEndedWhole(run) && !isPart && job !== 'crm';
  ledger.refusals.note(about, { refused, settled: found.settled, isWhole }, run.startedAt);
}

async function attempt(
  step: () => unknown,
  words: Words,
  onTrouble: (reason: string) => void,
): Promise<void> {
  try {
    await step();
  } catch (error) {
    onTrouble(error instanceof Failure ? words.say(error.fault).message : (error as Error).message);
  }
}

/** `retention`; off where every key is 0. */
async function forgetOld({ config, paths, run, words, reporter }: EndedRun, ledger: Ledger): Promise<void> {
  if (Object.values(config.retention).every((days) => days === 0)) return;
  const { applyRetention } = await import('../retention/apply-retention.ts');
  const { believedNow } = await import('../retention/apply-retention.ts');
  const now = believedNow(run.finishedAt, ledger.runs);
  const forgotten = applyRetention(config.retention, paths, ledger, now);
  const isAny = Object.values(forgotten).some((count) => count > 0);
  if (isAny) reporter.tell('plain', words.program.forgotten(forgotten));
}

/** In the language of the configuration, whatever that of a run by hand. */
async function writeReport({ config, run }: EndedRun, ledger: Ledger): Promise<void> {
  const { report, language } = config;
  if (report === undefined) return;
  const { makeStatusReport } = await import('../status/status-report.ts');
  const { renderPage } = await import('../page/render-page.ts');
  const status = makeStatusReport(ledger, config, run.finishedAt);
  await writeAtomically(report, renderPage(status, wordsIn(language), language));
}

async function alertWithLedger(ended: EndedRun, ledger: Ledger): Promise<void> {
  if (!hasAlerts(ended)) return;
  const { makeStatusReport } = await import('../status/status-report.ts');
  const { fileMemory, ledgerMemory } = await import('../alarms/alarm.ts');
  const { points } = makeStatusReport(ledger, ended.config, ended.run.finishedAt);
  await send(ended, points, ledgerMemory(ledger, fileMemory(memoryPath(ended))));
}

/** `alerts.weekly`. A mail that does not leave is tried again by the next run. */
async function tellWeek(ended: EndedRun, ledger: Ledger): Promise<void> {
  const { config, run, world } = ended;
  const { weekly, email } = config.alerts;
  if (!weekly || email === undefined) return;
  const { dueMonday, weekBefore, writeWeek } = await import('../alerts/weekly.ts');
  const now = run.finishedAt;
  const monday = dueMonday(ledger.meta.weekTold, now);
  if (monday === null) return;
  const { commandLineOf, tasksOf } = await import('../status/scheduled-tasks.ts');
  const week = weekBefore(ledger, monday, tasksOf(config).map(commandLineOf));
  if (week !== null) {
    const { makeStatusReport } = await import('../status/status-report.ts');
    const { sendersOf, troubleOf } = await import('../alerts/send-alert.ts');
    const { points } = makeStatusReport(ledger, config, now);
    const words = wordsIn(config.language);
    const [mail] = sendersOf({ email }, world);
    try {
      await mail?.send(writeWeek(week, points, config.store, words));
    } catch (error) {
      const trouble = troubleOf(error);
      return ended.reporter.tell('warning', ended.words.alerts.failed({ way: 'email', trouble }));
    }
  }
  ledger.transaction(() => (ledger.meta.weekTold = monday));
}

/** The ledger is lost, damaged, locked, or its disk full: nobody would hear of it otherwise. */
async function alertWithoutLedger(ended: EndedRun): Promise<void> {
  if (!hasAlerts(ended)) return;
  const { job } = ended;
  const run = { ...ended.run, ...(job === undefined ? {} : { job }) };
  const points: Point[] = [{ kind: 'run-failed', run, since: run.startedAt, times: 1 }];
  const { fileMemory } = await import('../alarms/alarm.ts');
  await attempt(() => send(ended, points, fileMemory(memoryPath(ended))), ended.words, notTold(ended));
}

async function send(
  { config, world, run, reporter }: EndedRun,
  points: readonly Point[],
  memory: AlarmMemory,
): Promise<void> {
  const { alert } = await import('../alerts/alert.ts');
  const sending = { pace: world.pace, env: environmentWithout(secretsOf(config), world.env) };
  const words = wordsIn(config.language);
  const request = { config, points, memory, words, now: run.finishedAt, world: sending };
  for (const trouble of await alert(request)) reporter.tell('warning', trouble);
}

/** Another run holds the lock, not the ledger: its commits last milliseconds, and ours does not disturb them. */
function wasKeptOut({ run, paths }: EndedRun): boolean {
  return run.exitCode === ExitCode.Busy && !isBlind(paths);
}

async function lookAfterBesideHolder(ended: EndedRun): Promise<void> {
  await attempt(
    async () => {
      const ledger = openLedger(ended.paths.ledger, ended.world);
      try {
        await lookAfter(ended, ledger);
      } finally {
        ledger.close();
      }
    },
    ended.words,
    notTold(ended),
  );
}

function hasAlerts({ config }: EndedRun): boolean {
  const { email, webhook, command } = config.alerts;
  return email !== undefined || webhook !== undefined || command !== undefined;
}

function notTold({ reporter, words }: EndedRun): (reason: string) => void {
  return (reason) => reporter.tell('warning', words.alerts.notTold({ reason }));
}

function weekNotTold({ reporter, words }: EndedRun): (reason: string) => void {
  return (reason) => reporter.tell('warning', words.weekly.failed({ reason }));
}

function memoryPath({ paths }: EndedRun): string {
  return join(paths.workDir, 'alertes-en-cours.json');
}
