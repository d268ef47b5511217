import { ExitCode } from '../program/exit-code.ts';
import { Failure, type Saying } from '../program/failure.ts';
import type { Words } from '../words/words.ts';

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

/** The program never runs blind: without a sound ledger it stops before it touches the server. */
export function ledgerFailure(say: (words: Words) => Saying, options?: ErrorOptions): Failure {
  return new Failure(ExitCode.Usage, say, options);
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
      return new Failure(ExitCode.Busy, (words) => words.ledger.busy({ path }), options);
    case sqlite.corrupt:
    case sqlite.notADatabase:
      return ledgerFailure((words) => words.ledger.corrupt({ path }), options);
    case sqlite.full:
      return ledgerFailure((words) => words.ledger.diskFull({ path }), options);
    case sqlite.readOnly:
    case sqlite.cannotOpen:
    case sqlite.ioError:
      return ledgerFailure(
        (words) => words.ledger.unusable({ path, reason: (error as Error).message }),
        options,
      );
    default:
      return error;
  }
}

function resultCode(error: unknown): number | null {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : null;
}
