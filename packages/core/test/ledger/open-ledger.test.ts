import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openLedger, openLedgerForReading } from '@passerelle/core/ledger/open-ledger.ts';
import { newLedger } from '@passerelle/core/ledger/new-ledger.ts';
import { applicationId, migrations } from '@passerelle/core/ledger/schema.ts';
import type { Failure } from '../../src/failure/failure.ts';
import { inFolder } from '../in-folder.ts';
import { addParcel } from './temp-ledger.ts';

/** Nobody waits: a ledger that is held is told at once. */
const world = { uniqueId: () => 'id', pace: 0 };

function failureOf(work: () => unknown): Failure {
  try {
    work();
  } catch (error) {
    return error as Failure;
  }
  throw new Error('no failure');
}

function makeLedger(path: string, parcels: number): void {
  const ledger = openLedger(path, world);
  for (let parcel = 0; parcel < parcels; parcel++) addParcel(ledger);
  ledger.close();
}

/** A ledger as a run leaves it that is killed in the middle of a commit: half written, with a hot journal. */
function makeKilledLedger(path: string): void {
  makeLedger(`${path}.live`, 1);
  const db = new DatabaseSync(`${path}.live`);
  db.exec('PRAGMA journal_mode = TRUNCATE; PRAGMA cache_size = 1; BEGIN IMMEDIATE');
  db.exec("UPDATE parcels SET lot = 'torn'");
  const insert = db.prepare("INSERT INTO meta VALUES (?, 'x')");
  for (let row = 0; row < 5000; row++) insert.run(`key ${row}`);
  copyFileSync(`${path}.live`, path);
  copyFileSync(`${path}.live-journal`, `${path}-journal`);
  db.close();
}

const snapshotOf = (folder: string): string[] =>
  readdirSync(folder).map((name) => {
    const path = join(folder, name);
    return `${name} ${statSync(path).mtimeMs} ${readFileSync(path).toString('base64')}`;
  });

test('a new ledger is made as the migrations would have left it, word by word', () => {
  const tablesAfter = (steps: readonly string[]): unknown[] => {
    const db = new DatabaseSync(':memory:');
    for (const step of steps) db.exec(step);
    return db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all();
  };
  const migrated = tablesAfter(migrations.slice(0, newLedger.version));
  expect(tablesAfter([newLedger.sql])).toEqual(migrated);
});

test('a new ledger has an identity and keeps it', () => {
  return inFolder((folder) => {
    const path = join(folder, 'passerelle.sqlite');
    const first = openLedger(path, world);
    first.close();
    const again = openLedger(path, { ...world, uniqueId: () => 'other' });
    expect(again.meta.uuid).toBe('id-id');
    expect(again.isSound()).toBe(true);
    again.close();
  });
});

test.each<[string, (path: string) => void, RegExp]>([
  [
    'text',
    (path) => writeFileSync(path, 'not a database, though it is long enough to look at'.repeat(50)),
    /endommagé/,
  ],
  [
    'a damaged first page',
    (path) => {
      makeLedger(path, 1);
      writeFileSync(path, Buffer.concat([Buffer.alloc(2000, 7), readFileSync(path).subarray(2000)]));
    },
    /endommagé/,
  ],
  [
    "another program's database",
    (path) => {
      const db = new DatabaseSync(path);
      db.exec('CREATE TABLE t (x)');
      db.close();
    },
    /n'est pas le registre/,
  ],
  [
    'a newer version',
    (path) => {
      makeLedger(path, 1);
      const db = new DatabaseSync(path);
      db.exec(`PRAGMA user_version = ${migrations.length + 1}`);
      db.close();
    },
    /plus récente/,
  ],
])('neither a run nor a dry run goes on with %s', async (_, make, message) => {
  const { fr } = await import('../../src/words/language.ts');
  return inFolder((folder) => {
    const path = join(folder, 'passerelle.sqlite');
    make(path);
    const before = readFileSync(path);
    for (const open of [() => openLedger(path, world), () => openLedgerForReading(path)]) {
      const failure = failureOf(open);
      expect(failure.exitCode).toBe(2);
      expect(fr.say(failure.fault).message).toMatch(message);
    }
    expect(readFileSync(path)).toEqual(before);
  });
});

test('a folder that is not there: 2', () => {
  return inFolder((folder) => {
    expect(failureOf(() => openLedger(join(folder, 'none', 'x.sqlite'), world)).exitCode).toBe(2);
  });
});

test('looking where there is no ledger makes none', () => {
  return inFolder((folder) => {
    expect(openLedgerForReading(join(folder, 'passerelle.sqlite'))).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });
});

