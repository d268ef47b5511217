import { DatabaseSync } from 'node:sqlite';
import { asLedgerFailure } from '../ledger/ledger-failure.ts';
import { ExitCode } from '../failure/exit-code.ts';
import { Failure, type ProgramFault } from '../failure/failure.ts';

export interface Lock {
  release(): void;
}

const sqliteBusy = 5;

/**
 * One run of each program at a time: an exclusive transaction on a SQLite file of its own, which the system frees the
 * moment the process dies, however it dies. `patienceMs`: so long it is waited for, as another run may hold it for the
 * moment that it takes to hand over its trace. Throws Failure(7) when another run holds it.
 */
export function takeLock(path: string, patienceMs = 200): Lock {
  try {
    return asLedgerFailure(path, () => lock(path, patienceMs));
  } catch (error) {
    if (!isHeld(error)) throw error;
    throw new Failure(ExitCode.Busy, { kind: 'program/another-run', path } satisfies ProgramFault, {
      cause: error,
    });
  }
}

function lock(path: string, timeout: number): Lock {
  const db = new DatabaseSync(path, { timeout });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    throw error;
  }
  return { release: () => db.close() };
}

function isHeld(error: unknown): boolean {
  const cause = (error as Error).cause as { errcode?: number } | undefined;
  return cause?.errcode !== undefined && (cause.errcode & 0xff) === sqliteBusy;
}
