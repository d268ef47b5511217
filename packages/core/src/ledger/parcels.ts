import type { DatabaseSync } from 'node:sqlite';
import type { Evidence } from './evidence.ts';
import { Statement } from './statement.ts';

/** What is to be delivered: one document. Its number and its name are unique for ever. */
export interface Parcel {
  number: number;
  /** `20261122-095703-0007`. */
  lot: string;
  /** Its name in ArchiveExport, and in the import folder. */
  fileName: string;
  sha256: string;
  bytes: number;
  orderCount: number;
  createdAt: Date;
  /** The parcel that carries its bytes again. */
  resentAs: number | null;
  /** What is in it. Of customers `orderCount` is 0. */
  content: 'orders' | 'customers';
}

export type NewParcel = Omit<Parcel, 'resentAs' | 'content'>;

/** What is delivered; how far it came at each destination, `Deliveries` knows. */
export class Parcels {
  readonly #insert: Statement;
  readonly #complete: Statement;
  readonly #resent: Statement;
  readonly #evidence: Evidence;

  constructor(db: DatabaseSync, evidence: Evidence) {
    this.#evidence = evidence;
    this.#insert = new Statement(
      db,
      `
      INSERT INTO parcels (number, lot, file_name, sha256, bytes, order_count, created_at, content)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#complete = new Statement(
      db,
      "UPDATE parcels SET sha256 = ?, bytes = ?, order_count = ? WHERE number = ? AND sha256 = ''",
    );
    this.#resent = new Statement(db, 'UPDATE parcels SET resent_as = ? WHERE number = ?');
  }

  /** Records a parcel whose document lies under a provisional name. */
  add(parcel: NewParcel, content: Parcel['content'] = 'orders'): void {
    const { number, lot, fileName, sha256, bytes, orderCount, createdAt } = parcel;
    this.#insert.run(number, lot, fileName, sha256, bytes, orderCount, createdAt.toISOString(), content);
    this.#tellPrepared(parcel);
  }

  /** Records a parcel whose document is still being written. As it has no fingerprint, a later run makes it void. */
  begin(parcel: Pick<NewParcel, 'number' | 'lot' | 'fileName' | 'createdAt'>): void {
    const { number, lot, fileName, createdAt } = parcel;
    this.#insert.run(number, lot, fileName, '', 0, 0, createdAt.toISOString(), 'orders');
  }

  /** The document of a parcel that was begun is written. */
  complete(parcel: NewParcel): void {
    const { number, sha256, bytes, orderCount } = parcel;
    this.#complete.run(sha256, bytes, orderCount, number);
    this.#tellPrepared(parcel);
  }

  noteResent(number: number, as: number): void {
    this.#resent.run(as, number);
  }

  #tellPrepared({ number, lot, fileName: file, sha256, bytes, createdAt }: NewParcel): void {
    this.#evidence.ofParcel(number, createdAt, 'prepared', { lot, file, sha256, bytes });
  }
}

/** From a row of `parcels`, whatever stands beside it. */
export function toParcel(row: Record<string, unknown>): Parcel {
  return {
    number: Number(row['number']),
    lot: String(row['lot']),
    fileName: String(row['file_name']),
    sha256: String(row['sha256']),
    bytes: Number(row['bytes']),
    orderCount: Number(row['order_count']),
    createdAt: new Date(String(row['created_at'])),
    resentAs: row['resent_as'] === null ? null : Number(row['resent_as']),
    content: row['content'] as Parcel['content'],
  };
}
