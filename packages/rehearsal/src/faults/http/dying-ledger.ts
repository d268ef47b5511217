import { DatabaseSync } from 'node:sqlite';

const exec: (this: DatabaseSync, sql: string) => void = Reflect.get(DatabaseSync.prototype, 'exec');

/**
 * Plays a killed process within this one: from the moment of its death no commit of a ledger succeeds any more, so that
 * what is on disk is what a kill would leave. The work itself ends in some other way, which says nothing.
 */
export class DyingLedger {
  isDead = false;

  die(): void {
    this.isDead = true;
  }

  async during<T>(work: () => Promise<T>): Promise<T | null> {
    const refuse = (sql: string): void => this.#refuse(sql);
    DatabaseSync.prototype.exec = function (sql) {
      refuse(sql);
      exec.call(this, sql);
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

  /** As a disk that fails: every program knows how to end then, and lets its lock go. */
  #refuse(sql: string): void {
    if (!this.isDead || !/^\s*(BEGIN|COMMIT)/.test(sql)) return;
    throw Object.assign(new Error('rehearsed: killed'), { code: 'ERR_SQLITE_ERROR', errcode: 10 });
  }
}
