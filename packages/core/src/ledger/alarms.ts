import type { DatabaseSync, StatementSync } from 'node:sqlite';

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
  readonly #all: StatementSync;
  readonly #set: StatementSync;
  readonly #drop: StatementSync;

  constructor(db: DatabaseSync) {
    this.#all = db.prepare('SELECT * FROM alarms ORDER BY since');
    this.#set = db.prepare('INSERT OR REPLACE INTO alarms (id, text, since, told_at) VALUES (?, ?, ?, ?)');
    this.#drop = db.prepare('DELETE FROM alarms WHERE id = ?');
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
