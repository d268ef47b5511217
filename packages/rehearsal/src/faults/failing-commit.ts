import { DatabaseSync } from 'node:sqlite';

/** What SQLite says when it can't commit: its result code, and how the run may end. */
export const commitFaults = {
  'disk full': { code: 13, exitCode: 2 },
  'disk error': { code: 10, exitCode: 2 },
  busy: { code: 5, exitCode: 7 },
} as const;

export type CommitFault = keyof typeof commitFaults;

const exec: (this: DatabaseSync, sql: string) => void = Reflect.get(DatabaseSync.prototype, 'exec');

/**
 * Lets the Nth commit of this process fail while some work is done; what it would have written is rolled back. Or the Nth
 * statement that begins with other words.
 */
export class FailingCommit {
  /** It came to that commit. */
  wasHit = false;
  readonly #fault: CommitFault;
  readonly #words: string;
  #left: number;

  constructor(fault: CommitFault, number: number, words = 'COMMIT') {
    this.#fault = fault;
    this.#left = number;
    this.#words = words;
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    const fail = (sql: string): void => this.#failAt(sql);
    DatabaseSync.prototype.exec = function (sql) {
      fail(sql);
      exec.call(this, sql);
    };
    try {
      return await work();
    } finally {
      DatabaseSync.prototype.exec = exec;
    }
  }

  #failAt(sql: string): void {
    if (!sql.trimStart().startsWith(this.#words)) return;
    this.#left -= 1;
    if (this.#left !== 0) return;
    this.wasHit = true;
    const errcode = commitFaults[this.#fault].code;
    throw Object.assign(new Error(`rehearsed: ${this.#fault}`), { code: 'ERR_SQLITE_ERROR', errcode });
  }
}
