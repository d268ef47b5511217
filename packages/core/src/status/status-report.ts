import type { Config } from '../config/schema.ts';
import { type DayFigures, listDays, startOfDay } from './figures.ts';
import { listPoints, type Point } from './point.ts';
import type { Delivery } from '../ledger/deliveries.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ProgramName, RunRecord } from '../ledger/runs.ts';
import { openStates } from '../ledger/states.ts';
import { listWaiting } from './waiting-orders.ts';

/** The state of the gateway at one moment: what `status` prints, the page shows and the alerts tell. */
export interface StatusReport {
  at: Date;
  /** The shop's code. */
  store: string;
  /** The last run of each program, null where it never ran. */
  lastRuns: Record<ProgramName, RunRecord | null>;
  /** Runs of the last 48 hours, in the order they were made. */
  recentRuns: RunRecord[];
  /** What a person should look at now, the gravest first. Empty: all is well. */
  points: Point[];
  /** Not yet in ProShop's folder: the next run goes on with them. */
  unfinished: Delivery[];
  /** In ProShop's folder and not collected, however long. */
  notCollected: Delivery[];
  /** What was decided on each of the last 14 days, oldest first, today included. */
  days: DayFigures[];
}

export const recentHours = 48;
export const shownDays = 14;

/** `ledger` null: no run has been made yet. */
export function makeStatusReport(
  ledger: Ledger | null,
  { store, alerts }: Pick<Config, 'store' | 'alerts'>,
  at: Date,
): StatusReport {
  const facts = ledger ? gather(ledger, at) : nothingYet;
  return { at, store, ...facts, points: listPoints(facts, at, alerts), days: daysOf(ledger, at) };
}

function gather(ledger: Ledger, at: Date) {
  const { till, runs, meta } = ledger;
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

/** In ProShop's folder, and for no longer than is usual: nothing to look at. */
export function onTheWay({ notCollected, points }: StatusReport): Delivery[] {
  const late = new Set(points.flatMap((point) => (point.kind === 'not-collected' ? point.batches : [])));
  return notCollected.filter((batch) => !late.has(batch));
}
