import type { Config } from '../config/schema.ts';
import type { ProgramName } from '../ledger/runs.ts';

/** A task of Windows' Task Scheduler: it starts one job, again and again. */
export interface ScheduledTask {
  name: TaskName;
  program: ProgramName;
  /** The job's command; '': the program's cycle. */
  command: string;
  /** Of its first start of the day, by the clock of the machine: `00:27`. */
  firstStart: string;
  /** Minutes from one start to the next. */
  every: number;
  /** Longer than this, in minutes, nothing goes well any more: the task is ended, and the next start goes on. */
  limit: number;
  /** Whether the configuration says anything of that job. */
  isWanted: (config: JobSections) => boolean;
}

/** What the configuration says of jobs: each has its section. */
export type JobSections = Pick<Config, 'writeBack' | 'crm' | 'articles' | 'customers'>;

export type TaskName =
  | 'orders-to-xml'
  | 'orders-to-xml-write-back'
  | 'orders-to-xml-crm'
  | 'stock-csv-mod'
  | 'stock-csv-mod-articles'
  | 'stock-csv-mod-customers'
  | 'orders-to-xml-customers';

const halfHourly = { every: 30, limit: 5 };
/** A first fill takes its time; what a task ended halfway is gone on with by the next start. */
const halfHourlyAndLong = { every: 30, limit: 25 };
const nightly = { every: 1440, limit: 120 };

/**
 * When each job runs, between the shop's export and ProShop's import: the only place that knows it. The templates of the
 * release are made from it, and `orders-to-xml tasks` tells the installing script.
 */
export const scheduledTasks: readonly ScheduledTask[] = [
  {
    ...{ name: 'orders-to-xml', program: 'orders-to-xml', command: '' },
    ...{ firstStart: '00:27', ...halfHourly },
    isWanted: () => true,
  },
  {
    ...{ name: 'orders-to-xml-write-back', program: 'orders-to-xml', command: 'write-back' },
    ...{ firstStart: '00:05', ...halfHourly },
    isWanted: ({ writeBack }) => writeBack !== undefined,
  },
  {
    ...{ name: 'orders-to-xml-crm', program: 'orders-to-xml', command: 'crm' },
    ...{ firstStart: '00:08', ...halfHourlyAndLong },
    isWanted: ({ crm }) => crm !== undefined,
  },
  {
    ...{ name: 'stock-csv-mod', program: 'stock-csv-mod', command: '' },
    ...{ firstStart: '00:19', ...halfHourly },
    isWanted: () => true,
  },
  {
    ...{ name: 'stock-csv-mod-articles', program: 'stock-csv-mod', command: 'articles' },
    ...{ firstStart: '00:12', ...halfHourlyAndLong },
    isWanted: ({ articles }) => articles !== undefined,
  },
  {
    ...{ name: 'stock-csv-mod-customers', program: 'stock-csv-mod', command: 'customers' },
    ...{ firstStart: '02:10', ...nightly },
    isWanted: ({ customers }) => customers?.toShop !== undefined,
  },
  {
    ...{ name: 'orders-to-xml-customers', program: 'orders-to-xml', command: 'customers' },
    ...{ firstStart: '02:33', ...nightly },
    isWanted: ({ customers }) => customers?.fromShop !== undefined,
  },
];

/** The tasks that this configuration needs. */
export function tasksOf(config: JobSections): ScheduledTask[] {
  return scheduledTasks.filter(({ isWanted }) => isWanted(config));
}

/** The minutes of the clock at which it starts; of a task of every night there is but one start. */
export function startMinutes({ firstStart, every }: Pick<ScheduledTask, 'firstStart' | 'every'>): string[] {
  const first = Number(firstStart.slice(3));
  const starts = Array.from({ length: Math.max(1, 60 / every) }, (_, index) => first + index * every);
  return starts.map((minute) => String(minute).padStart(2, '0'));
}

/** As it is typed: `orders-to-xml write-back`. */
export function commandLineOf({ program, command }: Pick<ScheduledTask, 'program' | 'command'>): string {
  return [program, command].filter((part) => part !== '').join(' ');
}
