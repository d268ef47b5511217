import type { ExitCode } from '../failure/exit-code.ts';
import type { Fault } from '../failure/failure.ts';

/**
 * What became of a write into the shop. `refused`: a clear no to this one, and nothing of it was done. `not-sent`: nothing
 * was done either, and no other would fare better. `unknown`: it may have been done, wholly or in part, now or in a minute:
 * look before anything is sent again.
 */
export type WriteOutcome<Done> = ({ kind: 'done' } & Done) | NotWritten;

export type NotWritten =
  { kind: 'refused' | 'unknown'; fault: Fault } | { kind: 'not-sent'; exitCode: ExitCode; fault: Fault };
