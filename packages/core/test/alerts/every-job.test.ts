import { listAlarms } from '../../src/alarms/alarm.ts';
import { adviceOn } from '../../src/report/advice.ts';
import type { Point } from '../../src/status/point.ts';
import { commandLineOf, scheduledTasks, type ScheduledTask } from '../../src/status/scheduled-tasks.ts';
import { wordsIn } from '../../src/words/language.ts';
import { aRefusal, aRun, at } from '../status/any-report.ts';

/** Of the cycle, or of the job beside it. */
const jobOf = ({ command }: ScheduledTask) => (command === '' ? {} : { job: command });

const failed = (task: ScheduledTask, exitCode: number, message = ''): Point => {
  const run = { ...aRun(task.program, at, { exitCode, message }), ...jobOf(task) };
  return { kind: 'run-failed', run, since: at, times: 2 };
};

const remedies: readonly [
  what: string,
  point: (task: ScheduledTask) => Point,
  remedy: (task: ScheduledTask) => string,
][] = [
  [
    'it fails, and has said what to do',
    (task) => failed(task, 3, 'Check the cable.'),
    () => 'Check the cable.',
  ],
  ['it fails without a word', (task) => failed(task, 3), traceOf],
  ['another run is stuck', (task) => failed(task, 7), ({ program }) => program],
  [
    'it does not run any more',
    ({ program, ...task }) => ({
      kind: 'silent',
      program,
      ...jobOf({ program, ...task }),
      since: at,
      otherRuns: 3,
    }),
    commandLineOf,
  ],
  [
    'it refuses something',
    (task) => ({
      ...{ kind: 'refused', program: task.program, ...jobOf(task) },
      refusals: [aRefusal({ program: task.program, job: task.command, hint: 'Correct it.' })],
    }),
    () => 'Correct it.',
  ],
];

function traceOf({ program }: ScheduledTask): string {
  return program === 'orders-to-xml' ? 'Trace1.txt' : 'Trace2.txt';
}

describe.each([{ language: 'fr' }, { language: 'en' }] as const)('in $language', ({ language }) => {
  describe.each(scheduledTasks.map((task) => ({ command: commandLineOf(task), task })))(
    '$command',
    ({ command, task }) => {
      test.each(remedies)(
        '%s: an alarm of its own that names it, with the remedy',
        (_, pointOf, remedyOf) => {
          const point = pointOf(task);
          const [alarm, ...others] = listAlarms([point]);
          const { message, hint, steps } = adviceOn(point, wordsIn(language));
          expect(others).toEqual([]);
          expect(alarm?.id.split('#')[0]).toContain(command);
          expect(message).toContain(command);
          expect([hint, ...steps.map((step) => step.command)].join('\n')).toContain(remedyOf(task));
          expect(message).not.toMatch(/undefined|NaN/);
        },
      );
    },
  );
});

test.each<[what: string, job: string | undefined, meaning: string]>([
  ['a cycle', undefined, 'a remote folder is missing'],
  ['a job, which goes on by itself', 'crm', 'an answer lost: the next run looks and goes on'],
])('what code 3 means is told as that one means it: %s', (_, job, meaning) => {
  const run = { ...aRun('orders-to-xml', at, { exitCode: 3 }), ...(job === undefined ? {} : { job }) };
  expect(adviceOn({ kind: 'run-failed', run, since: at, times: 1 }, wordsIn('en')).message).toContain(
    meaning,
  );
});
