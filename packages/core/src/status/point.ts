import { ExitCode } from '../failure/exit-code.ts';
import type { Delivery } from '../ledger/deliveries.ts';
import type { KnownOrder } from '../ledger/known-orders.ts';
import type { JobHabit, JobRun } from '../ledger/job-runs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Pause, pauseAt } from '../ledger/meta.ts';
import type { Write } from '../ledger/outbox.ts';
import type { Refusal } from '../ledger/refusals.ts';
import type { ProgramName, RunRecord } from '../ledger/runs.ts';
import { type WithheldKind, withheldKinds } from '../orders/decision.ts';
import { refusedPoints, type RefusedPoint } from './refused.ts';
import { commandLineOf, type ScheduledTask } from './scheduled-tasks.ts';
import { hasPassed, hasPassedOrIsAhead, notAfter } from '../text/moments.ts';

/** A command to type, and when it is the right one. */
export interface Step {
  when: string;
  command: string;
}

/** Something that a person should look at. `words.status.point` says it, with the commands that settle it. */
export type Point =
  | ({ kind: 'uncertain' } & BatchWithOrders)
  /** The last run of a program, and since when and how often in a row none has succeeded. */
  | { kind: 'run-failed'; run: AnyRun; since: Date; times: number }
  /** A program that does not run any longer, while the other ran `otherRuns` times. */
  | { kind: 'silent'; program: ProgramName; job?: string; since: Date; otherRuns: number }
  /** A person has stopped all jobs. `isForgotten`: for longer than a day. */
  | ({ kind: 'paused'; isForgotten: boolean } & Pause)
  /** All XML files that wait too long, the oldest first, and since when that one does: one import that does not run. */
  | { kind: 'not-collected'; batches: Delivery[]; since: Date }
  | { kind: 'unchanged'; file: string; since: Date }
  /** Something that was to be written into the shop or the CRM, and that a person has to settle, or to know of. */
  | { kind: 'write-waits'; write: Write }
  | RefusedPoint
  | ({ kind: 'order-waits' } & WaitingOrder);

/** Of a program's cycle, or of a job beside it. */
export type AnyRun = RunRecord & Partial<Pick<JobRun, 'job'>>;

/** As it is typed: 'orders-to-xml write-back'. */
export function commandOf({ program, job }: Pick<AnyRun, 'program' | 'job'>): string {
  return job === undefined ? program : `${program} ${job}`;
}

export interface BatchWithOrders {
  batch: Delivery;
  /** Ids, or references where there is no id. */
  orders: string[];
}

/** Minutes; 0: off. */
export interface PointLimits {
  notCollectedMinutes: number;
  unchangedMinutes: number;
}

/** A file that another program should write, and when it last did, by the server's clock. */
export interface WatchedFile {
  name: string;
  modifiedAt: Date;
}

export interface PointFacts {
  lastRuns: Record<ProgramName, RunRecord | null>;
  /** Oldest first. */
  recentRuns: readonly RunRecord[];
  /** Of each job that ever ran. */
  lastJobRuns: readonly JobRun[];
  /** Oldest first. */
  recentJobRuns: readonly JobRun[];
  /** Of each job that ever ran, as it is typed: how often it had run by its last run. */
  habits: Readonly<Record<string, JobHabit>>;
  /** Of the jobs that the configuration speaks of: nobody has to look at any other. */
  tasks: readonly ScheduledTask[];
  heldWrites: readonly Write[];
  refusals: readonly Refusal[];
  uncertain: readonly BatchWithOrders[];
  notCollected: readonly Delivery[];
  waiting: readonly WaitingOrder[];
  watched: readonly WatchedFile[];
  /** The last pause, over or not; null: never one. */
  pause: Pause | null;
  /** Now, by the server's clock. */
  serverNow: Date;
}

/** Two cycles and a little. */
const silentAfterMinutes = 65;

/** All that a person should look at, the gravest first (pure). */
export function listPoints(facts: PointFacts, at: Date, limits: PointLimits): Point[] {
  return [
    ...facts.uncertain.map((one): Point => ({ kind: 'uncertain', ...one })),
    ...facts.heldWrites.map((write): Point => ({ kind: 'write-waits', write })),
    ...refusedPoints(facts.refusals.filter((one) => isOfJob(one, facts.tasks))),
    ...paused(facts, at),
    ...failedRuns(facts),
    ...silentPrograms(facts, at),
    ...silentJobs(facts, at),
    ...notCollected(facts, at, limits.notCollectedMinutes),
    ...unchanged(facts, limits.unchangedMinutes),
    ...facts.waiting.map((one): Point => ({ kind: 'order-waits', ...one })),
  ];
}

