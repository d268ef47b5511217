import { dueMonday } from '../../src/alerts/weekly.ts';

const monday = new Date(2026, 10, 23);
const before = new Date(2026, 10, 16);

test.each<[string, Date | null, Date, Date | null]>([
  ['Monday, before the shop opens', before, new Date(2026, 10, 23, 6, 59), null],
  ['Monday at seven', before, new Date(2026, 10, 23, 7, 0), monday],
  ['told already', monday, new Date(2026, 10, 23, 7, 30), null],
  ['the machine was off on Monday', before, new Date(2026, 10, 25, 9, 0), monday],
  ['Sunday evening', before, new Date(2026, 10, 29, 23, 59), monday],
  ['never told', null, new Date(2026, 10, 23, 7, 0), monday],
  ['told while the clock was ahead', new Date(2027, 0, 4), new Date(2026, 10, 23, 7, 0), monday],
  ['after the clocks went back', new Date(2026, 9, 19), new Date(2026, 9, 26, 7, 0), new Date(2026, 9, 26)],
])('the summary of a week is due: %s', (_what, told, now, due) => {
  expect(dueMonday(told, now)).toEqual(due);
});
