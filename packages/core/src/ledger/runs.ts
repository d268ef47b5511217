import type { DatabaseSync } from 'node:sqlite';
import { Statement } from './statement.ts';

export type ProgramName = 'orders-to-xml' | 'stock-csv-mod';

export interface RunRecord {
  program: ProgramName;
  startedAt: Date;
  finishedAt: Date;
  exitCode: number;
  counts: Record<string, number>;
  /** What was said of its end, in the language of that run; '' when all went well. */
  message: string;
}

/** A published stock file, as it was measured. */
export interface Publication {
  at: Date;
  /** Without the heading. */
  lines: number;
  /** Of shoes: gift cards are none. */
  pairs: number;
  bytes: number;
  sha256: string;
  /** A person published it with `--force`: what comes after is measured against it, and against nothing before it. */
  isForced: boolean;
}

/** What the next file is measured against. `pairs` null: none of the files were counted so far, by an earlier version. */
export interface LargestPublication {
  lines: number;
  pairs: number | null;
}

/**
 * The runs and the publications of both programs. A clock may be wrong for a run: what was written last is the last, and
 * what is dated after now was never.
 */
export class Runs {
  readonly #add: Statement;
  readonly #between: Statement;
  readonly #last: Statement;
  readonly #before: Statement;
  readonly #addPublication: Statement;
  readonly #largest: Statement;

  constructor(db: DatabaseSync) {
    this.#add = new Statement(db, 'INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?)');
    this.#between = new Statement(
      db,
      'SELECT * FROM runs WHERE started_at >= $since AND started_at <= $now ORDER BY rowid',
    );
    this.#last = new Statement(
      db,
      'SELECT * FROM runs WHERE program = $program AND started_at <= $now ORDER BY rowid DESC LIMIT 1',
    );
    this.#before = new Statement(
      db,
      'SELECT started_at FROM runs WHERE started_at < $moment ORDER BY rowid DESC LIMIT 1',
    );
    this.#addPublication = new Statement(
      db,
      `
      INSERT INTO publications (at, lines, pairs, bytes, sha256, forced)
      VALUES ($at, $lines, $pairs, $bytes, $sha256, $forced)`,
    );
    this.#largest = new Statement(
      db,
      `
      WITH recent AS (SELECT rowid AS written, * FROM publications WHERE at >= $since AND at <= $now)
      SELECT max(lines) AS lines, max(pairs) AS pairs FROM recent
      WHERE written >= coalesce((SELECT max(written) FROM recent WHERE forced = 1), 0)`,
    );
  }

  add(run: RunRecord): void {
    this.#add.run(
      run.startedAt.toISOString(),
      run.finishedAt.toISOString(),
      run.program,
      run.exitCode,
      JSON.stringify(run.counts),
      run.message,
    );
  }

  /** Runs of both programs that began at `since` or later, in the order they were written. */
  between(since: Date, now: Date): RunRecord[] {
    return this.#between.all({ since: since.toISOString(), now: now.toISOString() }).map(toRun);
  }

  /** The last run of a program; null: it never ran. */
  last(program: ProgramName, now: Date): RunRecord | null {
    return this.#last.all({ program, now: now.toISOString() }).map(toRun)[0] ?? null;
  }

  /** When the last run of either program before that moment began; null: none did. */
  lastStartBefore(moment: Date): Date | null {
    const row = this.#before.get({ moment: moment.toISOString() });
    return row ? new Date(String(row['started_at'])) : null;
  }

  addPublication({ at, isForced, ...figures }: Publication): void {
    this.#addPublication.run({ at: at.toISOString(), forced: isForced ? 1 : 0, ...figures });
  }

  /** The most lines and the most pairs of the files published since, from the last forced one on; null: none was. */
  largestPublication(since: Date, now: Date): LargestPublication | null {
    const found = this.#largest.get({ since: since.toISOString(), now: now.toISOString() });
    const { lines, pairs } = found as { lines: number | null; pairs: number | null };
    return lines === null ? null : { lines, pairs };
  }
}

export function toRun(row: Record<string, unknown>): RunRecord {
  return {
    program: row['program'] as ProgramName,
    startedAt: new Date(String(row['started_at'])),
    finishedAt: new Date(String(row['finished_at'])),
    exitCode: Number(row['exit_code']),
    counts: JSON.parse(String(row['counts'])) as Record<string, number>,
    message: String(row['message']),
  };
}