/** Codes 5 and 8 are told order by order and delivery by delivery. */
export function isFailed({ exitCode }: Pick<RunRecord, 'exitCode'>): boolean {
  const isToldElsewhere = exitCode === ExitCode.OrdersHeld || exitCode === ExitCode.Uncertain;
  return exitCode !== ExitCode.Done && !isToldElsewhere;
}

/** What it counted is all that there was; otherwise it was cut off on the way. */
export function hasEndedWhole({ exitCode }: Pick<RunRecord, 'exitCode'>): boolean {
  return exitCode === ExitCode.Done || exitCode === ExitCode.OrdersHeld || exitCode === ExitCode.Uncertain;
}

function failedRuns({ lastRuns, recentRuns, lastJobRuns, recentJobRuns, tasks }: PointFacts): Point[] {
  const cycles = Object.values(lastRuns).flatMap((run) => (run === null ? [] : failed(run, recentRuns)));
  const jobs = lastJobRuns.filter((run) => taskOf(run, tasks) !== undefined);
  return [...cycles, ...jobs.flatMap((run) => failed(run, recentJobRuns))];
}

/** A cycle is always one. */
function isOfJob({ program, job }: Refusal, tasks: readonly ScheduledTask[]): boolean {
  return job === '' || tasks.some((task) => task.program === program && task.command === job);
}

function taskOf(run: AnyRun, tasks: readonly ScheduledTask[]): ScheduledTask | undefined {
  return tasks.find((task) => commandLineOf(task) === commandOf(run));
}

function failed(run: AnyRun, recent: readonly AnyRun[]): Point[] {
  if (!isFailed(run)) return [];
  const own = recent.filter((one) => commandOf(one) === commandOf(run));
  const series = own.slice(own.findLastIndex((one) => !isFailed(one)) + 1);
  const since = series[0]?.startedAt ?? run.startedAt;
  return [{ kind: 'run-failed', run, since, times: Math.max(1, series.length) }];
}

const forgottenAfterMinutes = 24 * 60;

function paused(facts: PointFacts, at: Date): Point[] {
  const pause = pauseAt(facts.pause, at);
  if (pause === null) return [];
  return [{ kind: 'paused', ...pause, isForgotten: hasPassed(pause.since, at, forgottenAfterMinutes) }];
}

/** One that never ran is not missed: it may just not be installed yet. Nor is one while a person has stopped them all. */
function silentPrograms({ lastRuns, recentRuns, pause }: PointFacts, at: Date): Point[] {
  if (pauseAt(pause, at) !== null) return [];
  return (Object.keys(lastRuns) as ProgramName[]).flatMap((program) => {
    const since = lastRuns[program]?.startedAt;
    if (!since || !hasPassed(latest(since, pause?.until), at, silentAfterMinutes)) return [];
    const otherRuns = recentRuns.filter((run) => run.program !== program && run.startedAt > since).length;
    return [{ kind: 'silent', program, since, otherRuns }];
  });
}

/** A job that was tried by hand a few times has no task that could be missed. */
const runsOfATask = 4;
const nightsOfATask = 3;

function hasTask({ every }: ScheduledTask, { runs, days }: JobHabit): boolean {
  return every < silentAfterMinutes ? runs >= runsOfATask : days >= nightsOfATask;
}

/** One that is for every night may begin an hour later by the clock of the world. */
function silentAfter({ every }: ScheduledTask): number {
  return every < silentAfterMinutes ? silentAfterMinutes : every + silentAfterMinutes;
}

function silentJobs({ lastJobRuns, habits, recentRuns, tasks, pause }: PointFacts, at: Date): Point[] {
  if (pauseAt(pause, at) !== null) return [];
  return lastJobRuns.flatMap((last): Point[] => {
    const { program, job, startedAt: since } = last;
    const task = taskOf(last, tasks);
    const habit = habits[commandOf(last)];
    if (!task || !habit || !hasTask(task, habit)) return [];
    if (!hasPassed(latest(since, pause?.until), at, silentAfter(task))) return [];
    const otherRuns = recentRuns.filter((run) => isBesideMissed(run, since, task)).length;
    return [{ kind: 'silent', program, job, since, otherRuns }];
  });
}

