import { commandOf, listPoints, type Point, type PointFacts } from '../../src/status/point.ts';
import {
  aBatch,
  aRefusal,
  aRun,
  at,
  limits,
  minutesAgo,
  noFacts,
  rejectedOrder,
  voucherOrder,
} from '../status/any-report.ts';

/** Both programs ran lately and well, but for what is given. */
function facts(changes: Partial<PointFacts>): PointFacts {
  const lastRuns = {
    'orders-to-xml': aRun('orders-to-xml', minutesAgo(1)),
    'stock-csv-mod': aRun('stock-csv-mod', minutesAgo(9)),
  };
  return { ...noFacts, lastRuns, recentRuns: Object.values(lastRuns), ...changes };
}

function ended(...exitCodes: number[]): Partial<PointFacts> {
  const runs = exitCodes.map((exitCode, index) =>
    aRun('orders-to-xml', minutesAgo((exitCodes.length - index) * 30), { exitCode }),
  );
  const stock = aRun('stock-csv-mod', minutesAgo(9));
  return {
    recentRuns: [...runs, stock],
    lastRuns: { 'orders-to-xml': runs.at(-1) ?? null, 'stock-csv-mod': stock },
  };
}

function lastRan(minutes: number): Partial<PointFacts> {
  const lastRuns = {
    'orders-to-xml': aRun('orders-to-xml', minutesAgo(minutes)),
    'stock-csv-mod': aRun('stock-csv-mod', minutesAgo(minutes)),
  };
  return { lastRuns, recentRuns: [] };
}

const delivered = (minutes: number) => aBatch({ acceptedAt: minutesAgo(minutes) });
const written = (minutes: number) => ({ name: 'orders.csv', modifiedAt: minutesAgo(minutes) });

test.each<[string, Partial<PointFacts>, string[]]>([
  ['all is well', {}, []],
  ['nothing has run yet', noFacts, []],
  ['a run ended well after failures', ended(3, 3, 0), []],
  ['orders were rejected: told order by order', ended(5), []],
  ['a delivery is uncertain: told as itself', ended(8), []],
  ['an internal error', ended(1), ['run-failed 1 once']],
  ['a configuration that no longer works', ended(2), ['run-failed 2 once']],
  ['the server did not answer', ended(0, 3), ['run-failed 3 once']],
  ['nor the two times after', ended(3, 0, 3, 4, 3), ['run-failed 3 3 times']],
  ['rejected orders end a series', ended(3, 5, 3), ['run-failed 3 once']],
  ['another run holds the lock', ended(7, 7), ['run-failed 7 2 times']],
  ['an XML delivered 90 minutes ago', { notCollected: [delivered(90)] }, []],
  ['and 91', { notCollected: [delivered(91)] }, ['not-collected 1 since 91 minutes']],
  [
    'an XML delivered while our clock was ahead',
    { notCollected: [delivered(-55 * 24 * 60)] },
    ['not-collected 1 since 0 minutes'],
  ],
  [
    'several: one import that does not run',
    { notCollected: [delivered(150), delivered(120), delivered(5)] },
    ['not-collected 2 since 150 minutes'],
  ],
  ['a file written 120 minutes ago', { watched: [written(120)] }, []],
  ['and 121', { watched: [written(121)] }, ['unchanged orders.csv']],
  ['a file of the future: the clock of its server was never asked', { watched: [written(-120)] }, []],
  ['by the clock of a server that is behind', { watched: [written(121)], serverNow: minutesAgo(10) }, []],
  ['a pause', { pause: { since: minutesAgo(60), until: null } }, ['paused']],
  ['of a day', { pause: { since: minutesAgo(24 * 60), until: null } }, ['paused']],
  ['and a minute', { pause: { since: minutesAgo(24 * 60 + 1), until: null } }, ['paused and forgotten']],
  ['that ends now', { pause: { since: minutesAgo(60), until: at } }, []],
  ['in a minute', { pause: { since: minutesAgo(60), until: minutesAgo(-1) } }, ['paused']],
  [
    'programs that rest are not missed',
    { ...lastRan(600), pause: { since: minutesAgo(599), until: null } },
    ['paused'],
  ],
  ['nor an hour later', { ...lastRan(600), pause: { since: minutesAgo(599), until: minutesAgo(65) } }, []],
  [
    'but then',
    { ...lastRan(600), pause: { since: minutesAgo(599), until: minutesAgo(66) } },
    ['silent orders-to-xml', 'silent stock-csv-mod'],
  ],
  [
    'a program that never ran is not missed',
    { lastRuns: { ...facts({}).lastRuns, 'orders-to-xml': null } },
    [],
  ],
  [
    'orders wait',
    { waiting: [voucherOrder, rejectedOrder] },
    ['order-waits gift-voucher', 'order-waits rejected'],
  ],
  [
    'the gravest comes first',
    { waiting: [voucherOrder], notCollected: [delivered(91)], uncertain: [{ batch: aBatch(), orders: [] }] },
    ['uncertain', 'not-collected 1 since 91 minutes', 'order-waits gift-voucher'],
  ],
])('%s', (_what, changes, points) => {
  expect(listPoints(facts(changes), at, limits).map(inShort)).toEqual(points);
});

test('a program that ran more than 65 minutes ago is told', () => {
  const run = (minutes: number) => aRun('orders-to-xml', minutesAgo(minutes));
  const points = (minutes: number) =>
    listPoints(
      { ...noFacts, lastRuns: { 'orders-to-xml': run(minutes), 'stock-csv-mod': null } },
      at,
      limits,
    );
  expect(points(65)).toEqual([]);
  expect(points(66)).toMatchObject([{ kind: 'silent', program: 'orders-to-xml', since: minutesAgo(66) }]);
});

