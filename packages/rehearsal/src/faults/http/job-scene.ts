import type { FaultyServer } from './faulty-server.ts';
import type { HttpFaultKind } from './http-fault-kinds.ts';

/** How a run ended, and what it said. */
export interface RunEnd {
  /** A killed one has `killed`. */
  exitCode: number;
  said: string;
}

/** One play of a job over HTTP: its servers, its work folder, a clock set by hand. */
export interface JobScene {
  /** All that the job speaks to over HTTP. */
  servers: readonly FaultyServer[];
  /** One run of the job in this process. `pace`: how long a second of its time-outs lasts, in seconds; default 1. */
  run(pace?: number): Promise<RunEnd>;
  /** One in a process of its own, which `onStart` is given; `diesAtCommit`: "before 3", "after 3". */
  runProcess(options: { diesAtCommit?: string; onStart?: (kill: () => void) => void }): Promise<number>;
  pass(seconds: number): void;
  /** So many writes wait for a person. */
  asks(): number;
  /** A person looks at the other side, and settles them as it is true. */
  settle(): Promise<void>;
  /** What must not be, now that all runs are over. `said`: by all of them. Empty: the promise was kept. */
  problems(said: string): string[];
  /** So many writes the other side has carried out. */
  writes(): number;
  end(): Promise<void>;
}

/** A job to be played with every fault: what `begin` sets up is the same each time. */
export interface HttpJob {
  name: string;
  program: 'orders-to-xml' | 'stock-csv-mod';
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
