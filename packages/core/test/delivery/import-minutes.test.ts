import { hasImportedBetween } from '../../src/delivery/import-folder.ts';

const at = (time: string): Date => new Date(`2026-11-22T${time}Z`);

test.each<[string, string, string, number[], boolean]>([
  ['before the minute', '09:57:03', '09:59:59', [0, 30], false],
  ['at the minute', '09:57:03', '10:00:00', [0, 30], true],
  ['after the minute', '09:57:03', '10:10:00', [0, 30], true],
  ['after the second minute only', '10:00:01', '10:29:59', [0, 30], false],
  ['the half hour', '10:00:01', '10:30:00', [0, 30], true],
  ['from the very minute on, the next one', '10:00:00', '10:29:00', [0, 30], false],
  ['over the hour', '10:45:00', '11:05:00', [5], true],
  ['over the hour, too early', '10:45:00', '11:04:59', [5], false],
  ['almost a whole hour', '10:06:00', '11:04:59', [5], false],
  ['more than an hour', '10:06:00', '12:00:00', [5], true],
  ['minutes in any order', '10:31:00', '10:46:00', [0, 45], true],
  ['the same moment', '10:00:00', '10:00:00', [0, 30], false],
  ['the clock went back', '10:00:00', '09:00:00', [0, 30], false],
  ['minutes not known, later', '10:00:00', '10:00:01', [], true],
  ['minutes not known, the same moment', '10:00:00', '10:00:00', [], false],
])('%s', (_, from, to, minutes, expected) => {
  expect(hasImportedBetween(at(from), at(to), minutes)).toBe(expected);
});

test.each<[string, string, string, boolean]>([
  ['before midnight', '2026-11-22T23:58:00Z', '2026-11-22T23:59:59Z', false],
  ['over midnight', '2026-11-22T23:58:00Z', '2026-11-23T00:00:00Z', true],
  [
    'the night the clocks go back, 2:58 to 2:02 by the wall',
    '2026-10-25T00:58:00Z',
    '2026-10-25T01:02:00Z',
    true,
  ],
  ['the night the clocks go back, within the hour', '2026-10-25T00:58:00Z', '2026-10-25T00:59:00Z', false],
  [
    'the night the clocks go on, 1:58 to 3:02 by the wall',
    '2026-03-29T00:58:00Z',
    '2026-03-29T01:02:00Z',
    true,
  ],
])('%s', (_, from, to, expected) => {
  expect(hasImportedBetween(new Date(from), new Date(to), [0, 30])).toBe(expected);
});
