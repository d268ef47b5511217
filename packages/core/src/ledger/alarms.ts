import type { DatabaseSync } from 'node:sqlite';
import { Statement } from './statement.ts';

/** An alarm that has been told, as it is remembered. */
export interface ToldAlarm {
  id: string;
  /** What was said, for the word when it is over. */
  text: string;
  since: Date;
  toldAt: Date;
}

/** Alarms that a person was told of and that are not over. */
export class Alarms {
  readonly #all: Statement;
  readonly #set: Statement;
  readonly #drop: Statement;

  constructor(db: DatabaseSync) {
    this.#all = new Statement(db, 'SELECT * FROM alarms ORDER BY since');
    this.#set = new Statement(
      db,
      'INSERT OR REPLACE INTO alarms (id, text, since, told_at) VALUES (?, ?, ?, ?)',
    );
    this.#drop = new Statement(db, 'DELETE FROM alarms WHERE id = ?');
  }

  told(): ToldAlarm[] {
    return this.#all.all().map((row) => ({
      id: String(row['id']),
      text: String(row['text']),
      since: new Date(String(row['since'])),
      toldAt: new Date(String(row['told_at'])),
    }));
  }

  remember({ id, text, since, toldAt }: ToldAlarm): void {
    this.#set.run(id, text, since.toISOString(), toldAt.toISOString());
  }

  forget(id: string): void {
    this.#drop.run(id);
  }
}
