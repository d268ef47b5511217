import type { OrderStanding } from '../ledger/order-standing.ts';
import { startOfDay } from './day-figures.ts';

/** The orders sent on one day of the machine's own calendar, and how far they have come since. */
export interface DayStandings {
  /** Its midnight. */
  day: Date;
  sent: number;
  collected: number;
  inCrm: number;
  shipped: number;
}

/** The last `count` days, oldest first, the day of `at` included (pure). */
export function listStandings(
  sent: Iterable<{ at: Date; standing: OrderStanding }>,
  at: Date,
  count: number,
): DayStandings[] {
  const days = Array.from({ length: count }, (_, index): DayStandings => {
    return { day: startOfDay(at, index - count + 1), sent: 0, collected: 0, inCrm: 0, shipped: 0 };
  });
  const byMidnight = new Map(days.map((figures) => [figures.day.getTime(), figures]));
  for (const { at: moment, standing } of sent) {
    const figures = byMidnight.get(startOfDay(moment, 0).getTime());
    if (!figures) continue;
    figures.sent++;
    figures.collected += Number(standing.isCollected);
    figures.inCrm += Number(standing.isInCrm);
    figures.shipped += Number(standing.isShipped);
  }
  return days;
}
