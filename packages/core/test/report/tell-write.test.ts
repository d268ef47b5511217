import { Progress, Reporter } from '../../src/report/reporter.ts';
import { wordsIn } from '../../src/words/language.ts';
import { Findings } from '../../src/report/run-report.ts';
import { tellWrite, type ToldWrite } from '../../src/report/tell-write.ts';

/** What is told of this write, in English: lines as "tone: sentence". */
function tell(write: Partial<ToldWrite>) {
  const reporter = new Reporter();
  reporter.hide('secret');
  const lines: string[] = [];
  reporter.addListener((tone, line) => lines.push(`${tone}: ${line}`));
  const findings = new Findings();
  const err = { isTerminal: false, write: () => undefined };
  const progress = new Progress({ err, now: () => new Date() }, false);
  const about = {
    target: 'shop',
    kind: 'order-state',
    key: 'sent:6',
    about: 'Order 6',
    what: 'state',
  } as const;
  tellWrite(
    { reporter, findings, progress, words: wordsIn('en') },
    { ...about, decision: 'written', reason: null, ...write },
  );
  return { lines, findings };
}

const fault = { kind: 'program/internal', what: 'secret' };

test.each<[string, Partial<ToldWrite>, string, number]>([
  ['written', { decision: 'written' }, 'good: Order 6: state — written.', 0],
  ['in a dry run', { decision: 'would-write' }, 'good: Order 6: state — would be written.', 0],
  ['there already', { decision: 'same' }, 'detail: Order 6: state — as it is already.', 0],
  ['skipped', { decision: 'skipped' }, 'plain: Order 6: state — left.', 0],
  ['refused ends with 5', { decision: 'refused' }, 'warning: Order 6: state — refused.', 5],
  ['uncertain ends with 8', { decision: 'uncertain' }, 'warning: Order 6: state — uncertain.', 8],
  [
    'its reason, without secrets',
    { reason: fault },
    'good: Order 6: state — written: Internal error: *****',
    0,
  ],
  ['a code of its own', { decision: 'refused', exitCode: 3 }, 'warning: Order 6: state — refused.', 3],
  ['to be read', { decision: 'skipped', isToBeRead: true }, 'warning: Order 6: state — left.', 0],
])('%s', (_, write, line, exitCode) => {
  const { lines, findings } = tell(write);
  expect(lines).toEqual([line]);
  expect(findings.exitCode).toBe(exitCode);
  expect(findings.warnings).toHaveLength(write.isToBeRead ? 1 : 0);
});

test('each write is counted, and one of the writes of the report', () => {
  const { findings } = tell({ decision: 'refused', id: '12', reason: fault });
  expect(findings.counts).toEqual({ refused: 1 });
  expect(findings.writes).toEqual([
    {
      ...{ target: 'shop', kind: 'order-state', key: 'sent:6', id: '12', what: 'state' },
      ...{ decision: 'refused', reason: 'Internal error: *****' },
    },
  ]);
});

test.each<[string, Partial<ToldWrite>, object[]]>([
  ['written: nothing is kept', { decision: 'written', reason: fault }, []],
  [
    'refused: what a person reads later, without secrets',
    { decision: 'refused', reason: fault },
    [
      {
        subject: 'sent:6',
        fault: 'program/internal',
        message: 'Order 6: Internal error: *****',
        isStill: false,
      },
    ],
  ],
  [
    'a name of its own, and other facts than the trace has',
    {
      decision: 'refused',
      reason: fault,
      kept: { kind: 'program/internal', what: '' },
      subject: 'order 6',
      isStill: true,
    },
    [{ subject: 'order 6', message: 'Order 6: Internal error: ', isStill: true }],
  ],
  [
    'which of its whys it is, and no more than a person reads',
    { decision: 'refused', reason: { ...fault, why: 'twice' }, about: 'x'.repeat(9000) },
    [{ fault: 'program/internal/twice', message: expect.stringMatching(/^x{499}…$/) as string }],
  ],
])('%s', (_, write, refused) => {
  expect(tell(write).findings.refused).toMatchObject(refused);
});
