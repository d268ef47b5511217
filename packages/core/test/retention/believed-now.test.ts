import { believedNow } from '../../src/retention/apply-retention.ts';

const now = new Date('2026-11-22T10:27:03Z');
const before = (days: number): Date => new Date(now.getTime() - days * 86_400_000);

test.each([
  ['the run before was half an hour ago', before(0.02), now],
  ['… a day ago', before(1), now],
  ['… 55 days ago: a day has passed, as far as anybody knows', before(55), before(54)],
  ['… in 55 days: its clock was ahead', before(-55), now],
  ['there was none', null, now],
])('%s', (_, runBefore, expected) => {
  expect(believedNow(now, runBefore)).toEqual(expected);
});
