import type { Config } from '../config/schema.ts';
import { ExitCode } from '../failure/exit-code.ts';
import type { Delivery } from '../ledger/deliveries.ts';
import type { JobRun } from '../ledger/job-runs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ProgramName, RunRecord } from '../ledger/runs.ts';
import { openStates } from '../ledger/states.ts';
import { type DayFigures, listDays, startOfDay } from './day-figures.ts';
import { type DayStandings, listStandings } from './day-standings.ts';
import { withheldKinds } from '../orders/decision.ts';
import { tasksOf, type JobSections } from './scheduled-tasks.ts';
import { commandOf, heldWrites, listPoints, listWaiting, type Point, type PointLimits } from './point.ts';

/** The state of the gateway at one moment: what `status` prints, the page shows and the alerts tell. */
export interface StatusReport {
  at: Date;
  /** The shop's code. */
  store: string;
  /** The last run of each program, null where it never ran. */
  lastRuns: Record<ProgramName, RunRecord | null>;
  /** Runs of the last 48 hours, in the order they were made. */
  recentRuns: RunRecord[];
  /** The last run of each job beside the cycles; of those that never ran, none. */
  lastJobRuns: JobRun[];
  /** What a person should look at now, the gravest first. Empty: all is well. */
  points: Point[];
  /** Not yet in ProShop's folder: the next run goes on with them. */
  unfinished: Delivery[];
  /** In ProShop's folder and not collected, however long. */
  notCollected: Delivery[];
  /** What was decided on each of the last 14 days, oldest first, today included. */
  days: DayFigures[];
  /** The same jobs' runs of the last 48 hours, in the order they were made. */
  recentJobRuns: JobRun[];
  /** The jobs beside the cycles that are configured, or were: as they are typed. */
  jobs: JobOfProgram[];
  /** Where the orders of each of the last 7 days stand by now. */
  standings: DayStandings[];
  /** What hears of an order besides ProShop, as configured. */
  hearsOfOrders: { crm: boolean; shop: boolean };
}

/** A job beside a program's cycle. */
export interface JobOfProgram {
  program: ProgramName;
  job: string;
}

export const recentHours = 48;
export const shownDays = 14;
export const standingDays = 7;

/** `ledger` null: no run has been made yet. */
export function makeStatusReport(
  ledger: Ledger | null,
  config: Pick<Config, 'store'> & JobSections & { alerts: PointLimits },
  at: Date,
): StatusReport {
  const facts = ledger ? gather(ledger, at) : nothingYet;
  const points = listPoints({ ...facts, tasks: tasksOf(config) }, at, config.alerts);
  return {
    ...{ at, store: config.store, ...facts, points, days: daysOf(ledger, at) },
    jobs: jobsOf(facts.lastJobRuns, config),
    standings: standingsOf(ledger, at),
    hearsOfOrders: { crm: config.crm !== undefined, shop: config.writeBack !== undefined },
  };
}

/** Those that the configuration speaks of, in the order of the table, then those that only ran. */
function jobsOf(lastJobRuns: readonly JobRun[], config: JobSections): JobOfProgram[] {
  const wanted = tasksOf(config).flatMap(({ program, command }) =>
    command === '' ? [] : [{ program, job: command }],
  );
  const isWanted = (run: JobRun) => wanted.some((one) => one.program === run.program && one.job === run.job);
  const others = lastJobRuns.filter((run) => !isWanted(run)).map(({ program, job }) => ({ program, job }));
  return [...wanted, ...others];
}

