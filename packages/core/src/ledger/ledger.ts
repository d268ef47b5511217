import type { DatabaseSync } from 'node:sqlite';
import { Alarms } from './alarms.ts';
import { Batches } from './batches.ts';
import { Evidence } from './evidence.ts';
import { KnownOrders } from './known-orders.ts';
import { asLedgerFailure } from './ledger-failure.ts';
import { Leavings } from './leavings.ts';
import { Meta } from './meta.ts';
import { Runs } from './runs.ts';

/**
 * The memory of both programs: what was sent, what waits, what a person settled. SQL stands in this folder only. Every
 * method is synchronous and short; none is called while a network call is in a transaction.
 */
export class Ledger {
  readonly path: string;
  readonly meta: Meta;
  readonly batches: Batches;
  readonly orders: KnownOrders;
  readonly evidence: Evidence;
  readonly leavings: Leavings;
  readonly runs: Runs;
  readonly alarms: Alarms;
  readonly #db: DatabaseSync;
  readonly #afterClose: () => void;

  constructor(db: DatabaseSync, path: string, afterClose: () => void = () => undefined) {
    this.path = path;
    this.#db = db;
    this.#afterClose = afterClose;
    this.meta = new Meta(db);
    this.evidence = new Evidence(db);
    this.batches = new Batches(db, this.evidence);
    this.orders = new KnownOrders(db, this.evidence);
    this.leavings = new Leavings(db);
    this.runs = new Runs(db);
    this.alarms = new Alarms(db);
  }

  /** All or nothing, on disk when it returns. `work` must not wait for anything (it can't: it is not async). */
  transaction<T>(work: () => T): T {
    return asLedgerFailure(this.path, () => {
      this.#db.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        this.#db.exec('COMMIT');
        return result;
      } catch (error) {
        if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
        throw error;
      }
    });
  }

  /** SQLite's own examination of the whole file; for `check`, not for every run. */
  isSound(): boolean {
    return this.#db.prepare('PRAGMA integrity_check').get()?.['integrity_check'] === 'ok';
  }

  close(): void {
    this.#db.close();
    this.#afterClose();
  }
}
