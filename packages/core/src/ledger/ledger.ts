import type { DatabaseSync } from 'node:sqlite';
import { Failure } from '../failure/failure.ts';
import { Alarms } from './alarms.ts';
import { ArticleFacts } from './article-facts.ts';
import { Deliveries } from './deliveries.ts';
import { Followed } from './followed.ts';
import { Evidence } from './evidence.ts';
import { KnownCustomers } from './known-customers.ts';
import { KnownOrders } from './known-orders.ts';
import { asLedgerFailure, explainSqliteError } from './ledger-failure.ts';
import { OrderEvents } from './order-events.ts';
import { JobRuns } from './job-runs.ts';
import { Meta } from './meta.ts';
import { Outbox } from './outbox.ts';
import { OrderStandings } from './order-standing.ts';
import { Parcels } from './parcels.ts';
import { Refusals } from './refusals.ts';
import { Runs } from './runs.ts';
import { ShelfSales } from './shelf-sales.ts';
import { ShopLevels } from './shop-levels.ts';
import { StagedFiles } from './staged-files.ts';
import type { Destination } from './states.ts';

/**
 * The memory of both programs: what was sent, what waits, what a person settled. SQL stands in this folder only. Every
 * method is synchronous and short; none is called while a network call is in a transaction.
 */
export class Ledger {
  readonly path: string;
  readonly meta: Meta;
  readonly parcels: Parcels;
  /** Parcels on their way to ProShop. */
  readonly till: Deliveries<'till'>;
  readonly orders: KnownOrders;
  readonly evidence: Evidence;
  readonly stagedFiles: StagedFiles;
  readonly runs: Runs;
  readonly alarms: Alarms;
  /** What happens to orders, for the shop. */
  readonly orderEvents: OrderEvents;
  readonly #db: DatabaseSync;
  readonly #afterClose: () => void;
  #outbox: Outbox | null = null;
  #jobRuns: JobRuns | null = null;
  #articleFacts: ArticleFacts | null = null;
  #customers: KnownCustomers | null = null;
  #shelfSales: ShelfSales | null = null;
  #shopLevels: ShopLevels | null = null;
  #refusals: Refusals | null = null;
  #followed: Followed | null = null;
  #standings: OrderStandings | null = null;
  /** Writes that wait for the next commit. */
  #waiting: (() => void)[] = [];

  constructor(db: DatabaseSync, path: string, afterClose: () => void = () => undefined) {
    this.path = path;
    this.#db = db;
    this.#afterClose = afterClose;
    this.meta = new Meta(db);
    this.evidence = new Evidence(db);
    this.parcels = new Parcels(db, this.evidence);
    this.till = this.deliveriesTo('till');
    this.orders = new KnownOrders(db, this.evidence);
    this.stagedFiles = new StagedFiles(db);
    this.runs = new Runs(db);
    this.alarms = new Alarms(db);
    this.orderEvents = new OrderEvents(db, () => this.outbox);
  }

