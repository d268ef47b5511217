import { ExitCode } from '../failure/exit-code.ts';
import { Failure } from '../failure/failure.ts';

/** SQLite's primary result codes (the low byte of an extended one). */
const sqlite = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
};

/** Why the ledger can't be used, or must not be. `path` is its file. */
export type LedgerFault =
  | { kind: 'ledger/busy' | 'ledger/corrupt' | 'ledger/disk-full'; path: string }
  | { kind: 'ledger/not-ours' | 'ledger/newer'; path: string }
  | { kind: 'ledger/unusable'; path: string; reason: string }
  /** There are XML files that were sent, and no ledger, or one that knows nothing of them. */
  | { kind: 'ledger/blind' | 'ledger/not-adopted'; path: string; archive: string };

/** The program never runs blind: without a sound ledger it stops before it touches the server. */
export function ledgerFailure(fault: LedgerFault, options?: ErrorOptions): Failure {
  return new Failure(fault.kind === 'ledger/busy' ? ExitCode.Busy : ExitCode.Usage, fault, options);
}

/** Runs some work on the ledger; what SQLite says is turned into what a person can do. */
export function asLedgerFailure<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explainSqliteError(path, error);
  }
}

/** The Failure behind an error of SQLite's; any other error as it is. */
export function explainSqliteError(path: string, error: unknown): unknown {
  const code = resultCode(error);
  const options = { cause: error };
  switch (code) {
    case null:
      return error;
    case sqlite.busy:
    case sqlite.locked:
      return ledgerFailure({ kind: 'ledger/busy', path }, options);
    case sqlite.corrupt:
    case sqlite.notADatabase:
      return ledgerFailure({ kind: 'ledger/corrupt', path }, options);
    case sqlite.full:
      return ledgerFailure({ kind: 'ledger/disk-full', path }, options);
    case sqlite.readOnly:
    case sqlite.cannotOpen:
    case sqlite.ioError:
      return ledgerFailure({ kind: 'ledger/unusable', path, reason: (error as Error).message }, options);
    default:
      return error;
  }
}

/** A killed writer left its journal: opened for reading alone, SQLite may not roll it back. */
export function isHotJournal(error: unknown): boolean {
  const code = resultCode(error);
  return code === sqlite.readOnly || code === sqlite.cannotOpen;
}

function resultCode(error: unknown): number | null {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : null;
}
