import type { PastDecision } from '../ledger/evidence.ts';

/** Orders by what was decided of them on one day of the machine's own calendar. An order decided anew counts anew. */
export interface DayFigures {
  /** Its midnight. */
  day: Date;
  sent: number;
  withheld: number;
  /** Rejected, or of a state nobody configured. */
  refused: number;
}

type Fate = 'sent' | 'withheld' | 'refused';

const fates: Readonly<Record<string, Fate>> = {
  send: 'sent',
  'gift-voucher': 'withheld',
  'before-go-live': 'withheld',
  'number-used-before': 'withheld',
  'same-order-other-number': 'withheld',
  rejected: 'refused',
  'unknown-state': 'refused',
};

/** The last `count` days, oldest first, the day of `at` included (pure). */
export function listDays(
  decisions: Iterable<Pick<PastDecision, 'at' | 'decision'>>,
  at: Date,
  count: number,
): DayFigures[] {
  const days = Array.from({ length: count }, (_, index) => startOfDay(at, index - count + 1)).map((day) => ({
    day,
    sent: 0,
    withheld: 0,
    refused: 0,
  }));
  const byMidnight = new Map(days.map((figures) => [figures.day.getTime(), figures]));
  for (const { at: moment, decision } of decisions) {
    const figures = byMidnight.get(startOfDay(moment, 0).getTime());
    const fate = fates[decision];
    if (figures && fate) figures[fate]++;
  }
  return days;
}

/** Midnight of the day that lies `offset` days after that moment's; by the calendar, so that a day of 23 or 25 hours counts as one. */
export function startOfDay(moment: Date, offset: number): Date {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + offset);
}
