import { ExitCode } from './exit-code.ts';
import { Failure, type ProgramFault } from './failure.ts';

/** What the system says of a file that a person can do something about. */
const mendable = new Set([
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EIO',
  'EACCES',
  'EPERM',
  'EBUSY',
  'EMFILE',
  'EFBIG',
  'EISDIR',
  'ENOENT',
  'ENOTDIR',
]);

/**
 * A local file that could not be read or written: a full disk, a right that is missing, a program that holds it. Failure
 * (2) for the person who looks after the computer; null: the error is something else.
 */
export function localFailure(error: unknown): Failure | null {
  const { code = '', path = '', message } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || !mendable.has(code)) return null;
  const fault: ProgramFault = { kind: 'program/local-trouble', path, reason: message };
  return new Failure(ExitCode.Usage, fault, { cause: error });
}

/** What the system says of a file, in its own code (ENOENT); else the error in its own words. */
export function systemReason(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
