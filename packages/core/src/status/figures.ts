import type { PastDecision } from '../ledger/evidence.ts';
import type { RunRecord } from '../ledger/runs.ts';
import { withheldKinds } from '../orders/decision.ts';
import { ExitCode } from '../failure/exit-code.ts';

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
export function listDays(decisions: Iterable<PastDecision>, at: Date, count: number): DayFigures[] {
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

/** What a run brought, in numbers. Orders set aside are those the file held, whenever they were first seen. */
export type RunFigures =
  | { kind: 'orders'; sent: number; aside: number }
  | { kind: 'stock'; published: number; removed: number; reduced: number };

/** null: the run did not reach its end, and what it counted on the way says nothing (pure). */
export function figuresOf({ program, exitCode, counts }: RunRecord): RunFigures | null {
  const isFinished = exitCode === ExitCode.Done || exitCode === ExitCode.OrdersHeld;
  if (!isFinished) return null;
  const count = (name: string): number => counts[name] ?? 0;
  if (program === 'orders-to-xml') {
    const aside = [...withheldKinds, 'rejected', 'unknown-state'].map(count);
    return { kind: 'orders', sent: count('send'), aside: aside.reduce((sum, one) => sum + one, 0) };
  }
  return {
    kind: 'stock',
    published: count('linesOut'),
    removed: count('removed'),
    reduced: count('reduced'),
  };
}
