import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { World } from '../world/world.ts';
import { Ledger } from './ledger.ts';
import { asLedgerFailure, isHotJournal, ledgerFailure } from './ledger-failure.ts';
import { migrate, readApplicationId, readVersion } from './migrate.ts';
import { applicationId, migrations } from './schema.ts';

/** How long one program waits while the other commits; transactions last milliseconds, a sale day's a few seconds. */
const busySeconds = 15;
/**
 * Pages that SQLite keeps, for as long as they are needed. A sale day's 100,000 new orders touch its index of references
 * at random: with the 2 MB it keeps by itself, 300,000 rows of the CSV took 7 % longer.
 */
const cacheKilobytes = 6000;

/**
 * Opens the ledger for a run that writes, and makes it when there is none. Throws Failure(2): corrupt, another program's
 * file, written by a newer version, or on a full or read-only disk.
 *
 * synchronous=FULL with a rollback journal: a committed intent survives a power cut. TRUNCATE rather than DELETE,
 * because FULL does not sync the folder after a journal is deleted (SQLite, PRAGMA synchronous=EXTRA).
 */
export function openLedger(path: string, world: Pick<World, 'uniqueId' | 'pace'>): Ledger {
  return asLedgerFailure(path, () => {
    const db = new DatabaseSync(path, { timeout: Math.round(busySeconds * 1000 * world.pace) });
    try {
      db.exec('PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
      db.exec(`PRAGMA cache_size = ${-cacheKilobytes}`);
      assertOurs(db, path);
      migrate(db);
      const ledger = new Ledger(db, path);
      ledger.meta.ensureUuid(() => world.uniqueId());
      return ledger;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/**
 * Opens the ledger for looking only: nothing in its folder changes. null: there is none. A ledger that a killed run left
 * with a hot journal, or of an older version, is read through a copy in the system's temporary folder.
 */
export function openLedgerForReading(path: string): Ledger | null {
  if (!existsSync(path)) return null;
  return asLedgerFailure(path, () => {
    for (let attempt = 1; ; attempt++) {
      const ledger = readInPlace(path) ?? readUndisturbedCopy(path, attempt === mostAttempts);
      if (ledger) return ledger;
    }
  });
}

/** A writer may come while a copy is made; it stays a moment only. */
const mostAttempts = 5;

/** null: a hot journal, which only a writer may roll back. */
function readInPlace(path: string): Ledger | null {
  const db = new DatabaseSync(path, { readOnly: true, timeout: busySeconds * 1000 });
  let isKept = false;
  try {
    assertOurs(db, path);
    if (readVersion(db) < migrations.length) return copyUnderLock(db, path);
    isKept = true;
    return new Ledger(db, path);
  } catch (error) {
    isKept = false;
    if (isHotJournal(error)) return null;
    throw error;
  } finally {
    if (!isKept) db.close();
  }
}

/** While this connection reads, no writer changes the file. */
function copyUnderLock(db: DatabaseSync, path: string): Ledger {
  db.exec('BEGIN');
  readVersion(db);
  return openCopy(path, false);
}

/** null: somebody wrote in the meantime. `isLast`: then it is read as it was copied. */
function readUndisturbedCopy(path: string, isLast: boolean): Ledger | null {
  const before = marksOf(path);
  let copy: Ledger | null = null;
  try {
    copy = openCopy(path, true);
  } catch (error) {
    if (isLast || marksOf(path) === before) throw error;
  }
  if (isLast || marksOf(path) === before) return copy;
  copy?.close();
  return null;
}

/** Changes whenever the ledger or its journal is written. */
function marksOf(path: string): string {
  const files = [path, `${path}-journal`].map((file) =>
    statSync(file, { bigint: true, throwIfNoEntry: false }),
  );
  return files.map((file) => (file ? `${file.size} ${file.mtimeNs}` : '')).join();
}

function openCopy(path: string, withJournal: boolean): Ledger {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-'));
  const forget = (): void => rmSync(folder, { recursive: true, force: true });
  let db: DatabaseSync | null = null;
  try {
    const copy = join(folder, basename(path));
    copyFileSync(path, copy);
    if (withJournal && existsSync(`${path}-journal`)) copyFileSync(`${path}-journal`, `${copy}-journal`);
    db = new DatabaseSync(copy);
    assertOurs(db, path);
    migrate(db);
    return new Ledger(db, path, forget);
  } catch (error) {
    db?.close();
    forget();
    throw error;
  }
}

function assertOurs(db: DatabaseSync, path: string): void {
  const version = readVersion(db);
  const isEmpty = version === 0 && db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'] === 0;
  if (!isEmpty && readApplicationId(db) !== applicationId) {
    throw ledgerFailure({ kind: 'ledger/not-ours', path });
  }
  if (version > migrations.length) throw ledgerFailure({ kind: 'ledger/newer', path });
}
