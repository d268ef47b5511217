import type { DatabaseSync } from 'node:sqlite';

/** Marks the file as ours ("PASS" in ASCII), so that another program's SQLite file is never taken for the ledger. */
export const applicationId = 0x50415353;

/**
 * One entry per version of the ledger; entry N brings a ledger of version N to N+1. Never edited once released: add one.
 * Times are ISO 8601 UTC text. `waiting_at`, `acked_at` and `*_since` are by the FTP server's clock, the others by ours.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE batches (
    number      INTEGER PRIMARY KEY,
    lot         TEXT NOT NULL,
    file_name   TEXT NOT NULL UNIQUE,
    sha256      TEXT NOT NULL,
    bytes       INTEGER NOT NULL,
    state       TEXT NOT NULL,
    order_count INTEGER NOT NULL,
    staged_path TEXT NOT NULL DEFAULT '',
    created_at  TEXT NOT NULL,
    delivered_at TEXT,
    waiting_at  TEXT,
    gone_at     TEXT,
    resent_as   INTEGER
  ) STRICT;
  CREATE INDEX batches_by_state ON batches (state);

  CREATE TABLE orders (
    key         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL,
    ref         TEXT NOT NULL,
    status      TEXT NOT NULL,
    reason      TEXT NOT NULL DEFAULT '',
    ordered_at  TEXT NOT NULL DEFAULT '',
    state_id    TEXT NOT NULL DEFAULT '',
    batch       INTEGER REFERENCES batches (number) DEFERRABLE INITIALLY DEFERRED,
    substance   TEXT NOT NULL DEFAULT '',
    substance_now TEXT NOT NULL DEFAULT '',
    difference  TEXT NOT NULL DEFAULT '',
    lines       TEXT NOT NULL DEFAULT '',
    first_seen  TEXT NOT NULL,
    last_seen   TEXT NOT NULL,
    acked_at    TEXT,
    before_ack  TEXT,
    missed_since TEXT,
    difference_since TEXT
  ) STRICT;
  CREATE UNIQUE INDEX orders_by_id ON orders (id) WHERE id <> '';
  CREATE INDEX orders_by_ref ON orders (ref, id);
  CREATE INDEX orders_by_status ON orders (status);

  CREATE TABLE evidence (
    at        TEXT NOT NULL,
    order_key INTEGER,
    batch     INTEGER,
    kind      TEXT NOT NULL,
    detail    TEXT NOT NULL
  ) STRICT;
  CREATE INDEX evidence_by_order ON evidence (order_key) WHERE order_key IS NOT NULL;
  CREATE INDEX evidence_by_batch ON evidence (batch) WHERE batch IS NOT NULL;

  CREATE TABLE leavings (path TEXT PRIMARY KEY, program TEXT NOT NULL, left_at TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE runs (
    started_at  TEXT NOT NULL,
    finished_at TEXT NOT NULL,
    program     TEXT NOT NULL,
    exit_code   INTEGER NOT NULL,
    counts      TEXT NOT NULL,
    message     TEXT NOT NULL
  ) STRICT;
  CREATE INDEX runs_by_start ON runs (started_at);

  CREATE TABLE publications (at TEXT NOT NULL, lines INTEGER NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL) STRICT;
  `,
  `
  CREATE TABLE alarms (
    id      TEXT PRIMARY KEY,
    text    TEXT NOT NULL,
    since   TEXT NOT NULL,
    told_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE publications ADD COLUMN pairs INTEGER;
  ALTER TABLE publications ADD COLUMN forced INTEGER NOT NULL DEFAULT 0;
  `,
  // An id is not unique for ever: a shop's counter may begin anew.
  `
  DROP INDEX orders_by_id;
  CREATE UNIQUE INDEX orders_by_id ON orders (id, ref) WHERE id <> '';
  `,
];

/**
 * Brings the ledger up to this program's version. The version is read inside the transaction: both programs may open a
 * new ledger at the same moment.
 */
export function migrate(db: DatabaseSync): void {
  if (readVersion(db) >= migrations.length) return;
  db.exec('BEGIN IMMEDIATE');
  for (const step of migrations.slice(readVersion(db))) db.exec(step);
  db.exec(`PRAGMA user_version = ${migrations.length}`);
  db.exec(`PRAGMA application_id = ${applicationId}`);
  db.exec('COMMIT');
}

export function readVersion(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
}

export function readApplicationId(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA application_id').get()?.['application_id']);
}
