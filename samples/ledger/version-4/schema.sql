PRAGMA application_id = 1346458451;
PRAGMA user_version = 4;
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
CREATE TABLE publications (at TEXT NOT NULL, lines INTEGER NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, pairs INTEGER, forced INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE alarms (
    id      TEXT PRIMARY KEY,
    text    TEXT NOT NULL,
    since   TEXT NOT NULL,
    told_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX orders_by_id ON orders (id, ref) WHERE id <> '';