/** Of a job of every night only about the hour of its start: at others the machine may be on, and at that one off. */
function isBesideMissed({ startedAt }: RunRecord, since: Date, { every }: ScheduledTask): boolean {
  const minutes = (startedAt.getTime() - since.getTime()) / 60_000;
  if (every < silentAfterMinutes) return minutes > 0;
  const past = minutes % every;
  return minutes > every / 2 && Math.min(past, every - past) <= silentAfterMinutes;
}

function latest(one: Date, other: Date | null | undefined): Date {
  return other && other > one ? other : one;
}

function notCollected({ notCollected: delivered }: PointFacts, at: Date, minutes: number): Point[] {
  if (minutes === 0) return [];
  const batches = delivered.filter((batch) => hasPassedOrIsAhead(sinceWhen(batch), at, minutes));
  const [oldest] = batches;
  return oldest ? [{ kind: 'not-collected', batches, since: notAfter(sinceWhen(oldest), at) }] : [];
}

function sinceWhen({ acceptedAt, createdAt }: Delivery): Date {
  return acceptedAt ?? createdAt;
}

function unchanged({ watched, serverNow }: PointFacts, minutes: number): Point[] {
  return watched
    .filter(({ modifiedAt }) => minutes > 0 && hasPassed(modifiedAt, serverNow, minutes))
    .map(({ name, modifiedAt }) => ({ kind: 'unchanged', file: name, since: modifiedAt }));
}

/**
 * An order's name as it can be typed behind a command, in a shell of any kind. null: it holds something that a shell would
 * obey (names come from outside), and no command is proposed with it.
 */
export function commandArgument(name: string): string | null {
  if (/^[\p{L}\d][\p{L}\d._-]*$/u.test(name)) return name;
  return /^[\p{L}\d][\p{L}\d ._#/:+-]*$/u.test(name) ? `"${name}"` : null;
}

/**
 * Made, but for its mail or its row in the shop's history. Told until a person has seen it: the run that saw it may have
 * been killed.
 */
const madeInPart: readonly string[] = ['write/mail-not-sent', 'write/no-row'];

/** What was refused, what nobody knows the fate of, and what is made in part. */
export function heldWrites({ outbox }: Ledger): Write[] {
  const held = (['shop', 'crm'] as const).flatMap((target) => [
    ...outbox.inState(target, 'REFUSED', 'UNCERTAIN'),
    ...outbox.noted(target).filter(({ answer }) => madeInPart.includes(answer?.kind ?? '')),
  ]);
  return held.toSorted((one, other) => one.id - other.id);
}

/** Why an order waits for a person. `never-sent`: only stock-csv-mod ever saw it. */
export type WaitingKind = WithheldKind | 'withheld' | 'rejected' | 'unknown-state' | 'changed' | 'never-sent';

export interface WaitingOrder {
  why: WaitingKind;
  order: KnownOrder;
}

/** An order that orders-to-xml has had two cycles to see, and did not. Minutes. */
const neverSentAfterMinutes = 65;

/** Orders that wait for a person, those that were seen first before the others. */
export function listWaiting(ledger: Ledger, at: Date): WaitingOrder[] {
  const { orders } = ledger;
  const candidates = [
    ...orders.inStatus('withheld', 'rejected', 'unknown-state', 'seen'),
    ...orders.changedSinceSent(),
  ];
  return candidates
    .flatMap((order) => {
      const why = whyItWaits(order, at);
      return why ? [{ why, order }] : [];
    })
    .sort((a, b) => a.order.key - b.order.key);
}

/** null: it waits for nobody (pure). */
export function whyItWaits({ status, decision, firstSeen }: KnownOrder, at: Date): WaitingKind | null {
  const hadItsTime = hasPassedOrIsAhead(firstSeen, at, neverSentAfterMinutes);
  if (status === 'withheld') return withheldFor(decision?.kind);
  if (status === 'rejected' || status === 'unknown-state') return status;
  if (status === 'seen') return hadItsTime ? 'never-sent' : null;
  return decision?.kind === 'changed-since-sent' ? 'changed' : null;
}

function withheldFor(decision: string | undefined): WaitingKind {
  return withheldKinds.find((kind) => kind === decision) ?? 'withheld';
}
