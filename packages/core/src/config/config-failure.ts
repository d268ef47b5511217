import { ExitCode } from '../program/exit-code.ts';
import { Failure } from '../program/failure.ts';
import type { ConfigFault, FileTrouble } from './fault.ts';

/** Why there is no configuration to go by. */
export type ConfigFailure =
  | { kind: 'config/not-found'; places: readonly string[] }
  | { kind: 'config/unreadable'; path: string; trouble: FileTrouble }
  /** All that is wrong with it, in the order of the file. */
  | { kind: 'config/refused'; path: string; faults: readonly ConfigFault[] };

export function unreadableConfig(path: string, trouble: FileTrouble): Failure {
  return new Failure(ExitCode.Usage, { kind: 'config/unreadable', path, trouble } satisfies ConfigFailure);
}

export function refusedConfig(path: string, faults: readonly ConfigFault[]): Failure {
  const inOrder = faults.toSorted((one, other) => (one.line ?? Infinity) - (other.line ?? Infinity));
  return new Failure(ExitCode.Usage, {
    kind: 'config/refused',
    path,
    faults: inOrder,
  } satisfies ConfigFailure);
}
