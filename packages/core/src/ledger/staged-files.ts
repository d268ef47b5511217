import type { DatabaseSync } from 'node:sqlite';
import type { ProgramName } from './runs.ts';
import { Statement } from './statement.ts';

/**
 * What only the import folder needs to know of a delivery: the names that we put, or were about to put, into the staging
 * folder, and which of them is a parcel's attempt under way. Written before the upload begins and taken off when the name is
 * known to be gone, so that clean-up touches our own files only, whatever killed the run.
 */
export class StagedFiles {
  readonly #add: Statement;
  readonly #drop: Statement;
  readonly #stale: Statement;
  readonly #bind: Statement;
  readonly #ofParcel: Statement;

  constructor(db: DatabaseSync) {
    this.#add = new Statement(db, 'INSERT OR REPLACE INTO staged_files VALUES (?, ?, ?)');
    this.#drop = new Statement(db, 'DELETE FROM staged_files WHERE path = ?');
    this.#stale = new Statement(
      db,
      `
      SELECT path FROM staged_files
      WHERE program = $program AND (left_at < $moment OR left_at > $now) AND path NOT IN (
        SELECT i.staged_path FROM import_folder i
        JOIN deliveries d ON d.parcel = i.parcel AND d.destination = 'till'
        WHERE d.state IN ('STAGED', 'DELIVERING', 'UNCERTAIN'))
      ORDER BY left_at`,
    );
    this.#bind = new Statement(
      db,
      'INSERT OR REPLACE INTO import_folder (parcel, staged_path) VALUES (?, ?)',
    );
    this.#ofParcel = new Statement(db, 'SELECT staged_path FROM import_folder WHERE parcel = ?');
  }

  add(path: string, program: ProgramName, at: Date): void {
    this.#add.run(path, program, at.toISOString());
  }

  drop(path: string): void {
    this.#drop.run(path);
  }

  /** This name is the parcel's attempt from now on. */
  bind(parcel: number, path: string): void {
    this.#bind.run(parcel, path);
  }

  /** The name of the parcel's last attempt; '' before the first. */
  ofParcel(parcel: number): string {
    return String(this.#ofParcel.get(parcel)?.['staged_path'] ?? '');
  }

  /**
   * Names that this program left before that moment and that are not bound to an open delivery; what is dated after now was
   * left by an earlier run, while the clock was ahead.
   */
  leftBefore(program: ProgramName, moment: Date, now: Date): string[] {
    const rows = this.#stale.all({ program, moment: moment.toISOString(), now: now.toISOString() });
    return rows.map((row) => String(row['path']));
  }
}
