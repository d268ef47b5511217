import { setTimeout as pause } from 'node:timers/promises';

/** What Windows says while an antivirus or an indexer holds a file for a moment. */
const passing = new Set(['EBUSY', 'EPERM', 'EACCES']);
const pausesMs = [50, 100, 200, 400, 800];

/**
 * Does a local file operation, again if the file is held for a moment; gives up after about a second and a half with the
 * last error. On other systems than Windows these codes last, so nothing is tried again there.
 */
export async function withPatience<T>(
  operation: () => T,
  platform: string = process.platform,
  wait: (milliseconds: number) => Promise<void> = pause,
): Promise<T> {
  for (const milliseconds of platform === 'win32' ? pausesMs : []) {
    try {
      return operation();
    } catch (error) {
      if (!passing.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      await wait(milliseconds);
    }
  }
  return operation();
}
