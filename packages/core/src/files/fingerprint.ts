import { createHash } from 'node:crypto';
import { fileBlocks } from './file-blocks.ts';

/** What identifies a document: how long it is and its SHA-256 (hexadecimal). */
export interface Fingerprint {
  bytes: number;
  sha256: string;
}

/** Takes the fingerprint of what passes by, block by block. */
export class FingerprintTaker {
  readonly #hash = createHash('sha256');
  #bytes = 0;

  add(block: Buffer): void {
    this.#hash.update(block);
    this.#bytes += block.length;
  }

  /** Of all blocks; to be called once. */
  take(): Fingerprint {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

export function isSameFingerprint(one: Fingerprint, other: Fingerprint): boolean {
  return one.bytes === other.bytes && one.sha256 === other.sha256;
}

const roomBytes = 1_048_576;

/** Throws Node's own error when the file can't be read. */
export function fingerprintOf(path: string): Fingerprint {
  const taker = new FingerprintTaker();
  for (const block of fileBlocks(path, Buffer.allocUnsafe(roomBytes))) taker.add(block);
  return taker.take();
}
