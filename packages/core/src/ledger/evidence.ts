import type { DatabaseSync } from 'node:sqlite';
import { isoOf } from '../text/moments.ts';
import { Statement } from './statement.ts';

/** What can be said of an order or a parcel, in the order of its life. `explain` puts each into words. */
export type EvidenceKind =
  | 'decided'
  | 'adopted'
  | 'acknowledged'
  | 'acknowledgement-undone'
  | 'seen-by-stock'
  | 'prepared'
  | 'staged'
  | 'reply'
  | 'delivering'
  | 'delivered'
  | 'collected'
  | 'uncertain'
  | 'back-to-prepared'
  | 'void'
  | 'resent'
  | 'resolved';

export interface EvidenceItem {
  at: Date;
  kind: EvidenceKind;
  detail: Record<string, string | number>;
}

/** A decision of the past: its kind, or the status where no program decided. */
export interface PastDecision {
  at: Date;
  decision: string;
  /** Of the order in the ledger; null: none is known any more. */
  orderKey: number | null;
}

export class Evidence {
  readonly #insert: Statement;
  readonly #ofOrder: Statement;
  readonly #newestDecisions: Statement;

  constructor(db: DatabaseSync) {
    this.#insert = new Statement(
      db,
      'INSERT INTO evidence (at, order_key, parcel, kind, detail) VALUES (?, ?, ?, ?, ?)',
    );
    this.#ofOrder = new Statement(
      db,
      `
      SELECT at, kind, detail FROM evidence
      WHERE order_key = $key
         OR parcel IN (SELECT CAST(json_extract(detail, '$.batch') AS INTEGER) FROM evidence WHERE order_key = $key)
         OR parcel = (SELECT parcel FROM orders WHERE key = $key)
      ORDER BY rowid`,
    );
    this.#newestDecisions = new Statement(
      db,
      `
      SELECT at, order_key, json_extract(detail, '$.decision') AS decision FROM evidence
      WHERE kind = 'decided' ORDER BY rowid DESC`,
    );
  }

  ofOrder(orderKey: number, at: Date, kind: EvidenceKind, detail: EvidenceItem['detail'] = {}): void {
    this.#insert.run(isoOf(at), orderKey, null, kind, JSON.stringify(detail));
  }

  ofParcel(parcel: number, at: Date, kind: EvidenceKind, detail: EvidenceItem['detail'] = {}): void {
    this.#insert.run(isoOf(at), null, parcel, kind, JSON.stringify(detail));
  }

  /** All evidence on one order, that of its parcels included, in the order it was written: a clock may have been wrong. */
  chain(orderKey: number): EvidenceItem[] {
    const rows = this.#ofOrder.all({ key: orderKey }) as { at: string; kind: EvidenceKind; detail: string }[];
    return rows.map((row) => ({
      at: new Date(row.at),
      kind: row.kind,
      detail: JSON.parse(row.detail) as EvidenceItem['detail'],
    }));
  }

  /** What was decided at that moment or later, the newest first. Reads no further back than that. */
  *decisionsSince(moment: Date): Generator<PastDecision> {
    for (const row of this.#newestDecisions.iterate()) {
      const at = new Date(String(row['at']));
      if (at < moment) return;
      const key = row['order_key'];
      yield { at, decision: String(row['decision']), orderKey: key === null ? null : Number(key) };
    }
  }
}
