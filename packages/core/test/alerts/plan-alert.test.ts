import { type Alarm, isEmpty, listAlarms, planAlert } from '../../src/alarms/alarm.ts';
import type { Point } from '../../src/status/point.ts';
import type { ToldAlarm } from '../../src/ledger/alarms.ts';
import { aKnownOrder, aRun } from '../status/any-report.ts';

const start = new Date('2026-11-22T09:57:03Z');
const after = (hours: number, minutes = 0): Date =>
  new Date(start.getTime() + (hours * 60 + minutes) * 60_000);

const serverDown: Point = failed(3);
const withheld: Point = { kind: 'order-waits', why: 'gift-voucher', order: aKnownOrder({ key: 42 }) };
const rejected: Point = { kind: 'order-waits', why: 'rejected', order: aKnownOrder({ key: 43 }) };

function failed(exitCode: number): Point {
  return { kind: 'run-failed', run: aRun('orders-to-xml', start, { exitCode }), since: start, times: 1 };
}

/** Plays a sequence of runs as `alert` does, each told the way it is remembered; what each run would say. */
function play(...runs: [at: Date, ...points: Point[]][]): string[] {
  let told: ToldAlarm[] = [];
  return runs.map(([now, ...points]) => {
    const plan = planAlert(listAlarms(points), told, now);
    const gone = new Set([...plan.over, ...plan.replaced].map(({ id }) => id));
    const remembered = [
      ...plan.begun.map((alarm) => remember(alarm, now, now)),
      ...plan.reminded.map(({ alarm, since }) => remember(alarm, since, now)),
    ];
    const again = new Set(remembered.map(({ id }) => id));
    told = [...told.filter(({ id }) => !gone.has(id) && !again.has(id)), ...remembered];
    if (isEmpty(plan)) return 'nothing';
    return [
      ...plan.begun.map(({ id }) => `new ${id}`),
      ...plan.reminded.map(
        ({ alarm, since }) => `still ${alarm.id} since ${since.toISOString().slice(11, 16)}`,
      ),
      ...plan.over.map(({ id }) => `over ${id}`),
    ].join(', ');
  });
}

function remember({ id }: Alarm, since: Date, toldAt: Date): ToldAlarm {
  return { id, text: id, since, toldAt };
}

const down = 'run-failed orders-to-xml#3';

test.each<[string, [at: Date, ...points: Point[]][], string[]]>([
  ['nothing rings', [[start]], ['nothing']],
  [
    'the same alarm every half hour: once',
    [
      [start, serverDown],
      [after(0, 30), serverDown],
      [after(1), serverDown],
    ],
    [`new ${down}`, 'nothing', 'nothing'],
  ],
  [
    'a reminder after a day, though the run begins a few seconds early, and another a day later',
    [
      [start, serverDown],
      [after(23, 30), serverDown],
      [new Date(after(24).getTime() - 4000), serverDown],
      [after(24, 30), serverDown],
      [after(48), serverDown],
    ],
    [`new ${down}`, 'nothing', `still ${down} since 09:57`, 'nothing', `still ${down} since 09:57`],
  ],
  [
    'it is over: one word',
    [[start, serverDown], [after(0, 30)], [after(1)]],
    [`new ${down}`, `over ${down}`, 'nothing'],
  ],
  [
    'it rings again after it was over: new',
    [[start, serverDown], [after(0, 30)], [after(1), serverDown]],
    [`new ${down}`, `over ${down}`, `new ${down}`],
  ],
  [
    'another kind of failure of the same program is told, and the former is not called over',
    [[start, failed(3)], [after(0, 30), failed(4)], [after(1)]],
    [`new ${down}`, 'new run-failed orders-to-xml#4', 'over run-failed orders-to-xml#4'],
  ],
  [
    'a new order joins: only it is told',
    [
      [start, withheld],
      [after(0, 30), withheld, rejected],
    ],
    ['new order-waits 42#gift-voucher', 'new order-waits 43#rejected'],
  ],
  [
    'one reminder per day, of all that still rings',
    [
      [start, withheld],
      [after(5), withheld, rejected],
      [after(24), withheld, rejected],
      [after(29), withheld, rejected],
      [after(48), withheld, rejected],
    ],
    [
      'new order-waits 42#gift-voucher',
      'new order-waits 43#rejected',
      'still order-waits 42#gift-voucher since 09:57, still order-waits 43#rejected since 14:57',
      'nothing',
      'still order-waits 42#gift-voucher since 09:57, still order-waits 43#rejected since 14:57',
    ],
  ],
  [
    'told while the clock was ahead: reminded once, since now, and then quiet for a day',
    [
      [after(55 * 24), withheld],
      [after(1), withheld],
      [after(2), withheld],
    ],
    ['new order-waits 42#gift-voucher', 'still order-waits 42#gift-voucher since 10:57', 'nothing'],
  ],
  [
    'one is settled, the other is not',
    [
      [start, withheld, rejected],
      [after(1), rejected],
    ],
    ['new order-waits 42#gift-voucher, new order-waits 43#rejected', 'over order-waits 42#gift-voucher'],
  ],
])('%s', (_what, runs, said) => {
  expect(play(...runs)).toEqual(said);
});
