import { DatabaseSync } from 'node:sqlite';

const exec: (this: DatabaseSync, sql: string) => void = Reflect.get(DatabaseSync.prototype, 'exec');

/**
 * Plays a killed process within this one: from the moment of its death no commit of a ledger succeeds any more, so that
 * what is on disk is what a kill would leave. The work itself ends in some other way, which says nothing.
 */
export class DyingLedger {
  isDead = false;
  #commit: { left: number; moment: 'before' | 'after' } | null = null;

  die(): void {
    this.isDead = true;
  }

  /** It dies at the so manieth commit from now on. */
  dieAtCommit(number: number, moment: 'before' | 'after'): void {
    this.#commit = { left: number, moment };
  }

  async during<T>(work: () => Promise<T>): Promise<T | null> {
    const execute = (db: DatabaseSync, sql: string): void => this.#execute(db, sql);
    DatabaseSync.prototype.exec = function (sql) {
      execute(this, sql);
    };
    try {
      return await work();
    } catch (error) {
      if (!this.isDead) throw error;
      return null;
    } finally {
      DatabaseSync.prototype.exec = exec;
    }
  }

  #execute(db: DatabaseSync, sql: string): void {
    const isLast = /^\s*COMMIT/.test(sql) && this.#commit !== null && --this.#commit.left === 0;
    if (isLast && this.#commit?.moment === 'before') this.die();
    if (this.isDead && /^\s*(BEGIN|COMMIT)/.test(sql)) throw failingDisk();
    exec.call(db, sql);
    if (isLast) this.die();
  }
}

/** Every program knows how to end then, and lets its lock go. */
function failingDisk(): Error {
  return Object.assign(new Error('rehearsed: killed'), { code: 'ERR_SQLITE_ERROR', errcode: 10 });
}
