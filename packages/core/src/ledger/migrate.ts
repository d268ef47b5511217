import type { DatabaseSync } from 'node:sqlite';
import { newLedger } from './new-ledger.ts';
import { applicationId, migrations } from './schema.ts';

/**
 * Brings the ledger up to this program's version. The version is read inside the transaction: both programs may open a
 * new ledger at the same moment.
 */
export function migrate(db: DatabaseSync): void {
  if (readVersion(db) >= migrations.length) return;
  db.exec('BEGIN IMMEDIATE');
  const version = readVersion(db);
  if (version === 0) db.exec(newLedger.sql);
  for (const step of migrations.slice(version || newLedger.version)) db.exec(step);
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
