import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ProgramName } from './runs.ts';

/**
 * Names that we put, or were about to put, into the staging folder. Written before the upload begins and taken off when
 * the name is known to be gone, so that clean-up touches our own leavings only, whatever killed the run.
 */
export class Leavings {
  readonly #add: StatementSync;
  readonly #drop: StatementSync;
  readonly #stale: StatementSync;

  constructor(db: DatabaseSync) {
    this.#add = db.prepare('INSERT OR REPLACE INTO leavings VALUES (?, ?, ?)');
    this.#drop = db.prepare('DELETE FROM leavings WHERE path = ?');
    this.#stale = db.prepare(`
      SELECT path FROM leavings
      WHERE program = $program AND (left_at < $moment OR left_at > $now) AND path NOT IN (
        SELECT staged_path FROM batches WHERE state IN ('STAGED', 'DELIVERING', 'UNCERTAIN'))
      ORDER BY left_at`);
  }

  add(path: string, program: ProgramName, at: Date): void {
    this.#add.run(path, program, at.toISOString());
  }

  drop(path: string): void {
    this.#drop.run(path);
  }

  /**
   * Names that this program left before that moment and that are not bound to an open batch; what is dated after now was
   * left by an earlier run, while the clock was ahead.
   */
  leftBefore(program: ProgramName, moment: Date, now: Date): string[] {
    const rows = this.#stale.all({ program, moment: moment.toISOString(), now: now.toISOString() });
    return rows.map((row) => String(row['path']));
  }
}
