/** Marks the file as ours ("PASS" in ASCII), so that another program's SQLite file is never taken for the ledger. */
export const applicationId = 0x50415353;

/**
 * One entry per version of the ledger; entry N brings a ledger of version N to N+1. Never edited once released: add one.
 * Times are ISO 8601 UTC text. `waiting_at`, `acked_at`, `missed_since` and `difference_since` are by
 * the FTP server's clock, the others by ours.
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
  // A parcel may go to several destinations. What only the import folder needs to know is its own; what is written back to
  // the shop, or into the CRM, has an outbox. An order still knows the parcel that takes it to the till.
  // Ledgers of the first version had other indexes of orders.
  `
  DROP INDEX batches_by_state;
  ALTER TABLE batches RENAME TO parcels;
  ALTER TABLE orders RENAME COLUMN batch TO parcel;
  DROP INDEX evidence_by_batch;
  ALTER TABLE evidence RENAME COLUMN batch TO parcel;
  DROP INDEX IF EXISTS orders_by_batch;
  DROP INDEX orders_by_ref;
  CREATE INDEX orders_by_ref ON orders (ref, id);
  CREATE INDEX evidence_by_parcel ON evidence (parcel) WHERE parcel IS NOT NULL;

  CREATE TABLE deliveries (
    parcel       INTEGER NOT NULL REFERENCES parcels (number) DEFERRABLE INITIALLY DEFERRED,
    destination  TEXT NOT NULL,
    state        TEXT NOT NULL,
    key          TEXT NOT NULL,
    intended_at  TEXT,
    accepted_at  TEXT,
    waiting_at   TEXT,
    booked_at    TEXT,
    absent_since TEXT,
    remote_id    TEXT NOT NULL DEFAULT '',
    attempts     INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (parcel, destination)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX deliveries_by_state ON deliveries (destination, state);
  CREATE INDEX deliveries_by_key ON deliveries (destination, key);
  INSERT INTO deliveries (parcel, destination, state, key, intended_at, accepted_at, waiting_at, booked_at, attempts)
  SELECT number, 'till', state, file_name,
    CASE WHEN waiting_at IS NOT NULL THEN coalesce(
      (SELECT max(at) FROM evidence WHERE parcel = number AND kind = 'delivering'), waiting_at) END,
    delivered_at, waiting_at, gone_at,
    max(waiting_at IS NOT NULL, (SELECT count(*) FROM evidence WHERE parcel = number AND kind = 'delivering'))
  FROM parcels;

  CREATE TABLE import_folder (
    parcel      INTEGER PRIMARY KEY REFERENCES parcels (number) DEFERRABLE INITIALLY DEFERRED,
    staged_path TEXT NOT NULL
  ) STRICT;
  INSERT INTO import_folder SELECT number, staged_path FROM parcels WHERE staged_path <> '';
  ALTER TABLE leavings RENAME TO staged_files;

  ALTER TABLE parcels DROP COLUMN state;
  ALTER TABLE parcels DROP COLUMN staged_path;
  ALTER TABLE parcels DROP COLUMN delivered_at;
  ALTER TABLE parcels DROP COLUMN waiting_at;
  ALTER TABLE parcels DROP COLUMN gone_at;

  CREATE TABLE writes (
    id             INTEGER PRIMARY KEY,
    target         TEXT NOT NULL,
    kind           TEXT NOT NULL,
    key            TEXT NOT NULL,
    order_key      INTEGER REFERENCES orders (key) DEFERRABLE INITIALLY DEFERRED,
    subject        TEXT NOT NULL,
    event          TEXT NOT NULL,
    payload        TEXT NOT NULL,
    payload_sha256 TEXT NOT NULL,
    state          TEXT NOT NULL,
    created_at     TEXT NOT NULL,
    intended_at    TEXT,
    absent_since   TEXT,
    settled_at     TEXT,
    remote_id      TEXT NOT NULL DEFAULT '',
    answer         TEXT NOT NULL DEFAULT '',
    attempts       INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE UNIQUE INDEX writes_by_key ON writes (target, kind, key);
  CREATE INDEX writes_by_state ON writes (target, state);
  CREATE INDEX writes_by_order ON writes (order_key) WHERE order_key IS NOT NULL;
  `,
  `
  CREATE TABLE article_facts (
    product INTEGER NOT NULL,
    fact    TEXT NOT NULL,
    said    TEXT NOT NULL,
    found   TEXT NOT NULL,
    PRIMARY KEY (product, fact)
  ) STRICT, WITHOUT ROWID;
  `,
  // Customers by a hash of their e-mail address. Each version of one that went to the back office stands with its parcel:
  // there may be customers in one now.
  `
  ALTER TABLE parcels ADD COLUMN content TEXT NOT NULL DEFAULT 'orders';

  CREATE TABLE customers (
    identity       TEXT PRIMARY KEY,
    number         TEXT NOT NULL,
    row_hash       TEXT NOT NULL DEFAULT '',
    refused_hash   TEXT NOT NULL DEFAULT '',
    written_at     TEXT,
    is_deactivated INTEGER NOT NULL DEFAULT 0,
    first_seen     TEXT NOT NULL,
    last_seen      TEXT NOT NULL,
    forgotten_at   TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX customers_by_number ON customers (number) WHERE number <> '';

  CREATE TABLE customer_versions (
    number   TEXT NOT NULL,
    parcel   INTEGER NOT NULL REFERENCES parcels (number) DEFERRABLE INITIALLY DEFERRED,
    identity TEXT NOT NULL,
    hash     TEXT NOT NULL,
    action   TEXT NOT NULL,
    at       TEXT NOT NULL,
    PRIMARY KEY (number, parcel)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX customer_versions_by_parcel ON customer_versions (parcel);
  `,
  `
  CREATE TABLE job_runs (
    started_at  TEXT NOT NULL,
    finished_at TEXT NOT NULL,
    program     TEXT NOT NULL,
    job         TEXT NOT NULL,
    exit_code   INTEGER NOT NULL,
    counts      TEXT NOT NULL,
    message     TEXT NOT NULL
  ) STRICT;
  CREATE INDEX job_runs_by_start ON job_runs (started_at);
  `,
  `
  CREATE TABLE shelf_sales (
    order_key INTEGER NOT NULL REFERENCES orders (key) DEFERRABLE INITIALLY DEFERRED,
    gencod    TEXT NOT NULL,
    reference TEXT NOT NULL,
    size      TEXT NOT NULL,
    pieces    INTEGER NOT NULL,
    first_at  TEXT NOT NULL,
    last_at   TEXT NOT NULL,
    PRIMARY KEY (order_key, gencod, reference, size)
  ) STRICT, WITHOUT ROWID;
  `,
  // What is followed for as long as it changes: in which version it was last brought over, whole. '' while it is not yet.
  `
  CREATE TABLE followed (
    target  TEXT NOT NULL,
    kind    TEXT NOT NULL,
    key     TEXT NOT NULL,
    version TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (target, kind, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX followed_open ON followed (target, kind) WHERE version = '';
  `,
  // Of what a version is made of in the shop, groups and countries by their numbers: the same need not be read again.
  "ALTER TABLE customer_versions ADD COLUMN content_hash TEXT NOT NULL DEFAULT ''",
  // A hundred quantities of a size may be kept: its names stand once, and an article is found by them. And what the last
  // runs refused.
  `
  CREATE TABLE shop_sizes (
    product     INTEGER NOT NULL,
    combination INTEGER NOT NULL,
    gencod      TEXT NOT NULL,
    reference   TEXT NOT NULL,
    PRIMARY KEY (product, combination)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX shop_sizes_by_gencod ON shop_sizes (gencod) WHERE gencod <> '';
  CREATE INDEX shop_sizes_by_reference ON shop_sizes (reference) WHERE reference <> '';

  CREATE TABLE shop_levels (
    product     INTEGER NOT NULL,
    combination INTEGER NOT NULL,
    at          TEXT NOT NULL,
    before      INTEGER NOT NULL,
    after       INTEGER NOT NULL,
    PRIMARY KEY (product, combination, at)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE refusals (
    id       INTEGER PRIMARY KEY,
    program  TEXT NOT NULL,
    job      TEXT NOT NULL,
    fault    TEXT NOT NULL,
    subject  TEXT NOT NULL,
    message  TEXT NOT NULL,
    hint     TEXT NOT NULL,
    since    TEXT NOT NULL,
    acked_at TEXT
  ) STRICT;
  CREATE UNIQUE INDEX refusals_by_subject ON refusals (program, job, fault, subject);
  `,
];
