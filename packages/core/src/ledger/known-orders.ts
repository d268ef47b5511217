import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Decision, DecisionReason } from '../orders/decision.ts';
import type { KnownFate } from '../orders/select.ts';
import type { StockLine } from '../orders/stock-line.ts';
import type { Substance } from '../orders/substance.ts';
import type { Evidence, EvidenceKind } from './evidence.ts';
import type { BatchState, OrderStatus } from './states.ts';

/** One order as the ledger keeps it. Of the customer it keeps nothing. */
export interface KnownOrder {
  key: number;
  id: string;
  ref: string;
  status: OrderStatus;
  /** The last decision and why; null for what no program decided. */
  decision: Decision | null;
  orderedAt: string;
  stateId: string;
  batch: { number: number; lot: string; fileName: string; state: BatchState; waitingAt: Date | null } | null;
  substance: Substance | null;
  lines: StockLine[];
  /** What a changed order sells beyond what was sent; empty for any other. */
  difference: StockLine[];
  firstSeen: Date;
  lastSeen: Date;
  /** By the server's clock. */
  ackedAt: Date | null;
  /** The stock snapshot (server's clock) in whose cycle its lines were first taken out; null: not yet. */
  missedSince: Date | null;
  differenceSince: Date | null;
}

export interface OrderEntry {
  id: string;
  ref: string;
  status: OrderStatus;
  decision: Decision | null;
  orderedAt: string;
  stateId: string;
  batch: number | null;
  substance: Substance;
  lines: StockLine[];
  difference: StockLine[];
}

const selectOrder = `
  SELECT o.*, b.lot, b.file_name, b.state AS batch_state, b.waiting_at
  FROM orders o LEFT JOIN batches b ON b.number = o.batch`;

export class KnownOrders {
  readonly #evidence: Evidence;
  readonly #byId: StatementSync;
  readonly #byRef: StatementSync;
  readonly #byStatus: StatementSync;
  readonly #unsettled: StatementSync;
  readonly #insert: StatementSync;
  readonly #update: StatementSync;
  readonly #touch: StatementSync;
  readonly #changed: StatementSync;
  readonly #free: StatementSync;
  readonly #rebind: StatementSync;
  readonly #ack: StatementSync;
  readonly #undoAck: StatementSync;
  readonly #missed: StatementSync;
  readonly #differenceMissed: StatementSync;
  readonly #forgetLines: StatementSync;
  readonly #ofBatch: StatementSync;
  readonly #gone: StatementSync;

