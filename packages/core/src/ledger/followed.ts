import type { DatabaseSync } from 'node:sqlite';
import type { WriteTarget } from './outbox.ts';
import { Statement } from './statement.ts';

/** One thing that is brought over whenever it changes: an order by its number. Names and e-mails are no keys here. */
export interface FollowedName {
  target: WriteTarget;
  kind: string;
  key: string;
}

/** In which version each was last brought over, whole. */
export class Followed {
  readonly #get: Statement;
  readonly #set: Statement;
  readonly #open: Statement;

  constructor(db: DatabaseSync) {
    this.#get = new Statement(db, 'SELECT version FROM followed WHERE target = ? AND kind = ? AND key = ?');
    this.#set = new Statement(
      db,
      `
      INSERT INTO followed VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET version = excluded.version, at = excluded.at`,
    );
    this.#open = new Statement(db, "SELECT key FROM followed WHERE target = ? AND kind = ? AND version = ''");
  }

  /** null: never heard of; '': it is not over there yet as it should be. */
  versionOf({ target, kind, key }: FollowedName): string | null {
    const row = this.#get.get(target, kind, key) as { version: string } | undefined;
    return row?.version ?? null;
  }

  note({ target, kind, key }: FollowedName, version: string, at: Date): void {
    this.#set.run(target, kind, key, version, at.toISOString());
  }

  /** What a run has begun, or had refused, and no run has finished. */
  open(target: WriteTarget, kind: string): string[] {
    return this.#open.all(target, kind).map((row) => String(row['key']));
  }
}
