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

/**
 * Frees what a buffer stands in, now; it is empty from then on. Left to the collector, hundreds of megabytes may wait until
 * V8 finds its own heap large enough for a look. Does nothing for a buffer that is part of another's memory.
 */
export function giveBack({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
