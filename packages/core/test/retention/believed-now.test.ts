import { believedNow } from '../../src/retention/apply-retention.ts';

const now = new Date('2026-11-22T10:27:03Z');
const before = (days: number): Date => new Date(now.getTime() - days * 86_400_000);

test.each<[string, number[], Date]>([
  ['every half hour since yesterday', [1.04, 1.02, 1, 0.02], before(0.02)],
  ['yesterday, and not since', [1.5], before(0.5)],
  ['for less than a day', [0.5, 0.02], now],
  ['55 days ago: a day has passed, as far as anybody knows', [55], before(54)],
  ['55 days ago, and the other program a minute ago', [55, 0.001], before(54)],
  ['55 days ago, and since yesterday', [55, 1.01, 0.02], before(0.01)],
  ['in 55 days: its clock was ahead', [-55], now],
  ['yesterday, and one in 55 days', [1.02, -55], before(0.02)],
  ['never', [], now],
])('runs: %s', (_, daysBefore, expected) => {
  const starts = daysBefore.map(before);
  const lastStartBefore = (moment: Date) => starts.filter((start) => start < moment).at(-1) ?? null;
  expect(believedNow(now, { lastStartBefore })).toEqual(expected);
});
