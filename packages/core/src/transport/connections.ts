import { monotonicMs } from '../world/monotonic.ts';
import { TransportError, type TransportErrorKind } from './transport-error.ts';
import type { Transport } from './transport.ts';

/** The end of a run, all retries included. Everything that waits asks it how long it still may. */
export interface Deadline {
  /** Milliseconds left, never below 0. */
  remainingMs(): number;
}

/** A deadline that many seconds from now. `now` gives the milliseconds of a clock that nobody sets. */
export function startDeadline(seconds: number, now: () => number = monotonicMs): Deadline {
  const end = now() + seconds * 1000;
  return { remainingMs: () => Math.max(0, end - now()) };
}

export interface ConnectionsOptions {
  connect: () => Promise<Transport>;
  /** How many times a piece of work is tried in all, its connection included; 1 is no retry. A surprise does not count. */
  attempts: number;
  /** Of the whole run: no wait goes past it, and nothing is tried after it. */
  deadline: Deadline;
  sleep: (milliseconds: number) => Promise<void>;
  /** Told before each wait. */
  onRetry?: (error: TransportError, attempt: number) => void;
}

/** The first wait; each next one is twice as long, up to the longest. Milliseconds. */
const firstWaitMs = 500;
const longestWaitMs = 8_000;
/** What another program has open is written to its end, or read, within moments. */
const inUseWaitMs = 2_000;

/** The one connection of a run: opened when first needed, kept while it is sound, replaced when it is not. */
export class Connections {
  readonly #options: ConnectionsOptions;
  #transport: Transport | undefined;

  constructor(options: ConnectionsOptions) {
    this.#options = options;
  }

  /**
   * `mine`: kinds of trouble that the caller deals with itself, not tried again here. Does the work on the live connection. On a TransportError the connection is dropped; if trying again can help, the
   * whole work is done again on a new one, after a wait. So the work must bear being begun twice. Rejects with the last
   * error, and at once with any that is no TransportError.
   */
  async run<T>(
    work: (transport: Transport) => Promise<T>,
    mine: readonly TransportErrorKind[] = [],
  ): Promise<T> {
    for (let attempt = 1; ;) {
      try {
        this.#transport ??= await this.#options.connect();
        return await work(this.#transport);
      } catch (error) {
        if (!(error instanceof TransportError)) throw error;
        await this.close();
        if (mine.includes(error.kind) || !this.#mayTryAgain(error, attempt)) throw error;
        await this.#waitAfter(error, attempt);
        if (error.kind !== 'surprising') attempt += 1;
      }
    }
  }

  /** Of the whole run, milliseconds. */
  get remainingMs(): number {
    return this.#options.deadline.remainingMs();
  }

  /** Closes the connection, if there is one; the next run opens another. Never rejects. */
  async close(): Promise<void> {
    const transport = this.#transport;
    this.#transport = undefined;
    await transport?.close();
  }

  #mayTryAgain(error: TransportError, attempt: number): boolean {
    const hasTime = this.#options.deadline.remainingMs() > 0;
    const isAllowed = error.kind === 'surprising' || attempt < this.#options.attempts;
    return error.canRetry && hasTime && isAllowed;
  }

  async #waitAfter(error: TransportError, attempt: number): Promise<void> {
    this.#options.onRetry?.(error, attempt);
    const wait = Math.min(
      Math.max(firstWaitMs * 2 ** (attempt - 1), error.kind === 'in-use' ? inUseWaitMs : 0),
      longestWaitMs,
      this.#options.deadline.remainingMs(),
    );
    await this.#options.sleep(wait);
  }
}
