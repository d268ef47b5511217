import type { FaultyServer } from './faulty-server.ts';
import type { ProgramName } from '../../shop/rehearsal.ts';
import type { HttpFaultKind } from './http-fault-kinds.ts';
import type { PlayedProgram } from './played-program.ts';

/** One play of a job over HTTP: its program with a clock set by hand, its servers, and what is seen of them. */
export interface JobScene {
  readonly program: PlayedProgram;
  /** All that the job speaks to over HTTP. */
  readonly servers: readonly FaultyServer[];
  /** What others do when time has passed. */
  passed?(): void;
  /** Whether a person who looks over there sees a write done. Default: the other side can be asked about all of it, and a person never is. */
  isDone?(): boolean;
  /** What must not be over there, now that all runs are over. `said`: by all of them. Empty: the promise was kept. */
  problems(said: string): string[];
  /** So many writes the other side has carried out. */
  writes(): number;
  end(): Promise<void>;
}

/** A job to be played with every fault: what `begin` sets up is the same each time. */
export interface HttpJob {
  name: string;
  program: ProgramName;
  /** What can happen to a request of it. */
  kinds: readonly HttpFaultKind[];
  begin(): Promise<JobScene>;
  /** Whether an operation writes. Default: whatever is no GET. */
  isWrite?: (operation: string) => boolean;
  /** How a run with one fault may end. */
  decentEnds: readonly number[];
}

export function writes({ isWrite }: HttpJob, operation: string): boolean {
  return isWrite?.(operation) ?? !operation.startsWith('GET ');
}
