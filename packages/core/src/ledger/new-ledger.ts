/**
 * How a new ledger is made: at once as the first so many migrations leave it. One after the other they rename and drop
 * much that is not there yet, and take three times as long. A test holds it to them, word by word as SQLite keeps it (hence
 * a column after the line end, and names in quotation marks). Later migrations follow.
 */
export const newLedger = {
  version: 12,
  sql: `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE "parcels" (
    number      INTEGER PRIMARY KEY,
    lot         TEXT NOT NULL,
    file_name   TEXT NOT NULL UNIQUE,
    sha256      TEXT NOT NULL,
    bytes       INTEGER NOT NULL,
    order_count INTEGER NOT NULL,
    created_at  TEXT NOT NULL,
    resent_as   INTEGER
  , content TEXT NOT NULL DEFAULT 'orders') STRICT;

  CREATE TABLE orders (
    key         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL,
    ref         TEXT NOT NULL,
    status      TEXT NOT NULL,
    reason      TEXT NOT NULL DEFAULT '',
    ordered_at  TEXT NOT NULL DEFAULT '',
    state_id    TEXT NOT NULL DEFAULT '',
    parcel       INTEGER REFERENCES "parcels" (number) DEFERRABLE INITIALLY DEFERRED,
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
  CREATE INDEX orders_by_status ON orders (status);
  CREATE UNIQUE INDEX orders_by_id ON orders (id, ref) WHERE id <> '';
  CREATE INDEX orders_by_ref ON orders (ref, id);

  CREATE TABLE evidence (
    at        TEXT NOT NULL,
    order_key INTEGER,
    parcel     INTEGER,
    kind      TEXT NOT NULL,
    detail    TEXT NOT NULL
  ) STRICT;
  CREATE INDEX evidence_by_order ON evidence (order_key) WHERE order_key IS NOT NULL;
  CREATE INDEX evidence_by_parcel ON evidence (parcel) WHERE parcel IS NOT NULL;

  CREATE TABLE "staged_files" (path TEXT PRIMARY KEY, program TEXT NOT NULL, left_at TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE runs (
    started_at  TEXT NOT NULL,
    finished_at TEXT NOT NULL,
    program     TEXT NOT NULL,
    exit_code   INTEGER NOT NULL,
    counts      TEXT NOT NULL,
    message     TEXT NOT NULL
  ) STRICT;
  CREATE INDEX runs_by_start ON runs (started_at);

  CREATE TABLE publications (at TEXT NOT NULL, lines INTEGER NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, pairs INTEGER, forced INTEGER NOT NULL DEFAULT 0) STRICT;

  CREATE TABLE alarms (
    id      TEXT PRIMARY KEY,
    text    TEXT NOT NULL,
    since   TEXT NOT NULL,
    told_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

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

  CREATE TABLE import_folder (
    parcel      INTEGER PRIMARY KEY REFERENCES parcels (number) DEFERRABLE INITIALLY DEFERRED,
    staged_path TEXT NOT NULL
  ) STRICT;

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

  CREATE TABLE article_facts (
    product INTEGER NOT NULL,
    fact    TEXT NOT NULL,
    said    TEXT NOT NULL,
    found   TEXT NOT NULL,
    PRIMARY KEY (product, fact)
  ) STRICT, WITHOUT ROWID;

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
    at       TEXT NOT NULL, content_hash TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (number, parcel)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX customer_versions_by_parcel ON customer_versions (parcel);

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

  CREATE TABLE followed (
    target  TEXT NOT NULL,
    kind    TEXT NOT NULL,
    key     TEXT NOT NULL,
    version TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (target, kind, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX followed_open ON followed (target, kind) WHERE version = '';

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
} as const;