describe('jobs beside the cycles', () => {
  const jobRun = (job: string, minutes: number, exitCode = 0) => ({
    ...aRun('orders-to-xml', minutesAgo(minutes), { exitCode }),
    job,
  });
  const ofJob = (...runs: ReturnType<typeof jobRun>[]) =>
    facts({
      lastJobRuns: runs.slice(-1),
      recentJobRuns: runs,
      habits: { [`orders-to-xml ${runs.at(-1)?.job}`]: { runs: runs.length, days: 1 } },
    });
  /** `minutes`: since its last run. */
  const silentJob = (job: string, minutes: number, runs: number, days: number) =>
    facts({
      lastJobRuns: [jobRun(job, minutes)],
      habits: { [`orders-to-xml ${job}`]: { runs, days } },
    });

  test.each<[string, PointFacts, string[]]>([
    ['one that runs well', ofJob(jobRun('write-back', 30), jobRun('write-back', 1)), []],
    [
      'one that fails again and again',
      ofJob(jobRun('write-back', 61), jobRun('write-back', 31, 3), jobRun('write-back', 1, 3)),
      ['run-failed write-back3 2 times'],
    ],
    ['refused and uncertain writes are told one by one', ofJob(jobRun('write-back', 9, 5)), []],
    [
      'another job that failed is no run of this one',
      ofJob(jobRun('crm', 31, 3), jobRun('write-back', 1)),
      [],
    ],
    [
      'one with a task that no longer runs',
      ofJob(...[186, 156, 126, 96].map((minutes) => jobRun('write-back', minutes))),
      ['silent orders-to-xml write-back'],
    ],
    [
      'one that the configuration speaks of no longer is not missed',
      { ...ofJob(...[186, 156, 126, 96].map((minutes) => jobRun('write-back', minutes))), tasks: [] },
      [],
    ],
    [
      'what a job refuses, by its reason',
      facts({ refusals: [aRefusal(), aRefusal({ id: 2 }), aRefusal({ id: 3, fault: 'customer/no-name' })] }),
      ['refused stock-csv-mod customers 2', 'refused stock-csv-mod customers 1'],
    ],
    [
      'what the cycle refuses',
      facts({ refusals: [aRefusal({ job: '', fault: 'stock/level-refused' })] }),
      ['refused stock-csv-mod 1'],
    ],
    ['of a job that is configured no longer', { ...facts({ refusals: [aRefusal()] }), tasks: [] }, []],
    ['nor is its failure', { ...ofJob(jobRun('write-back', 1, 3)), tasks: [] }, []],
    ['days after, too', silentJob('write-back', 4 * 1440, 96, 2), ['silent orders-to-xml write-back']],
    ['one of every night that ran this night', silentJob('customers', 1505, 2, 7), []],
    ['and one that did not', silentJob('customers', 1506, 2, 7), ['silent orders-to-xml customers']],
    ['a week later, too', silentJob('customers', 7 * 1440, 2, 3), ['silent orders-to-xml customers']],
    ['one of the night that was tried by hand on two days', silentJob('customers', 1506, 9, 2), []],
    ['one that was tried by hand', ofJob(...[126, 96].map((minutes) => jobRun('write-back', minutes))), []],
  ])('%s', (_, given, expected) => {
    expect(listPoints(given, at, limits).map(inShort)).toEqual(expected);
  });
});

test.each<[what: string, cycles: number[], otherRuns: number]>([
  ['by day only: at night the machine is off', [1300, 900, 300, 150], 0],
  ['the night too', [1300, 150, 125, 95, 65, 35, 5], 5],
])('cycles beside a night that was missed an hour ago: %s', (_, cycles, otherRuns) => {
  const last = { ...aRun('orders-to-xml', minutesAgo(1500 + 10)), job: 'customers' };
  const missed = facts({
    lastJobRuns: [last],
    habits: { 'orders-to-xml customers': { runs: 2, days: 7 } },
    recentRuns: cycles.map((ago) => aRun('stock-csv-mod', minutesAgo(ago))),
  });
  expect(listPoints(missed, at, limits)).toMatchObject([{ kind: 'silent', job: 'customers', otherRuns }]);
});

test('a limit of 0 is off', () => {
  const off = { notCollectedMinutes: 0, unchangedMinutes: 0 };
  const old = facts({ notCollected: [delivered(9000)], watched: [written(9000)] });
  expect(listPoints(old, at, off)).toEqual([]);
});

function inShort(point: Point): string {
  switch (point.kind) {
    case 'write-waits':
      return `write-waits W${point.write.id} ${point.write.state}`;
    case 'refused':
      return `refused ${commandOf(point)} ${point.refusals.length}`;
    case 'run-failed':
      return `run-failed ${point.run.job ?? ''}${point.run.exitCode} ${point.times === 1 ? 'once' : `${point.times} times`}`;
    case 'silent':
      return `silent ${commandOf(point)}`;
    case 'unchanged':
      return `unchanged ${point.file}`;
    case 'order-waits':
      return `order-waits ${point.why}`;
    case 'uncertain':
      return point.kind;
    case 'paused':
      return point.isForgotten ? 'paused and forgotten' : 'paused';
    case 'not-collected':
      return `not-collected ${point.batches.length} since ${(at.getTime() - point.since.getTime()) / 60_000} minutes`;
  }
}
