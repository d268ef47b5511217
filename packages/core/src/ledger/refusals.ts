import type { DatabaseSync } from 'node:sqlite';
import type { ProgramName } from './runs.ts';
import { Statement } from './statement.ts';

/** Something that a run did not write, because of what it is, or because the other side said no. */
export interface NewRefusal {
  /** What it is called in the file, the shop or the CRM; of a customer never more than his number or his line. */
  subject: string;
  /** Which fault it is: those of one have one remedy. */
  fault: string;
  /** What is refused and why, as the run told it. */
  message: string;
  /** What to do about it; '' where that is not known. */
  hint: string;
  /** An earlier run has told why, if it is still known. */
  isStill: boolean;
}

export interface Refusal extends Omit<NewRefusal, 'isStill'> {
  id: number;
  program: ProgramName;
  /** '' for the program's cycle. */
  job: string;
  since: Date;
}

export interface Found {
  refused: readonly NewRefusal[];
  /** Subjects that are in order now. */
  settled: readonly string[];
  isWhole: boolean;
}

export interface JobOfRefusals {
  program: ProgramName;
  job: string;
}

/**
 * What the last runs refused, for as long as it is so. What the other side refused of a request that is written once, such as
 * the making of a product, is none of these: the outbox has it.
 */
export class Refusals {
  readonly #put: Statement;
  readonly #ofSubject: Statement;
  readonly #drop: Statement;
  readonly #dropOthers: Statement;
  readonly #waiting: Statement;
  readonly #byId: Statement;
  readonly #acknowledge: Statement;

  constructor(db: DatabaseSync) {
    this.#put = new Statement(
      db,
      `
      INSERT INTO refusals (program, job, fault, subject, message, hint, since)
      VALUES ($program, $job, $fault, $subject, $message, $hint, $at)
      ON CONFLICT DO UPDATE SET message = excluded.message, hint = excluded.hint RETURNING id`,
    );
    this.#ofSubject = new Statement(
      db,
      'SELECT id FROM refusals WHERE program = $program AND job = $job AND subject = $subject',
    );
    this.#drop = new Statement(
      db,
      'DELETE FROM refusals WHERE program = $program AND job = $job AND subject = $subject',
    );
    this.#dropOthers = new Statement(
      db,
      `
      DELETE FROM refusals WHERE program = $program AND job = $job
        AND id NOT IN (SELECT value FROM json_each($seen))`,
    );
    this.#waiting = new Statement(db, 'SELECT * FROM refusals WHERE acked_at IS NULL ORDER BY id');
    this.#byId = new Statement(db, 'SELECT * FROM refusals WHERE id = ?');
    this.#acknowledge = new Statement(
      db,
      `
      UPDATE refusals SET acked_at = $at
      WHERE program = $program AND job = $job AND fault = $fault AND acked_at IS NULL`,
    );
  }

  /** What a run has found out. `isWhole`: it has looked at everything, and what it did not refuse is settled too. */
  note({ program, job }: JobOfRefusals, { refused, settled, isWhole }: Found, at: Date): void {
    for (const subject of settled) this.#drop.run({ program, job, subject });
    const seen = refused.flatMap((one) => this.#see({ program, job }, one, at));
    if (isWhole) this.#dropOthers.run({ program, job, seen: JSON.stringify(seen) });
  }

  /** The ids under which it is known now. */
  #see(of: JobOfRefusals, { subject, isStill, ...why }: NewRefusal, at: Date): number[] {
    const known = isStill ? this.#ofSubject.all({ ...of, subject }) : [];
    if (known.length > 0) return known.map(({ id }) => Number(id));
    return this.#put.all({ ...of, subject, ...why, at: at.toISOString() }).map(({ id }) => Number(id));
  }

  /** Of which no person knows yet, in the order that they came in. */
  waiting(): Refusal[] {
    return this.#waiting.all().map(toRefusal);
  }

  byId(id: number): Refusal | null {
    const row = this.#byId.get(id);
    return row ? toRefusal(row) : null;
  }

  /** A person knows of it, and of all others of its job with the same fault. Returns how many those are. */
  acknowledge({ program, job, fault }: Pick<Refusal, 'program' | 'job' | 'fault'>, at: Date): number {
    return Number(this.#acknowledge.run({ program, job, fault, at: at.toISOString() }).changes);
  }
}

function toRefusal(row: Record<string, unknown>): Refusal {
  return {
    id: Number(row['id']),
    program: row['program'] as ProgramName,
    job: String(row['job']),
    subject: String(row['subject']),
    fault: String(row['fault']),
    message: String(row['message']),
    hint: String(row['hint']),
    since: new Date(String(row['since'])),
  };
}
