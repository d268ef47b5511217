import type { DatabaseSync, StatementSync } from 'node:sqlite';

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

/** The runs and the publications of both programs. */
export class Runs {
  readonly #add: StatementSync;
  readonly #since: StatementSync;
  readonly #last: StatementSync;
  readonly #addPublication: StatementSync;
  readonly #largest: StatementSync;

  constructor(db: DatabaseSync) {
    this.#add = db.prepare('INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?)');
    this.#since = db.prepare('SELECT * FROM runs WHERE started_at >= ? ORDER BY started_at');
    this.#last = db.prepare('SELECT * FROM runs WHERE program = ? ORDER BY started_at DESC LIMIT 1');
    this.#addPublication = db.prepare('INSERT INTO publications VALUES (?, ?, ?, ?)');
    this.#largest = db.prepare('SELECT max(lines) AS lines FROM publications WHERE at >= ?');
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

  /** Runs of both programs that began at that moment or later, oldest first. */
  since(moment: Date): RunRecord[] {
    return this.#since.all(moment.toISOString()).map(toRun);
  }

  /** The last run of a program; null: it never ran. */
  last(program: ProgramName): RunRecord | null {
    return this.#last.all(program).map(toRun)[0] ?? null;
  }

  /** Remembers a published stock file; `lines` without its heading. */
  addPublication(at: Date, lines: number, bytes: number, sha256: string): void {
    this.#addPublication.run(at.toISOString(), lines, bytes, sha256);
  }

  /** Lines of the largest file published since; null: none was. */
  largestPublicationSince(moment: Date): number | null {
    const row = this.#largest.get(moment.toISOString()) as { lines: number | null } | undefined;
    return row?.lines ?? null;
  }
}

function toRun(row: Record<string, unknown>): RunRecord {
  return {
    program: row['program'] as ProgramName,
    startedAt: new Date(String(row['started_at'])),
    finishedAt: new Date(String(row['finished_at'])),
    exitCode: Number(row['exit_code']),
    counts: JSON.parse(String(row['counts'])) as Record<string, number>,
    message: String(row['message']),
  };
}
