import type { DatabaseSync } from 'node:sqlite';
import type { Decision } from '../orders/decision.ts';
import type { StockLine } from '../orders/stock-line.ts';
import type { OrderContent } from '../orders/order-content.ts';
import { encode, encodeLines, type KnownOrder, type OrderEntry, toKnownOrder, toRow } from './known-order.ts';
import type { Evidence, EvidenceKind } from './evidence.ts';
import type { OrderStatus } from './states.ts';
import { Statement } from './statement.ts';

export type { KnownOrder, OrderEntry } from './known-order.ts';

const selectOrder = `
  SELECT o.*, p.lot, p.file_name, d.state AS parcel_state, d.waiting_at FROM orders o
  LEFT JOIN parcels p ON p.number = o.parcel
  LEFT JOIN deliveries d ON d.parcel = o.parcel AND d.destination = 'till'`;

/** Carts are split into a few orders; more of one reference say nothing. */
const mostOfReference = 50;

export class KnownOrders {
  readonly #evidence: Evidence;
  readonly #byId: Statement;
  readonly #byRef: Statement;
  readonly #byName: Statement;
  readonly #anyOfName: Statement;
  readonly #ofReference: Statement;
  readonly #otherOfNumber: Statement;
  readonly #byStatus: Statement;
  readonly #unsettled: Statement;
  readonly #insert: Statement;
  readonly #update: Statement;
  readonly #identify: Statement;
  readonly #touch: Statement;
  readonly #changed: Statement;
  readonly #free: Statement;
  readonly #rebind: Statement;
  readonly #ack: Statement;
  readonly #undoAck: Statement;
  readonly #missed: Statement;
  readonly #differenceMissed: Statement;
  readonly #forgetLines: Statement;
  readonly #ofParcel: Statement;
  readonly #gone: Statement;
  readonly #changedSince: Statement;

