import type { Keyboard } from './keyboard.ts';

/**
 * Everything a run takes from outside besides files and the FTP server. Handed in, so that a test can set the clock,
 * count the pauses and read what was printed; the real one is made in one place, at the start of each program.
 */
export interface World {
  /** Current folder, absolute. */
  cwd: string;
  /** Folder of the executable (or of the bundle), absolute. */
  programDir: string;
  env: Readonly<Record<string, string | undefined>>;
  now(): Date;
  /**
   * How long a second of the configuration's timeouts lasts, in seconds: 1, but less in a rehearsal of servers that never
   * answer.
   */
  pace: number;
  /** Resolves after that many milliseconds. */
  sleep(milliseconds: number): Promise<void>;
  /** A short name part that was never given before, lower-case letters and digits only. */
  uniqueId(): string;
  /** The person at the keyboard; undefined: there is none. Never ask a scheduled run. */
  keyboard?: Keyboard;
  out: Output;
  err: Output;
}

export interface Output {
  /** Bytes are a result (`--output -`), text is for a person. */
  write(text: string | Uint8Array): void;
  isTerminal: boolean;
}
