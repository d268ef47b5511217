import { sells } from './shop-day.ts';
import type { TimeLine } from './time-line.ts';

/** A night on which clocks change, and what is played in it. */
export interface NightLine extends TimeLine {
  /** UTC. */
  start: string;
}

/** Paris: on 25 October 2026 at 01:00 UTC, 03:00 becomes 02:00; on 29 March, 02:00 becomes 03:00. */
export const nightLines: readonly NightLine[] = ['2026-10-25', '2026-03-29'].flatMap((night): NightLine[] => {
  const start = `${night}T00:21:00Z`;
  return [
    {
      what: `${night}: sold before the clocks change, known after`,
      start,
      happens: { '00:45': sells(1041) },
      sees: ['00:50 0', '01:20 4', '01:50 4', '02:20 4'],
    },
    {
      what: `${night}: sold between import and snapshot, across the change`,
      start,
      happens: { '00:24': sells(1041), '01:05': sells(1042), '02:05': sells(1043) },
      sees: ['00:50 4', '01:20 0', '01:50 3', '02:20 0'],
    },
    {
      what: `${night}: ProShop skips the import at the change`,
      start,
      happens: { '00:54': sells(1041), '01:00': (day) => day.skip('import') },
      sees: ['00:50 5', '01:20 0', '01:50 4', '02:20 4'],
    },
  ];
});
