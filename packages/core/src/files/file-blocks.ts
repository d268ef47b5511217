import { closeSync, openSync, readSync } from 'node:fs';

const blockBytes = 65_536;

/**
 * A file block by block. Each is a buffer of its own, unless `room` is given: that holds one after the other.
 * Synchronous: a local file is read faster than a thread is woken for it. Throws Node's own error when it can't be read.
 */
export function* fileBlocks(path: string, room?: Buffer): Generator<Buffer> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const space = room ?? Buffer.allocUnsafeSlow(blockBytes);
      const block = space.subarray(0, readSync(file, space));
      if (block.length === 0) return;
      yield block;
    }
  } finally {
    closeSync(file);
  }
}
