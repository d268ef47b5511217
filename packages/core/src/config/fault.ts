import { ExitCode } from '../failure/exit-code.ts';
import { Failure } from '../failure/failure.ts';
import type { Field } from './fields.ts';

/** What the file holds at a place, cut short. `hidden`: it may be a secret. */
export type Received =
  { kind: 'value'; text: string } | { kind: 'object' } | { kind: 'list' } | { kind: 'hidden' };

/** Why one value, or the file around it, can't be taken. Data, so that tests compare it; its words stand in `words`. */
export type FaultKind =
  | { kind: 'invalid'; received: Received; field: Field }
  | { kind: 'missing'; field: Field }
  /** `nearest` is a full key name, '' if there is none. */
  | { kind: 'unknown-key'; nearest: string }
  | { kind: 'duplicate-key' }
  | { kind: 'state-in-two-lists'; state: string; otherKey: string }
  | { kind: 'same-place'; otherKey: string; place: string }
  | { kind: 'column-needed'; keys: string[] }
  /** The key asks for something that a whole section says. */
  | { kind: 'section-needed'; section: string }
  | { kind: 'env-not-set'; name: string }
  | { kind: 'secret-file'; path: string; trouble: FileTrouble }
  | { kind: 'secret-unfit' }
  | { kind: 'backslash'; column: number }
  | { kind: 'syntax'; column: number; expected: SyntaxExpectation; found: Found };

export type ConfigFault = FaultKind & {
  /** As in `orders.states[3]`; '' for the file as a whole. */
  key: string;
  /** In the file, from 1; null if the key is not there. */
  line: number | null;
};

export type FileTrouble =
  | 'missing'
  | 'forbidden'
  | 'empty'
  | 'not-utf-8'
  | 'utf-16'
  | 'folder'
  | 'too-large'
  | 'too-deep'
  | 'unreadable';

/** What JSON wants at the place where the reading stopped. */
export type SyntaxExpectation =
  | 'value'
  | 'key'
  | 'colon'
  | 'comma'
  | 'closing-brace'
  | 'closing-bracket'
  | 'closing-quote'
  | 'closing-comment'
  | 'end'
  | 'plain-text'
  | 'number';

/** What stands there instead. */
export type Found = { kind: 'text'; text: string } | { kind: 'hidden' } | { kind: 'end-of-file' };

/** A configuration that works, and that somebody should look at. `words.config.warning` says it. */
export type ConfigWarning =
  | { kind: 'secret-in-clear'; key: string; path: string }
  | { kind: 'secret-readable-by-all'; key: string; path: string }
  | { kind: 'clear-ftp'; host: string }
  /** The shop's key travels in clear. */
  | { kind: 'clear-shop'; url: string }
  | { kind: 'clear-crm'; url: string };

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
