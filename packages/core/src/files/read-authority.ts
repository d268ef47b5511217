import { readFileSync } from 'node:fs';
import { ExitCode } from '../failure/exit-code.ts';
import { Failure, type ProgramFault } from '../failure/failure.ts';
import { systemReason } from '../failure/local-failure.ts';

/** The certificate of an authority that a server is trusted by, as PEM. Throws Failure (2): the file cannot be read. */
export function readAuthority(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const fault: ProgramFault = {
      kind: 'program/authority-unreadable',
      path,
      reason: systemReason(error),
    };
    throw new Failure(ExitCode.Usage, fault, { cause: error });
  }
}