  constructor(db: DatabaseSync, evidence: Evidence) {
    this.#evidence = evidence;
    this.#byId = new Statement(db, `${selectOrder} WHERE o.id = ? AND o.id <> '' ORDER BY o.key`);
    this.#byRef = new Statement(db, `${selectOrder} WHERE o.ref = ? ORDER BY o.key`);
    this.#byName = new Statement(
      db,
      `${selectOrder} WHERE o.key = coalesce(
      (SELECT key FROM orders WHERE id = ?1 AND id <> ''
        AND (ref = ?2 OR ref = '' OR ?2 = '' OR (ordered_at = ?3 AND ?3 <> ''))
        ORDER BY ref = ?2 DESC, key DESC LIMIT 1),
      (SELECT min(key) FROM orders WHERE ref = ?2 AND ref <> '' AND id = ''))`,
    );
    this.#anyOfName = new Statement(
      db,
      `
      SELECT 1 FROM orders WHERE id = ?1 AND id <> ''
      UNION ALL SELECT 1 FROM orders WHERE ref = ?2 AND ref <> '' LIMIT 1`,
    );
    this.#ofReference = new Statement(
      db,
      `${selectOrder} WHERE o.ref = ?1 AND o.ref <> '' AND o.id <> '' AND o.id <> ?2 LIMIT ${mostOfReference}`,
    );
    this.#otherOfNumber = new Statement(
      db,
      `${selectOrder} WHERE o.id = ?1 AND o.id <> '' AND o.ref <> ?2 AND o.ref <> '' ORDER BY o.key DESC LIMIT 1`,
    );
    this.#byStatus = new Statement(
      db,
      `${selectOrder} WHERE o.status IN (SELECT value FROM json_each(?)) ORDER BY o.key`,
    );
    this.#unsettled = new Statement(
      db,
      `${selectOrder} WHERE o.lines <> '' OR o.difference <> '' ORDER BY o.key`,
    );
    this.#ofParcel = new Statement(db, `${selectOrder} WHERE o.parcel = ? ORDER BY o.key`);
    this.#changedSince = new Statement(
      db,
      `${selectOrder} WHERE json_extract(nullif(o.reason, ''), '$.kind') = 'changed-since-sent' ORDER BY o.key`,
    );
    this.#gone = new Statement(
      db,
      "UPDATE orders SET status = 'gone', lines = '', difference = '' WHERE key = ?",
    );
    this.#insert = new Statement(
      db,
      `
      INSERT INTO orders (id, ref, status, reason, ordered_at, state_id, parcel, substance, difference, lines, first_seen, last_seen)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11)`,
    );
    this.#update = new Statement(
      db,
      `
      UPDATE orders SET id = coalesce(nullif(?1, ''), id), ref = coalesce(nullif(?2, ''), ref), status = ?3,
        reason = ?4, ordered_at = ?5, state_id = ?6, parcel = ?7, substance = ?8,
        substance_now = '', difference = ?9, lines = ?10, last_seen = ?11, acked_at = NULL, before_ack = NULL
      WHERE key = ?12`,
    );
    this.#identify = new Statement(db, 'UPDATE orders SET id = ?, ref = ? WHERE key = ?');
    this.#touch = new Statement(db, 'UPDATE orders SET last_seen = ?, state_id = ? WHERE key = ?');
    this.#changed = new Statement(
      db,
      'UPDATE orders SET reason = ?, substance_now = ?, difference = ?, last_seen = ? WHERE key = ?',
    );
    this.#free = new Statement(
      db,
      `
      UPDATE orders SET status = 'seen', parcel = NULL, reason = $reason, substance_now = '', difference = ''
      WHERE parcel = $parcel AND status = 'sent'`,
    );
    this.#rebind = new Statement(db, 'UPDATE orders SET parcel = ? WHERE parcel = ?');
    this.#ack = new Statement(
      db,
      `
      UPDATE orders SET before_ack = json_object('status', status, 'substance', substance, 'reason', reason,
          'acked_at', acked_at, 'before_ack', before_ack), status = 'acknowledged', reason = '',
        substance = CASE substance_now WHEN '' THEN substance ELSE substance_now END, acked_at = $at WHERE key = $key`,
    );
    this.#undoAck = new Statement(
      db,
      `
      UPDATE orders SET status = json_extract(before_ack, '$.status'), substance = json_extract(before_ack, '$.substance'),
        reason = json_extract(before_ack, '$.reason'), acked_at = json_extract(before_ack, '$.acked_at'),
        before_ack = json_extract(before_ack, '$.before_ack') WHERE key = ?`,
    );
    this.#missed = new Statement(
      db,
      'UPDATE orders SET missed_since = coalesce(missed_since, ?) WHERE key = ?',
    );
    this.#differenceMissed = new Statement(
      db,
      'UPDATE orders SET difference_since = coalesce(difference_since, ?) WHERE key = ?',
    );
    this.#forgetLines = new Statement(db, "UPDATE orders SET lines = '', difference = '' WHERE key = ?");
  }

  /**
   * One order by its identity: by id, else by reference where one side has no id (orders split from one cart share the
   * reference, so a reference never joins two different ids). An id whose reference and date are both others is another
   * order: a shop's counter may begin anew. `date` as in `Order`; '' (not known) is the same as none.
   */
  find(id: string, ref: string, date = ''): KnownOrder | null {
    if (id === '' && ref === '') return null;
    const row = id === '' ? this.#byRef.get(ref) : this.#byName.get(id, ref, date);
    return row ? toKnownOrder(row) : null;
  }

  /** Whether any order bears that id or that reference: asked of every new order, it looks into the indexes alone. */
  knowsName(id: string, ref: string): boolean {
    return this.#anyOfName.get(id, ref) !== undefined;
  }

  /** Orders of that reference under other ids, a few of them: a shop may give all its orders one reference. */
  ofReference(ref: string, butId: string): KnownOrder[] {
    return this.#ofReference.all(ref, butId).map(toKnownOrder);
  }

  /** The newest order of that id and another reference. */
  otherOfNumber(id: string, butRef: string): KnownOrder | null {
    const row = butRef === '' ? undefined : this.#otherOfNumber.get(id, butRef);
    return row ? toKnownOrder(row) : null;
  }

  /** What a person typed: an id or a reference. Several orders may share either. */
  named(name: string): KnownOrder[] {
    const byId = this.#byId.all(name);
    return (byId.length > 0 ? byId : this.#byRef.all(name)).map(toKnownOrder);
  }

  inStatus(...statuses: readonly OrderStatus[]): KnownOrder[] {
    return this.#byStatus.all(JSON.stringify(statuses)).map(toKnownOrder);
  }

  /** Orders that ProShop has in another version than the shop. */
  changedSinceSent(): KnownOrder[] {
    return this.#changedSince.all().map(toKnownOrder);
  }

  /** Orders whose lines, or whose difference, ProShop may not know yet. */
  withOpenLines(): KnownOrder[] {
    return this.#unsettled.all().map(toKnownOrder);
  }

  ofParcel(parcel: number): KnownOrder[] {
    return this.#ofParcel.all(parcel).map(toKnownOrder);
  }

  /** Records what was decided of an order, over what was known of it; returns its key. */
  record(known: KnownOrder | null, entry: OrderEntry, now: Date, kind: EvidenceKind = 'decided'): number {
    const values = toRow(entry, now);
    const key = known
      ? (this.#update.run(...values, known.key), known.key)
      : Number(this.#insert.run(...values).lastInsertRowid);
    this.#evidence.ofOrder(key, now, kind, evidenceOf(entry));
    return key;
  }

  /** Cancelled, or left the export unpaid. */
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
    change: { content: OrderContent; difference: StockLine[] },
    now: Date,
  ): void {
    const reason = JSON.stringify(decision);
    const isNew = reason !== JSON.stringify(known.decision);
    const { content, difference } = change;
    this.#changed.run(reason, encode(content), encodeLines(difference), now.toISOString(), known.key);
    if (isNew) this.#evidence.ofOrder(known.key, now, 'decided', { decision: decision.kind });
  }

  /** An order that had changed is as it was sent, again. */
  recordUnchanged(known: KnownOrder, now: Date): void {
    this.#changed.run('', '', '', now.toISOString(), known.key);
    this.#evidence.ofOrder(known.key, now, 'decided', { decision: 'already-sent' });
  }

  /** An order known by its id alone, or by its reference alone, is known by both from now on. */
  identify(known: KnownOrder, { id, ref }: { id: string; ref: string }): void {
    this.#identify.run(id || known.id, ref || known.ref, known.key);
  }

  /** A parcel became void: its orders are to be sent again, but for those a person has keyed in since. */
  freeOrdersOf(parcel: number): void {
    const decision: Decision = { kind: 'send', reason: null };
    this.#free.run({ parcel, reason: JSON.stringify(decision) });
  }

  /** A parcel is sent again as another: its orders go with it. */
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

function evidenceOf(entry: OrderEntry): Record<string, string | number> {
  const detail: Record<string, string | number> = { decision: entry.decision?.kind ?? entry.status };
  if (entry.decision?.reason) detail['reason'] = JSON.stringify(entry.decision.reason);
  if (entry.parcel !== null) detail['batch'] = entry.parcel;
  return detail;
}
