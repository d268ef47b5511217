import type { DatabaseSync } from 'node:sqlite';
import { toRun, type RunRecord } from './runs.ts';
import { Statement } from './statement.ts';

/** A run of a job beside a program's cycle: 'write-back', 'crm', 'articles', … */
export interface JobRun extends RunRecord {
  job: string;
}

/** Runs in the two days up to one, it included, and days with any in its week. */
export interface JobHabit {
  runs: number;
  days: number;
}

const dayMs = 86_400_000;

/** The runs of jobs. A clock may be wrong for a run: what was written last is the last, and what is dated after now was never. */
export class JobRuns {
  readonly #add: Statement;
  readonly #between: Statement;
  readonly #last: Statement;
  readonly #habit: Statement;

  constructor(db: DatabaseSync) {
    this.#add = new Statement(db, 'INSERT INTO job_runs VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#between = new Statement(
      db,
      'SELECT * FROM job_runs WHERE started_at >= $since AND started_at <= $now ORDER BY rowid',
    );
    this.#last = new Statement(
      db,
      `
      SELECT * FROM job_runs WHERE rowid IN
        (SELECT max(rowid) FROM job_runs WHERE started_at <= $now GROUP BY program, job) ORDER BY program, job`,
    );
    this.#habit = new Statement(
      db,
      `
      SELECT count(*) FILTER (WHERE started_at >= $twoDays) AS runs, count(DISTINCT substr(started_at, 1, 10)) AS days
      FROM job_runs WHERE program = $program AND job = $job AND started_at >= $week AND started_at <= $last`,
    );
  }

  /** How often it had run by the time of this run. */
  habitAt({ program, job, startedAt }: Pick<JobRun, 'program' | 'job' | 'startedAt'>): JobHabit {
    const before = (days: number): string => new Date(startedAt.getTime() - days * dayMs).toISOString();
    const times = { last: startedAt.toISOString(), twoDays: before(2), week: before(7) };
    const row = this.#habit.get({ program, job, ...times });
    return { runs: Number(row?.['runs']), days: Number(row?.['days']) };
  }

  add(run: JobRun): void {
    this.#add.run(
      run.startedAt.toISOString(),
      run.finishedAt.toISOString(),
      run.program,
      run.job,
      run.exitCode,
      JSON.stringify(run.counts),
      run.message,
    );
  }

  /** In the order they were written. */
  between(since: Date, now: Date): JobRun[] {
    return this.#between.all({ since: since.toISOString(), now: now.toISOString() }).map(toJobRun);
  }

  /** Of each job that ever ran. */
  last(now: Date): JobRun[] {
    return this.#last.all({ now: now.toISOString() }).map(toJobRun);
  }
}

function toJobRun(row: Record<string, unknown>): JobRun {
  return { ...toRun(row), job: String(row['job']) };
}
