import type { Ledger } from '../ledger/ledger.ts';
import type { ProgramName, RunRecord } from '../ledger/runs.ts';
import { adviceOn } from '../report/advice.ts';
import { listDays, startOfDay, type DayFigures } from '../status/status-report.ts';
import { isFailed, type Point } from '../status/point.ts';
import { visible } from '../text/visible.ts';
import type { Words } from '../words/words.ts';
import type { AlertMessage } from './send-alert.ts';

/** A week from Monday to Sunday, by the calendar of the machine, as the summary tells it. */
export interface Week {
  /** Midnight of its Monday, and of the one after. */
  monday: Date;
  end: Date;
  days: DayFigures[];
  runs: Record<ProgramName, { made: number; failed: number }>;
}

/** The shop opens: before that hour nobody reads a mail. */
const toldFrom = 7;

/**
 * The Monday whose summary of the week before is due: not told yet, and not before 7 in the morning. null: none is.
 * `told`: the Monday that was told last; null: never one (pure).
 */
export function dueMonday(told: Date | null, now: Date): Date | null {
  const monday = startOfDay(now, -((now.getDay() + 6) % 7));
  const opens = new Date(monday.getFullYear(), monday.getMonth(), monday.getDate(), toldFrom);
  return now >= opens && (told === null || told < monday) ? monday : null;
}

/** What happened in the seven days before that Monday; null: no program ran. */
export function weekBefore({ runs, evidence }: Ledger, end: Date): Week | null {
  const monday = startOfDay(end, -7);
  const made = runs.between(monday, new Date(end.getTime() - 1));
  if (made.length === 0) return null;
  const countOf = (program: ProgramName) => {
    const own = made.filter((run: RunRecord) => run.program === program);
    return { made: own.length, failed: own.filter(isFailed).length };
  };
  return {
    monday,
    end,
    days: listDays(evidence.decisionsSince(monday), startOfDay(end, -1), 7),
    runs: { 'orders-to-xml': countOf('orders-to-xml'), 'stock-csv-mod': countOf('stock-csv-mod') },
  };
}

/** The week, and what a person should look at now, with the commands that settle it. */
export function writeWeek(week: Week, points: readonly Point[], store: string, words: Words): AlertMessage {
  const { weekly, status } = words;
  const sum = (of: 'sent' | 'withheld' | 'refused') => week.days.reduce((total, day) => total + day[of], 0);
  const told = points.map((point) => adviceOn(point, words));
  const toLookAt = told.flatMap(({ message, hint, steps }) => [
    `- ${visible(message)}`,
    ...[hint, ...steps.map(status.step)].map((line) => `  ${visible(line)}`),
  ]);
  const lines = [
    weekly.title(week),
    '',
    weekly.orders({ sent: sum('sent'), withheld: sum('withheld'), refused: sum('refused') }),
    ...week.days.map((day) => `  ${weekly.day(day)}`),
    '',
    ...Object.entries(week.runs).map(([program, figures]) => weekly.runs({ program, ...figures })),
    '',
    ...(toLookAt.length === 0 ? [weekly.nothing] : [weekly.toLookAt, ...toLookAt]),
  ];
  return {
    subject: weekly.subject({ store, ...week }),
    text: `${lines.join('\n')}\n`,
    data: { program: 'passerelle', store, begun: [], reminded: told.map(({ message }) => message), over: [] },
  };
}