function gather(ledger: Ledger, at: Date) {
  const { till, runs, meta } = ledger;
  const lastJobRuns = ledger.jobRuns.last(at);
  const withOrders = (batch: Delivery) => ({
    batch,
    orders: ledger.orders.ofParcel(batch.number).map(({ id, ref }) => id || ref),
  });
  return {
    lastRuns: {
      'orders-to-xml': runs.last('orders-to-xml', at),
      'stock-csv-mod': runs.last('stock-csv-mod', at),
    },
    recentRuns: runs.between(new Date(at.getTime() - recentHours * 3_600_000), at),
    lastJobRuns,
    habits: Object.fromEntries(lastJobRuns.map((run) => [commandOf(run), ledger.jobRuns.habitAt(run)])),
    recentJobRuns: ledger.jobRuns.between(new Date(at.getTime() - recentHours * 3_600_000), at),
    heldWrites: heldWrites(ledger),
    refusals: ledger.refusals.waiting(),
    uncertain: till.inState('UNCERTAIN').map(withOrders),
    unfinished: till.inState(...openStates.till),
    notCollected: till.inState('DELIVERED'),
    waiting: listWaiting(ledger, at),
    watched: meta.watchedFiles(),
    pause: meta.pause,
    serverNow: new Date(at.getTime() + meta.serverOffsetMs),
  };
}

const nothingYet = {
  lastRuns: { 'orders-to-xml': null, 'stock-csv-mod': null },
  recentRuns: [],
  lastJobRuns: [],
  habits: {},
  recentJobRuns: [],
  heldWrites: [],
  refusals: [],
  uncertain: [],
  unfinished: [],
  notCollected: [],
  waiting: [],
  watched: [],
  pause: null,
  serverNow: new Date(0),
};

function daysOf(ledger: Ledger | null, at: Date): DayFigures[] {
  const first = startOfDay(at, 1 - shownDays);
  return listDays(ledger ? ledger.evidence.decisionsSince(first) : [], at, shownDays);
}

function standingsOf(ledger: Ledger | null, at: Date): DayStandings[] {
  const first = startOfDay(at, 1 - standingDays);
  return listStandings(ledger ? salesSince(ledger, first) : [], at, standingDays);
}

function* salesSince({ evidence, standings }: Ledger, moment: Date) {
  for (const { at, decision, orderKey } of evidence.decisionsSince(moment))
    if (decision === 'send' && orderKey !== null) yield { at, standing: standings.of(orderKey) };
}

/** In ProShop's folder, and for no longer than is usual: nothing to look at. */
export function onTheWay({ notCollected, points }: StatusReport): Delivery[] {
  const late = new Set(points.flatMap((point) => (point.kind === 'not-collected' ? point.batches : [])));
  return notCollected.filter((batch) => !late.has(batch));
}

/** What a run brought, in numbers. Orders set aside are those the file held, whenever they were first seen. */
export type RunFigures =
  | { kind: 'orders'; sent: number; aside: number }
  | { kind: 'stock'; published: number; removed: number; reduced: number }
  /** Quantities written into the shop, and gencods of the file that it lacks. */
  | { kind: 'levels'; sizes: number; written: number; zeros: number; refused: number; unknown: number };

/** null: the run did not reach its end, and what it counted on the way says nothing (pure). */
export function figuresOf({ program, exitCode, counts }: RunRecord): RunFigures | null {
  const isFinished = exitCode === ExitCode.Done || exitCode === ExitCode.OrdersHeld;
  if (!isFinished) return null;
  const count = (name: string): number => counts[name] ?? 0;
  if (program === 'orders-to-xml') {
    const aside = [...withheldKinds, 'rejected', 'unknown-state'].map(count);
    return { kind: 'orders', sent: count('send'), aside: aside.reduce((sum, one) => sum + one, 0) };
  }
  if (counts['sizes'] !== undefined) {
    const [written, refused] = [count('written'), count('refused')];
    const zeros = written > 0 ? count('zeros') : 0;
    return {
      kind: 'levels',
      sizes: count('sizes'),
      written,
      zeros,
      refused,
      unknown: count('unknownGencods'),
    };
  }
  return {
    kind: 'stock',
    published: count('linesOut'),
    removed: count('removed'),
    reduced: count('reduced'),
  };
}
