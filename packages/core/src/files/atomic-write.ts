import { closeSync, fsyncSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Writes a whole file or none: beside it first, flushed to disk, then renamed over. The old file stays whole until then. */
export async function writeAtomically(path: string, content: string | Buffer): Promise<void> {
  const part = `${path}.part`;
  writeDurably(part, content);
  await renameDurably(part, path);
}

/**
 * Whole or not at all for whoever reads it, without waiting for the disk: a power cut may leave it empty. For many small
 * files that are written again when they are found to differ.
 */
export async function writeWhole(path: string, content: string): Promise<void> {
  const part = `${path}.part`;
  writeFileSync(part, content);
  await withPatience(() => renameSync(part, path));
}

/** Renames, and makes the new name last through a power cut. Close, then rename: Windows dislikes the reverse. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await withPatience(() => renameSync(from, to));
  syncFolder(dirname(to));
}

function writeDurably(path: string, content: string | Buffer): void {
  const file = openSync(path, 'w');
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A folder can be synced on POSIX systems only; NTFS journals its names itself. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

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