  constructor(db: DatabaseSync, evidence: Evidence) {
    this.#evidence = evidence;
    this.#byId = db.prepare(`${selectOrder} WHERE o.id = ?`);
    this.#byRef = db.prepare(`${selectOrder} WHERE o.ref = ? ORDER BY o.key`);
    this.#byStatus = db.prepare(
      `${selectOrder} WHERE o.status IN (SELECT value FROM json_each(?)) ORDER BY o.key`,
    );
    this.#unsettled = db.prepare(`${selectOrder} WHERE o.lines <> '' OR o.difference <> '' ORDER BY o.key`);
    this.#ofBatch = db.prepare(`${selectOrder} WHERE o.batch = ? ORDER BY o.key`);
    this.#gone = db.prepare("UPDATE orders SET status = 'gone', lines = '', difference = '' WHERE key = ?");
    this.#insert = db.prepare(`
      INSERT INTO orders (id, ref, status, reason, ordered_at, state_id, batch, substance, difference, lines, first_seen, last_seen)
      VALUES ($id, $ref, $status, $reason, $ordered, $state, $batch, $substance, $difference, $lines, $now, $now)`);
    this.#update = db.prepare(`
      UPDATE orders SET id = $id, ref = $ref, status = $status, reason = $reason, ordered_at = $ordered,
        state_id = $state, batch = $batch, substance = $substance, difference = $difference, lines = $lines,
        last_seen = $now
      WHERE key = $key`);
    this.#touch = db.prepare('UPDATE orders SET last_seen = ?, state_id = ? WHERE key = ?');
    this.#changed = db.prepare(
      'UPDATE orders SET reason = ?, substance_now = ?, difference = ?, last_seen = ? WHERE key = ?',
    );
    this.#free = db.prepare("UPDATE orders SET status = 'seen', batch = NULL, reason = '' WHERE batch = ?");
    this.#rebind = db.prepare('UPDATE orders SET batch = ? WHERE batch = ?');
    this.#ack = db.prepare(`
      UPDATE orders SET before_ack = json_object('status', status, 'substance', substance), status = 'acknowledged',
        substance = CASE substance_now WHEN '' THEN substance ELSE substance_now END, acked_at = $at WHERE key = $key`);
    this.#undoAck = db.prepare(`
      UPDATE orders SET status = json_extract(before_ack, '$.status'), substance = json_extract(before_ack, '$.substance'),
        acked_at = NULL, before_ack = NULL WHERE key = ?`);
    this.#missed = db.prepare('UPDATE orders SET missed_since = coalesce(missed_since, ?) WHERE key = ?');
    this.#differenceMissed = db.prepare(
      'UPDATE orders SET difference_since = coalesce(difference_since, ?) WHERE key = ?',
    );
    this.#forgetLines = db.prepare("UPDATE orders SET lines = '', difference = '' WHERE key = ?");
  }

  /**
   * One order by its identity: by id, else by reference where one side has no id (orders split from one cart share the
   * reference, so a reference never joins two different ids).
   */
  find(id: string, ref: string): KnownOrder | null {
    if (id !== '') {
      const row = this.#byId.get(id);
      if (row) return toKnownOrder(row);
    }
    if (ref === '') return null;
    const sharing = this.#byRef.all(ref).map(toKnownOrder);
    return sharing.find((order) => id === '' || order.id === '') ?? null;
  }

  /** What a person typed: an id or a reference. Several orders may share a reference. */
  named(name: string): KnownOrder[] {
    const byId = this.#byId.get(name);
    return byId ? [toKnownOrder(byId)] : this.#byRef.all(name).map(toKnownOrder);
  }

  inStatus(...statuses: readonly OrderStatus[]): KnownOrder[] {
    return this.#byStatus.all(JSON.stringify(statuses)).map(toKnownOrder);
  }

  /** Orders whose lines, or whose difference, ProShop may not know yet. */
  withOpenLines(): KnownOrder[] {
    return this.#unsettled.all().map(toKnownOrder);
  }

  ofBatch(batch: number): KnownOrder[] {
    return this.#ofBatch.all(batch).map(toKnownOrder);
  }

  /** Records what was decided of an order, over what was known of it; returns its key. */
  record(known: KnownOrder | null, entry: OrderEntry, now: Date, kind: EvidenceKind = 'decided'): number {
    const values = toRow(entry, now);
    const key = known
      ? (this.#update.run({ ...values, key: known.key }), known.key)
      : Number(this.#insert.run(values).lastInsertRowid);
    this.#evidence.ofOrder(key, now, kind, evidenceOf(entry));
    return key;
  }

  /** An order that is nothing to anybody any longer: it was cancelled, or left the CSV while it waited for payment. */
  markGone(known: KnownOrder): void {
    this.#gone.run(known.key);
  }

  /** An order that is as it was: only that it was seen again, and its state. */
  touch(known: KnownOrder, stateId: string, now: Date): void {
    this.#touch.run(now.toISOString(), stateId, known.key);
  }

  /** An order sent that has changed since: what it sells beyond is kept for the stock. Told once in the evidence. */
  recordChange(
    known: KnownOrder,
    decision: Decision,
    change: { substance: Substance; difference: StockLine[] },
    now: Date,
  ): void {
    const reason = JSON.stringify(decision);
    const isNew = reason !== JSON.stringify(known.decision);
    const { substance, difference } = change;
    this.#changed.run(reason, encode(substance), encodeLines(difference), now.toISOString(), known.key);
    if (isNew) this.#evidence.ofOrder(known.key, now, 'decided', { decision: decision.kind });
  }

  /** A batch became void: its orders are to be decided anew. */
  freeOrdersOf(batch: number): void {
    this.#free.run(batch);
  }

  /** A batch is sent again as another: its orders go with it. */
  moveOrders(from: number, to: number): void {
    this.#rebind.run(to, from);
  }

  /** A person keyed it into ProShop, as it was last seen; `at` by the server's clock. */
  acknowledge(known: KnownOrder, at: Date, now: Date): void {
    this.#ack.run({ key: known.key, at: at.toISOString() });
    this.#evidence.ofOrder(known.key, now, 'acknowledged');
  }

  undoAcknowledgement(known: KnownOrder, now: Date): void {
    this.#undoAck.run(known.key);
    this.#evidence.ofOrder(known.key, now, 'acknowledgement-undone');
  }

  /** Its lines were taken out of a published stock file made from that snapshot. Only the first time counts. */
  markMissed(key: number, snapshot: Date, what: 'lines' | 'difference'): void {
    (what === 'lines' ? this.#missed : this.#differenceMissed).run(snapshot.toISOString(), key);
  }

  /** ProShop knows the order: what the stock needed of it is not kept any longer. */
  forgetLines(key: number): void {
    this.#forgetLines.run(key);
  }
}

/** What binds a decision to come: nothing, where the order was only seen, waits, or was rejected. */
export function fateOf(known: KnownOrder | null): KnownFate | null {
  if (!known) return null;
  const { substance } = known;
  switch (known.status) {
    case 'sent':
      return known.batch && { status: 'sent', substance, ...describeBatch(known.batch) };
    case 'adopted':
      return { status: 'adopted', substance };
    case 'acknowledged':
      return { status: 'acknowledged', substance, at: known.ackedAt?.toISOString() ?? '' };
    case 'withheld':
      return { status: 'withheld', ...withheldAs(known.decision) };
    case 'seen':
    case 'rejected':
    case 'unknown-state':
    case 'waiting':
    case 'gone':
      return null;
  }
}

function describeBatch(batch: NonNullable<KnownOrder['batch']>): {
  lot: string;
  file: string;
  inFlight: boolean;
} {
  const inFlight = !['DELIVERED', 'COLLECTED', 'RESENT'].includes(batch.state);
  return { lot: batch.lot, file: batch.fileName, inFlight };
}

function withheldAs(decision: Decision | null): {
  decision: 'gift-voucher' | 'before-go-live';
  reason: DecisionReason | null;
} {
  const kind = decision?.kind === 'before-go-live' ? 'before-go-live' : 'gift-voucher';
  return { decision: kind, reason: decision?.reason ?? null };
}

function evidenceOf(entry: OrderEntry): Record<string, string | number> {
  const detail: Record<string, string | number> = { decision: entry.decision?.kind ?? entry.status };
  if (entry.decision?.reason) detail['reason'] = JSON.stringify(entry.decision.reason);
  if (entry.batch !== null) detail['batch'] = entry.batch;
  return detail;
}

function toRow(entry: OrderEntry, now: Date): Record<string, string | number | null> {
  return {
    id: entry.id,
    ref: entry.ref,
    status: entry.status,
    reason: entry.decision ? JSON.stringify(entry.decision) : '',
    ordered: entry.orderedAt,
    state: entry.stateId,
    batch: entry.batch,
    substance: encode(entry.substance),
    difference: encodeLines(entry.difference),
    lines: encodeLines(entry.lines),
    now: now.toISOString(),
  };
}

function encode(value: unknown): string {
  return value === null ? '' : JSON.stringify(value);
}

function encodeLines(lines: readonly StockLine[]): string {
  return lines.length === 0 ? '' : JSON.stringify(lines.map((l) => [l.gencod, l.reference, l.size, l.qty]));
}

function decodeLines(text: unknown): StockLine[] {
  if (text === '') return [];
  const rows = JSON.parse(String(text)) as [string, string, string, number][];
  return rows.map(([gencod, reference, size, qty]) => ({ gencod, reference, size, qty }));
}

function decode<T>(text: unknown): T | null {
  return text === '' ? null : (JSON.parse(String(text)) as T);
}

function toKnownOrder(row: Record<string, unknown>): KnownOrder {
  return {
    key: Number(row['key']),
    id: String(row['id']),
    ref: String(row['ref']),
    status: row['status'] as OrderStatus,
    decision: decode<Decision>(row['reason']),
    orderedAt: String(row['ordered_at']),
    stateId: String(row['state_id']),
    batch: row['batch'] === null ? null : toBatchOfOrder(row),
    substance: decode<Substance>(row['substance']),
    lines: decodeLines(row['lines']),
    difference: decodeLines(row['difference']),
    firstSeen: new Date(String(row['first_seen'])),
    lastSeen: new Date(String(row['last_seen'])),
    ackedAt: toDate(row['acked_at']),
    missedSince: toDate(row['missed_since']),
    differenceSince: toDate(row['difference_since']),
  };
}

function toBatchOfOrder(row: Record<string, unknown>): NonNullable<KnownOrder['batch']> {
  return {
    number: Number(row['batch']),
    lot: String(row['lot']),
    fileName: String(row['file_name']),
    state: row['batch_state'] as BatchState,
    waitingAt: toDate(row['waiting_at']),
  };
}

function toDate(value: unknown): Date | null {
  return typeof value === 'string' ? new Date(value) : null;
}