  /** Parcels on their way to any destination. */
  deliveriesTo<D extends Destination>(destination: D): Deliveries<D> {
    return new Deliveries(this.#db, this.evidence, destination);
  }

  /** What is to be written into the shop, or into the CRM, besides parcels. */
  get outbox(): Outbox {
    return (this.#outbox ??= new Outbox(this.#db));
  }

  /** How far each sale has come. */
  get standings(): OrderStandings {
    return (this.#standings ??= new OrderStandings(this.#db));
  }

  /** What is known of products that were written into the shop. */
  get articleFacts(): ArticleFacts {
    return (this.#articleFacts ??= new ArticleFacts(this.#db));
  }

  /** What is known of customers, without their names. */
  get customers(): KnownCustomers {
    return (this.#customers ??= new KnownCustomers(this.#db, this.meta.uuid));
  }

  /** The runs of jobs beside the programs' cycles. */
  get jobRuns(): JobRuns {
    return (this.#jobRuns ??= new JobRuns(this.#db));
  }

  /** What orders have taken off the quantities of the shop. */
  get shelfSales(): ShelfSales {
    return (this.#shelfSales ??= new ShelfSales(this.#db));
  }

  /** What the shop was given of each size. */
  get shopLevels(): ShopLevels {
    return (this.#shopLevels ??= new ShopLevels(this.#db));
  }

  /** What the last run of each job refused before it was asked for. */
  get refusals(): Refusals {
    return (this.#refusals ??= new Refusals(this.#db));
  }

  /** What is brought over again whenever it changes. */
  get followed(): Followed {
    return (this.#followed ??= new Followed(this.#db));
  }

  /** All or nothing, on disk when it returns. `work` must not wait for anything (it can't: it is not async). */
  transaction<T>(work: () => T): T {
    return asLedgerFailure(this.path, () => {
      this.#db.exec('BEGIN IMMEDIATE');
      try {
        const waiting = this.#waiting.length;
        this.#doWaitingWrites();
        const result = work();
        this.#db.exec('COMMIT');
        this.#waiting.splice(0, waiting);
        return result;
      } catch (error) {
        if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
        throw error;
      }
    });
  }

  /**
   * Within a transaction: commits what is done, lets the other program come (`pause`), and goes on in a new one. What
   * fails later takes back only what came after.
   */
  interrupt(pause: () => void): void {
    this.#db.exec('COMMIT');
    pause();
    this.#db.exec('BEGIN IMMEDIATE');
  }

  /** One that fails by itself, not for the disk's sake, ends this commit and no other: it is not tried again. */
  #doWaitingWrites(): void {
    for (const write of [...this.#waiting]) {
      try {
        write();
      } catch (error) {
        const mayGoWellLater = explainSqliteError(this.path, error) instanceof Failure;
        if (!mayGoWellLater) this.#waiting = this.#waiting.filter((other) => other !== write);
        throw error;
      }
    }
  }

  /**
   * Writes together with whatever is committed next, at the latest when the ledger is closed: each commit waits for the
   * disk. Only for what may be lost in a kill, because it would be found again, and what this run does not read before.
   */
  withNextCommit(write: () => void): void {
    this.#waiting.push(write);
  }

  /**
   * Forgets what is not needed to know an order again: its evidence, its content and lines, old runs and publications.
   * Orders that wait for a person, or whose delivery is not settled, keep theirs, and a write to the
   * shop is known for ever, without what it said. Resolves with the number of rows.
   */
  forgetDetailsBefore(limit: Date): number {
    const before = limit.toISOString();
    const settled = `SELECT o.key FROM orders o
      LEFT JOIN deliveries d ON d.parcel = o.parcel AND d.destination = 'till'
      WHERE o.last_seen < $before AND (d.parcel IS NULL OR d.state IN ('COLLECTED', 'RESENT'))
        AND o.status IN ('sent', 'adopted', 'acknowledged', 'gone')`;
    const statements = [
      `DELETE FROM evidence WHERE at < $before AND (order_key IN (${settled})
        OR parcel NOT IN (SELECT parcel FROM deliveries
          WHERE state NOT IN ('COLLECTED', 'RESENT', 'VOID', 'ACCEPTED')))`,
      `UPDATE orders SET substance = '', substance_now = '', lines = '', difference = '', reason = ''
        WHERE key IN (${settled}) AND (substance <> '' OR lines <> '')`,
      `UPDATE writes SET payload = '', answer = ''
        WHERE settled_at < $before AND state IN ('ACCEPTED', 'SKIPPED') AND payload || answer <> ''`,
      'DELETE FROM shelf_sales WHERE last_at < $before',
      'DELETE FROM runs WHERE started_at < $before',
      'DELETE FROM job_runs WHERE started_at < $before',
      'DELETE FROM publications WHERE at < $before',
    ];
    const changed = statements.map((sql) => Number(this.#db.prepare(sql).run({ before }).changes));
    return changed.reduce((sum, rows) => sum + rows, this.shopLevels.forgetBefore(limit));
  }

  /** SQLite's own examination of the whole file; for `check`, not for every run. */
  isSound(): boolean {
    return this.#db.prepare('PRAGMA integrity_check').get()?.['integrity_check'] === 'ok';
  }

  /** Never throws for what waited to be written: nobody is left to tell, and the next run finds it again. */
  close(): void {
    while (this.#waiting.length > 0 && this.#writeWhatWaits());
    this.#db.close();
    this.#afterClose();
  }

  /** False: it could not, and trying again is no use. */
  #writeWhatWaits(): boolean {
    const before = this.#waiting.length;
    try {
      this.transaction(() => undefined);
    } catch {
      return this.#waiting.length < before;
    }
    return true;
  }
}
