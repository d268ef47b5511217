import { createHmac } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { toDate } from './deliveries.ts';

/** What is known of a customer. Neither his address nor his name: what he is known by is a hash of them. */
export interface KnownCustomer {
  identity: string;
  /** The shop's number of him; '' where it is not known. */
  number: string;
  /** Of what the file said when it was last written into the shop; '': never, or not wholly. */
  rowHash: string;
  writtenAt: Date | null;
  /** Of what the shop said no to; '': it did not, or the file has changed since. */
  refusedHash: string;
  /** We have deactivated him in the shop, as dormant. */
  isDeactivated: boolean;
  firstSeen: Date;
  lastSeen: Date;
}

/** Customers by a hash of their e-mail address, which is the same in every run of this ledger and in no other. */
export class KnownCustomers {
  readonly #key: string;
  readonly #find: StatementSync;
  readonly #see: StatementSync;
  readonly #written: StatementSync;
  readonly #refused: StatementSync;

  /** `uuid`: the ledger's own. */
  constructor(db: DatabaseSync, uuid: string) {
    this.#key = uuid;
    this.#find = db.prepare('SELECT * FROM customers WHERE identity = ?');
    this.#see = db.prepare(`
      INSERT INTO customers (identity, number, first_seen, last_seen) VALUES ($identity, $number, $at, $at)
      ON CONFLICT (identity) DO UPDATE SET last_seen = $at,
        number = CASE $number WHEN '' THEN number ELSE $number END`);
    this.#written = db.prepare(`
      UPDATE customers SET row_hash = $hash, refused_hash = '', written_at = $at, is_deactivated = $deactivated
      WHERE identity = $identity`);
    this.#refused = db.prepare('UPDATE customers SET refused_hash = ? WHERE identity = ?');
  }

  /** Of texts that must not stand here in clear. */
  hash(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('hex');
  }

  /** `email` in small letters. */
  identityOf(email: string): string {
    return this.hash(`e-mail ${email}`);
  }

  find(email: string): KnownCustomer | null {
    const row = this.#find.get(this.identityOf(email));
    return row ? toCustomer(row) : null;
  }

  see(email: string, number: string, at: Date): void {
    this.#see.run({ identity: this.identityOf(email), number, at: at.toISOString() });
  }

  /** All that the file says is in the shop. To be called after `see`. */
  noteWritten(
    email: string,
    { hash, isDeactivated }: { hash: string; isDeactivated: boolean },
    at: Date,
  ): void {
    this.#written.run({
      identity: this.identityOf(email),
      hash,
      deactivated: isDeactivated ? 1 : 0,
      at: at.toISOString(),
    });
  }

  /** The shop said no to something of it: the same is not sent again. */
  noteRefused(email: string, hash: string): void {
    this.#refused.run(hash, this.identityOf(email));
  }
}

function toCustomer(row: Record<string, unknown>): KnownCustomer {
  return {
    identity: String(row['identity']),
    number: String(row['number']),
    rowHash: String(row['row_hash']),
    writtenAt: toDate(row['written_at']),
    refusedHash: String(row['refused_hash']),
    isDeactivated: row['is_deactivated'] === 1,
    firstSeen: new Date(String(row['first_seen'])),
    lastSeen: new Date(String(row['last_seen'])),
  };
}
