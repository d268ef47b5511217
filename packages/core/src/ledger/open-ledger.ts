import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Failure } from '../program/failure.ts';
import type { World } from '../program/world.ts';
import { Ledger } from './ledger.ts';
import { asLedgerFailure, ledgerFailure } from './ledger-failure.ts';
import { applicationId, migrate, migrations, readApplicationId, readVersion } from './schema.ts';

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
    try {
      return readInPlace(path);
    } catch (error) {
      if (error instanceof Failure) throw error;
      return readCopy(path);
    }
  });
}

function readInPlace(path: string): Ledger {
  const db = new DatabaseSync(path, { readOnly: true, timeout: busySeconds * 1000 });
  try {
    assertOurs(db, path);
    if (readVersion(db) < migrations.length) throw new Error('an older version');
    return new Ledger(db, path);
  } catch (error) {
    db.close();
    throw error;
  }
}

function readCopy(path: string): Ledger {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-'));
  try {
    const copy = join(folder, basename(path));
    copyFileSync(path, copy);
    if (existsSync(`${path}-journal`)) copyFileSync(`${path}-journal`, `${copy}-journal`);
    const db = new DatabaseSync(copy);
    assertOurs(db, path);
    migrate(db);
    return new Ledger(db, path, () => rmSync(folder, { recursive: true, force: true }));
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
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
