import { scheduledTasks } from '../../src/status/scheduled-tasks.ts';
import type { Delivery } from '@passerelle/core/ledger/deliveries.ts';
import type { KnownOrder } from '../../src/ledger/known-order.ts';
import type { Refusal } from '@passerelle/core/ledger/refusals.ts';
import type { ProgramName, RunRecord } from '@passerelle/core/ledger/runs.ts';
import { listPoints, type PointFacts, type WaitingOrder } from '../../src/status/point.ts';
import { listDays } from '../../src/status/day-figures.ts';
import { listStandings } from '../../src/status/day-standings.ts';
import { shownDays, standingDays, type StatusReport } from '../../src/status/status-report.ts';

/** A Sunday, 09:57, by the clock of the machine. */
export const at = new Date(2026, 10, 22, 9, 57, 6);
export const limits = { notCollectedMinutes: 90, unchangedMinutes: 120 };

export function minutesAgo(minutes: number, from = at): Date {
  return new Date(from.getTime() - minutes * 60_000);
}

export function aRun(program: ProgramName, startedAt: Date, changes: Partial<RunRecord> = {}): RunRecord {
  const finishedAt = new Date(startedAt.getTime() + 1800);
  return { program, startedAt, finishedAt, exitCode: 0, counts: {}, message: '', ...changes };
}

export function aBatch(changes: Partial<Delivery> = {}): Delivery {
  return {
    number: 7,
    lot: '20261122-075703-0007',
    fileName: 'ventes_20261122_075703_0007.xml',
    sha256: 'ab'.repeat(32),
    bytes: 4210,
    state: 'DELIVERED',
    orderCount: 3,
    createdAt: minutesAgo(120),
    destination: 'till',
    key: 'ventes_7.xml',
    intendedAt: minutesAgo(120),
    acceptedAt: minutesAgo(120),
    waitingAt: minutesAgo(120),
    bookedAt: null,
    absentSince: null,
    remoteId: '',
    attempts: 1,
    resentAs: null,
    content: 'orders',
    ...changes,
  };
}

export function aKnownOrder(changes: Partial<KnownOrder> = {}): KnownOrder {
  return {
    key: 1,
    id: '1042',
    ref: 'XKBKNABJK',
    status: 'withheld',
    decision: {
      kind: 'gift-voucher',
      reason: { kind: 'voucher', found: 'Bon cadeau 50 €', pattern: 'bon cadeau' },
    },
    orderedAt: '2026-11-22T07:41:10',
    stateId: '2',
    parcel: null,
    content: null,
    lines: [],
    difference: [],
    firstSeen: minutesAgo(150),
    lastSeen: at,
    ackedAt: null,
    missedSince: null,
    differenceSince: null,
    ...changes,
  };
}

export const voucherOrder: WaitingOrder = { why: 'gift-voucher', order: aKnownOrder() };

export const rejectedOrder: WaitingOrder = {
  why: 'rejected',
  order: aKnownOrder({
    key: 2,
    id: '1043',
    ref: 'QWERTYUIO',
    status: 'rejected',
    decision: {
      kind: 'rejected',
      reason: { kind: 'rejected', why: { kind: 'totals', expected: 8990, paid: 9580 } },
    },
  }),
};

export const oddStateOrder: WaitingOrder = {
  why: 'unknown-state',
  order: aKnownOrder({
    key: 3,
    id: '1044',
    ref: 'ZXCVBNMAS',
    status: 'unknown-state',
    decision: {
      kind: 'unknown-state',
      reason: { kind: 'state', id: '42', label: 'Retenue par le service client' },
    },
  }),
};

export function aRefusal(changes: Partial<Refusal> = {}): Refusal {
  return {
    ...{ id: 1, program: 'stock-csv-mod', job: 'customers', fault: 'address/inactive-country' },
    ...{ subject: 'C001', message: 'Client C001 : pays inactif.', hint: 'Activez ce pays.', since: at },
    ...changes,
  };
}

export const noFacts: PointFacts = {
  lastRuns: { 'orders-to-xml': null, 'stock-csv-mod': null },
  recentRuns: [],
  lastJobRuns: [],
  recentJobRuns: [],
  habits: {},
  tasks: scheduledTasks,
  heldWrites: [],
  refusals: [],
  uncertain: [],
  notCollected: [],
  waiting: [],
  watched: [],
  pause: null,
  serverNow: at,
};

/** A report of these facts; `days` of what was decided over two weeks. */
export function aReport(facts: PointFacts = noFacts, changes: Partial<StatusReport> = {}): StatusReport {
  return {
    at,
    store: '008',
    lastRuns: facts.lastRuns,
    recentRuns: [...facts.recentRuns],
    lastJobRuns: [...facts.lastJobRuns],
    points: listPoints(facts, at, limits),
    unfinished: [],
    notCollected: [...facts.notCollected],
    days: listDays([], at, shownDays),
    recentJobRuns: [...facts.recentJobRuns],
    jobs: [],
    standings: listStandings([], at, standingDays),
    hearsOfOrders: { crm: false, shop: false },
    ...changes,
  };
}
