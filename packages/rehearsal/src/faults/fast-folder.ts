import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';

/**
 * A folder in memory where there is one (Linux): thousands of rehearsals, each with its fsyncs, then take minutes. What a
 * power cut does to a disk can't be rehearsed anyway.
 */
export function fastFolder(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}
