import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Evidence, EvidenceItem, EvidenceKind } from './evidence.ts';
import { legalSteps, type BatchState } from './states.ts';

/** One XML and how far it came. */
export interface Batch {
  number: number;
  /** `20261122-095703-0007`. */
  lot: string;
  /** Name in `import` and in ArchiveExport. */
  fileName: string;
  sha256: string;
  bytes: number;
  state: BatchState;
  orderCount: number;
  /** Remote path of the attempt under way; '' before the first. */
  stagedPath: string;
  createdAt: Date;
  deliveredAt: Date | null;
  /**
   * Last moment at which it was still waiting in `import`, by the server's clock: set when its rename is asked for. null:
   * the staged file has not been asked to move yet.
   */
  waitingAt: Date | null;
  /** When it was first seen gone from `import`, by our clock. */
  goneAt: Date | null;
  /** The batch that carries its bytes again. */
  resentAs: number | null;
}

export type NewBatch = Pick<
  Batch,
  'number' | 'lot' | 'fileName' | 'sha256' | 'bytes' | 'orderCount' | 'createdAt'
>;

interface Change {
  state: BatchState;
  stagedPath?: string;
  deliveredAt?: Date;
  waitingAt?: Date;
  goneAt?: Date;
  resentAs?: number;
}

export class Batches {
  readonly #insert: StatementSync;
  readonly #complete: StatementSync;
  readonly #byNumber: StatementSync;
  readonly #byFileName: StatementSync;
  readonly #byState: StatementSync;
  readonly #update: StatementSync;
  readonly #stillWaiting: StatementSync;
  readonly #evidence: Evidence;

  constructor(db: DatabaseSync, evidence: Evidence) {
    this.#evidence = evidence;
    this.#insert = db.prepare(`
      INSERT INTO batches (number, lot, file_name, sha256, bytes, state, order_count, created_at)
      VALUES (?, ?, ?, ?, ?, 'DRAFT', ?, ?)`);
    this.#complete = db.prepare(
      `UPDATE batches SET sha256 = ?, bytes = ?, order_count = ? WHERE number = ? AND state = 'DRAFT'`,
    );
    this.#byNumber = db.prepare('SELECT * FROM batches WHERE number = ?');
    this.#byFileName = db.prepare('SELECT * FROM batches WHERE file_name = ?');
    this.#byState = db.prepare(
      'SELECT * FROM batches WHERE state IN (SELECT value FROM json_each(?)) ORDER BY number',
    );
    this.#update = db.prepare(`
      UPDATE batches SET state = $to, staged_path = coalesce($staged, staged_path),
        delivered_at = coalesce($delivered, delivered_at),
        waiting_at = CASE WHEN $staged IS NULL THEN coalesce($waiting, waiting_at) END,
        gone_at = coalesce($gone, gone_at), resent_as = coalesce($resent, resent_as)
      WHERE number = $number AND state = $from`);
    this.#stillWaiting = db.prepare(
      `UPDATE batches SET waiting_at = $at WHERE number = $number AND state = 'DELIVERED' AND waiting_at < $at`,
    );
  }

  /** Records a batch as DRAFT: its XML lies under a provisional name. */
  add(batch: NewBatch): void {
    const { number, lot, fileName, sha256, bytes, orderCount, createdAt } = batch;
    this.#insert.run(number, lot, fileName, sha256, bytes, orderCount, createdAt.toISOString());
    this.#evidence.ofBatch(number, createdAt, 'prepared', { lot, file: fileName, sha256, bytes });
  }

  /** Records as DRAFT a batch whose XML is still being written. As it has no fingerprint, a later run makes it void. */
  begin({
    number,
    lot,
    fileName,
    createdAt,
  }: Pick<NewBatch, 'number' | 'lot' | 'fileName' | 'createdAt'>): void {
    this.#insert.run(number, lot, fileName, '', 0, 0, createdAt.toISOString());
  }

  /** The XML of a batch that was begun is written. */
  complete(batch: NewBatch): void {
    const { number, lot, fileName, sha256, bytes, orderCount, createdAt } = batch;
    this.#complete.run(sha256, bytes, orderCount, number);
    this.#evidence.ofBatch(number, createdAt, 'prepared', { lot, file: fileName, sha256, bytes });
  }

  get(number: number): Batch | null {
    return toBatch(this.#byNumber.get(number));
  }

  byFileName(fileName: string): Batch | null {
    return toBatch(this.#byFileName.get(fileName));
  }

  inState(...states: readonly BatchState[]): Batch[] {
    return this.#byState.all(JSON.stringify(states)).flatMap((row) => toBatch(row) ?? []);
  }

  /**
   * Moves a batch one legal step, as compare-and-set: false when the other program was faster and the batch is no longer
   * in the state of `batch`. Throws on an illegal step: that is a fault of the program.
   */
  move(
    batch: Batch,
    change: Change,
    at: Date,
    kind: EvidenceKind,
    detail: EvidenceItem['detail'] = {},
  ): boolean {
    if (!legalSteps[batch.state].includes(change.state)) {
      throw new Error(`batch ${batch.number}: no step from ${batch.state} to ${change.state}`);
    }
    const result = this.#update.run({
      number: batch.number,
      from: batch.state,
      to: change.state,
      staged: change.stagedPath ?? null,
      delivered: change.deliveredAt?.toISOString() ?? null,
      waiting: change.waitingAt?.toISOString() ?? null,
      gone: change.goneAt?.toISOString() ?? null,
      resent: change.resentAs ?? null,
    });
    if (result.changes === 0) return false;
    this.#evidence.ofBatch(batch.number, at, kind, detail);
    return true;
  }

  /** A later look that still saw the file in `import`; `at` by the server's clock. */
  seeWaiting(batch: Batch, at: Date): void {
    this.#stillWaiting.run({ number: batch.number, at: at.toISOString() });
  }
}

function toBatch(row: Record<string, unknown> | undefined): Batch | null {
  if (!row) return null;
  return {
    number: Number(row['number']),
    lot: String(row['lot']),
    fileName: String(row['file_name']),
    sha256: String(row['sha256']),
    bytes: Number(row['bytes']),
    state: row['state'] as BatchState,
    orderCount: Number(row['order_count']),
    stagedPath: String(row['staged_path']),
    createdAt: new Date(String(row['created_at'])),
    deliveredAt: toDate(row['delivered_at']),
    waitingAt: toDate(row['waiting_at']),
    goneAt: toDate(row['gone_at']),
    resentAs: row['resent_as'] === null ? null : Number(row['resent_as']),
  };
}

function toDate(value: unknown): Date | null {
  return typeof value === 'string' ? new Date(value) : null;
}
