import { listAlarms } from '../../src/alarms/alarm.ts';
import type { Point } from '../../src/status/point.ts';
import { aBatch, aKnownOrder, aRefusal, aRun, at } from '../status/any-report.ts';

const silent = (otherRuns: number): Point => ({
  kind: 'silent',
  program: 'stock-csv-mod',
  since: at,
  otherRuns,
});

test.each<[string, Point, string[]]>([
  [
    'a delivery to settle',
    { kind: 'uncertain', batch: aBatch(), orders: [] },
    ['uncertain 20261122-075703-0007'],
  ],
  [
    'a failed run',
    { kind: 'run-failed', run: aRun('stock-csv-mod', at, { exitCode: 6 }), since: at, times: 2 },
    ['run-failed stock-csv-mod#6'],
  ],
  [
    'an XML that waits too long',
    { kind: 'not-collected', batches: [aBatch()], since: at },
    ['not-collected'],
  ],
  [
    'a file that does not change',
    { kind: 'unchanged', file: 'orders.csv', since: at },
    ['unchanged orders.csv'],
  ],
  [
    'an order that waits',
    { kind: 'order-waits', why: 'changed', order: aKnownOrder({ key: 9 }) },
    ['order-waits 9#changed'],
  ],
  [
    'what a job refuses: of one more it is told anew',
    {
      kind: 'refused',
      program: 'stock-csv-mod',
      job: 'customers',
      refusals: [aRefusal(), aRefusal({ id: 2, since: new Date('2026-11-23T02:10:00Z') })],
    },
    ['refused stock-csv-mod customers address/inactive-country#2026-11-23T02:10:00.000Z'],
  ],
  ['a program missed while the other ran three times', silent(3), ['silent stock-csv-mod']],
  ['a machine that has just been started', silent(2), []],
  ['a pause', { kind: 'paused', since: at, until: null, isForgotten: false }, []],
  ['a forgotten one', { kind: 'paused', since: at, until: null, isForgotten: true }, ['paused']],
])('%s', (_what, point, ids) => {
  expect(listAlarms([point]).map(({ id }) => id)).toEqual(ids);
});
