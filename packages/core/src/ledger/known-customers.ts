import { createHmac } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { toDate } from './deliveries.ts';
import { forgetCustomer, type CustomerToForget } from './forget-customer.ts';
import type { Write } from './outbox.ts';
import { personKey } from './person-key.ts';
import { Statement } from './statement.ts';

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
  /** When a person had him forgotten; null: nobody has. */
  forgottenAt: Date | null;
}

/** A version of a customer that went to the back office. */
export interface SentVersion {
  number: string;
  identity: string;
  hash: string;
  /** Of what it was made of in the shop; '': not known. */
  contentHash: string;
  action: 'CREATION' | 'MODIFICATION';
  /** Its parcel. */
  parcel: number;
  at: Date;
}

/** What is written of a customer into the shop: its key begins with his identity. */
export const customerKinds: readonly string[] = ['customer', 'address'];
const identityLength = 64;

export function isOfCustomer({ target, kind }: Pick<Write, 'target' | 'kind'>): boolean {
  return target === 'shop' && customerKinds.includes(kind);
}

/** Customers by a hash of their e-mail address, which is the same in every run of this ledger and in no other. */
export class KnownCustomers {
  readonly #key: string;
  readonly #find: Statement;
  readonly #see: Statement;
  readonly #written: Statement;
  readonly #refused: Statement;
  readonly #bind: Statement;
  readonly #content: Statement;
  readonly #newest: Statement;
  readonly #voided: Statement;
  readonly #versions: Statement;
  readonly #forget: (customer: CustomerToForget) => void;

  /** `uuid`: the ledger's own. */
  constructor(db: DatabaseSync, uuid: string) {
    this.#key = uuid;
    this.#find = new Statement(db, 'SELECT * FROM customers WHERE identity = ?');
    this.#see = new Statement(
      db,
      `
      INSERT INTO customers (identity, number, first_seen, last_seen) VALUES ($identity, $number, $at, $at)
      ON CONFLICT (identity) DO UPDATE SET last_seen = $at,
        number = CASE $number WHEN '' THEN number ELSE $number END`,
    );
    this.#written = new Statement(
      db,
      `
      UPDATE customers SET row_hash = $hash, refused_hash = '', written_at = $at, is_deactivated = $deactivated
      WHERE identity = $identity`,
    );
    this.#refused = new Statement(db, 'UPDATE customers SET refused_hash = ? WHERE identity = ?');
    this.#bind = new Statement(
      db,
      `
      INSERT INTO customer_versions (number, parcel, identity, hash, content_hash, action, at)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#content = new Statement(
      db,
      'UPDATE customer_versions SET content_hash = ? WHERE number = ? AND parcel = ?',
    );
    this.#newest = new Statement(
      db,
      `
      SELECT v.* FROM customer_versions v JOIN deliveries d ON d.parcel = v.parcel AND d.destination = 'till'
      WHERE v.number = ? AND d.state <> 'VOID' ORDER BY v.parcel DESC LIMIT 1`,
    );
    this.#voided = new Statement(
      db,
      `
      SELECT DISTINCT v.number FROM customer_versions v
      JOIN deliveries d ON d.parcel = v.parcel AND d.destination = 'till'
      WHERE d.state = 'VOID' AND v.parcel = (SELECT max(parcel) FROM customer_versions WHERE number = v.number)`,
    );
    this.#versions = new Statement(db, 'SELECT * FROM customer_versions WHERE identity = ? ORDER BY parcel');
    this.#forget = (customer) => forgetCustomer(db, customer);
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

  /** The versions that went to the back office, the oldest first. */
  versionsOf(email: string): SentVersion[] {
    return this.#versions.all(this.identityOf(email)).map(toVersion);
  }

  /** Empties whatever is known of him; that it was he stays, as a hash, so that nothing of him goes anywhere again. */
  forget(email: string, at: Date): void {
    this.#forget({
      ...{ identity: this.identityOf(email), person: personKey(email) },
      ...{ email, at: at.toISOString() },
    });
  }

  /** A person had him forgotten: nothing of him goes anywhere any more. */
  isForgotten(email: string): boolean {
    return typeof this.#find.get(this.identityOf(email))?.['forgotten_at'] === 'string';
  }

  /** The shop said no to something of it: the same is not sent again. */
  noteRefused(email: string, hash: string): void {
    this.#refused.run(hash, this.identityOf(email));
  }

  /** A person has settled what the shop refused of him: his row counts again. `write`: of a customer. */
  forgetRefusal({ key }: Pick<Write, 'key'>): void {
    this.#refused.run('', key.slice(0, identityLength));
  }

  /** Binds a version to the parcel that takes it to the back office. */
  bindVersion({ number, parcel, identity, hash, contentHash, action, at }: SentVersion): void {
    this.#bind.run(number, parcel, identity, hash, contentHash, action, at.toISOString());
  }

  /** A version is made of something else in the shop now, and yet the same. */
  noteContent({ number, parcel }: Pick<SentVersion, 'number' | 'parcel'>, contentHash: string): void {
    this.#content.run(contentHash, number, parcel);
  }

  /** The last version that went, or is on its way; one whose parcel became void never went. `number`: the shop's. */
  newestVersion(number: string): SentVersion | null {
    const row = this.#newest.get(number);
    return row ? toVersion(row) : null;
  }

  /** Whose last parcel became void: they have to go again, whether they changed or not. */
  numbersOfVoid(): string[] {
    return this.#voided.all().map(({ number }) => String(number));
  }
}

function toVersion(row: Record<string, unknown>): SentVersion {
  return {
    number: String(row['number']),
    identity: String(row['identity']),
    hash: String(row['hash']),
    contentHash: String(row['content_hash']),
    action: row['action'] as SentVersion['action'],
    parcel: Number(row['parcel']),
    at: new Date(String(row['at'])),
  };
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
    forgottenAt: toDate(row['forgotten_at']),
  };
}