test.each<[string, (path: string) => void]>([
  ['a ledger', (path) => makeLedger(path, 1)],
  ['a ledger that a killed run left half written', makeKilledLedger],
  ['an empty file that a killed run left', (path) => writeFileSync(path, '')],
])('looking at %s changes nothing in its folder', (_, make) => {
  return inFolder((folder) => {
    const path = join(folder, 'passerelle.sqlite');
    make(path);
    const before = snapshotOf(folder);
    const ledger = openLedgerForReading(path);
    ledger?.till.get(1);
    ledger?.close();
    expect(snapshotOf(folder)).toEqual(before);
  });
});

test('a half-written commit is not believed, neither by a look nor by a run', () => {
  return inFolder((folder) => {
    const path = join(folder, 'passerelle.sqlite');
    makeKilledLedger(path);
    const looked = openLedgerForReading(path);
    expect(looked?.till.get(1)?.lot).toBe('L1');
    looked?.close();
    const ledger = openLedger(path, world);
    expect(ledger.till.get(1)?.lot).toBe('L1');
    ledger.close();
  });
});

test('what is committed is on disk: the journal is emptied, and every commit synced', () => {
  return inFolder((folder) => {
    const path = join(folder, 'passerelle.sqlite');
    const ledger = openLedger(path, world);
    addParcel(ledger);
    expect(existsSync(`${path}-journal`) && statSync(`${path}-journal`).size).toBe(0);
    expect(ledger.till.get(1)?.state).toBe('DRAFT');
    ledger.close();
  });
});

test('a ledger held by the other program for too long: 7', () => {
  return inFolder((folder) => {
    const path = join(folder, 'passerelle.sqlite');
    makeLedger(path, 0);
    const ledger = openLedger(path, world);
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    expect(failureOf(() => ledger.transaction(() => undefined)).exitCode).toBe(7);
    other.close();
    ledger.close();
  });
});

test.each(['a write that throws by itself', 'a write that SQLite refuses'])(
  'of what waits for the next commit, %s ends that one and no other; closing throws nothing',
  async (kind) => {
    await inFolder((folder) => {
      const path = join(folder, 'passerelle.sqlite');
      const ledger = openLedger(path, world);
      const namesIn = ({ meta }: typeof ledger): string[] => meta.watchedFiles().map(({ name }) => name);
      const fail = (): void => {
        if (kind === 'a write that throws by itself') throw new Error('by itself');
        ledger.parcels.add({ number: null as unknown as number } as never);
      };
      ledger.withNextCommit(fail);
      ledger.withNextCommit(() => ledger.meta.noteFile('orders-file', 'before.csv', new Date(0)));
      expect(() => ledger.transaction(() => undefined)).toThrow();
      ledger.transaction(() => (ledger.meta.oldestAdopted = '2026-11-20'));
      expect([namesIn(ledger), ledger.meta.oldestAdopted]).toEqual([['before.csv'], '2026-11-20']);
      ledger.withNextCommit(fail);
      ledger.withNextCommit(() => ledger.meta.noteFile('orders-file', 'after.csv', new Date(0)));
      expect(() => ledger.close()).not.toThrow();
      const again = openLedger(path, world);
      expect(namesIn(again)).toEqual(['after.csv']);
      again.close();
    });
  },
);

/** What this process holds open: Linux tells. */
const heldFiles = (): string[] =>
  readdirSync('/proc/self/fd')
    .map((name) => join('/proc/self/fd', name))
    .filter((path) => existsSync(path))
    .map((path) => readlinkSync(path))
    .filter((target) => target.includes('passerelle'));

test('a ledger of another program, and a copy that cannot be brought up to date, leave nothing open', () => {
  return inFolder((folder) => {
    const path = join(folder, 'passerelle.sqlite');
    makeLedger(path, 1);
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 1; DROP TABLE meta');
    db.close();
    const before = heldFiles();
    failureOf(() => openLedgerForReading(path));
    expect(heldFiles()).toEqual(before);
  });
});

/** Of the version before parcels, with one batch. */
function makeOlderLedger(path: string): void {
  const db = new DatabaseSync(path);
  for (const step of migrations.slice(0, 4)) db.exec(step);
  db.exec(`PRAGMA user_version = 4; PRAGMA application_id = ${applicationId}`);
  db.exec(
    "INSERT INTO batches VALUES (1, 'L1', 'v.xml', '', 0, 'PREPARED', 0, '', '', NULL, NULL, NULL, NULL)",
  );
  db.close();
}

test('a ledger of an older version is looked at in a copy, while no writer can come between', () => {
  return inFolder((folder) => {
    const path = join(folder, 'passerelle.sqlite');
    makeOlderLedger(path);
    const db = new DatabaseSync(path, { timeout: 0 });
    db.exec("BEGIN IMMEDIATE; UPDATE batches SET lot = 'not committed'");
    const ledger = openLedgerForReading(path);
    expect(ledger?.till.get(1)?.lot).toBe('L1');
    ledger?.close();
    db.exec('COMMIT');
    db.close();
  });
});
