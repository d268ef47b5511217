import type { Ledger } from '../ledger/ledger.ts';
import { listDays, startOfDay, type DayFigures } from '../status/day-figures.ts';
import { commandOf, isFailed, type AnyRun, type Point } from '../status/point.ts';
import type { Words } from '../words/words.ts';
import { entryOf, section } from './alert.ts';
import type { AlertMessage } from './send-alert.ts';

/** A week from Monday to Sunday, by the calendar of the machine, as the summary tells it. */
export interface Week {
  /** Midnight of its Monday, and of the one after. */
  monday: Date;
  end: Date;
  days: DayFigures[];
  /** Of each program's cycle, and of each job beside it. */
  runs: RunsOfWeek[];
}

export interface RunsOfWeek {
  /** As it is typed. */
  command: string;
  made: number;
  failed: number;
  /** What all of them wrote into the shop or the CRM. */
  written: number;
}

/** The shop opens: before that hour nobody reads a mail. */
const toldFrom = 7;

/**
 * The Monday whose summary of the week before is due: not told yet, and not before 7 in the morning. null: none is.
 * `told`: the Monday that was told last; null: never one; after now: our clock was ahead then (pure).
 */
export function dueMonday(told: Date | null, now: Date): Date | null {
  const monday = startOfDay(now, -((now.getDay() + 6) % 7));
  const opens = new Date(monday.getFullYear(), monday.getMonth(), monday.getDate(), toldFrom);
  return now >= opens && (told === null || told < monday || told > now) ? monday : null;
}

/**
 * What happened in the seven days before that Monday; null: no program ran. `commands`: as they are typed, of what is
 * configured, and told of even if it never ran.
 */
export function weekBefore(
  { runs, jobRuns, evidence }: Ledger,
  end: Date,
  commands: readonly string[],
): Week | null {
  const monday = startOfDay(end, -7);
  const last = new Date(end.getTime() - 1);
  const made: AnyRun[] = [...runs.between(monday, last), ...jobRuns.between(monday, last)];
  if (made.length === 0) return null;
  return {
    monday,
    end,
    days: listDays(evidence.decisionsSince(monday), startOfDay(end, -1), 7),
    runs: [...new Set([...commands, ...made.map(commandOf)])].map((command) =>
      runsOf(
        command,
        made.filter((run) => commandOf(run) === command),
      ),
    ),
  };
}

function runsOf(command: string, runs: readonly AnyRun[]): RunsOfWeek {
  const written = runs.reduce((sum, { counts }) => sum + (counts['written'] ?? 0), 0);
  return { command, made: runs.length, failed: runs.filter(isFailed).length, written };
}

/** The week, and what a person should look at now, with the commands that settle it. */
export function writeWeek(week: Week, points: readonly Point[], store: string, words: Words): AlertMessage {
  const { weekly } = words;
  const sum = (of: 'sent' | 'withheld' | 'refused') => week.days.reduce((total, day) => total + day[of], 0);
  const toLookAt = points.map((point) => entryOf(point, words));
  const lines = [
    weekly.title(week),
    '',
    weekly.orders({ sent: sum('sent'), withheld: sum('withheld'), refused: sum('refused') }),
    ...week.days.map((day) => `  ${weekly.day(day)}`),
    '',
    ...week.runs.map(weekly.runs),
    '',
    ...(toLookAt.length === 0 ? [weekly.nothing] : section(weekly.toLookAt, toLookAt, words)),
  ];
  return {
    subject: weekly.subject({ store, ...week }),
    text: `${lines.join('\n')}\n`,
    data: { program: 'passerelle', store, begun: [], reminded: toLookAt.map(({ text }) => text), over: [] },
  };
}
