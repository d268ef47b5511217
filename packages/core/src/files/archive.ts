import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { renameDurably } from './atomic-write.ts';
import { fileBlocks } from './file-blocks.ts';

/** ArchiveExport: every XML ever sent, under the name it has on the server. */
export class Archive {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  pathOf(fileName: string): string {
    return join(this.folder, fileName);
  }

  /** Begins a document under a provisional name; nobody takes it for an archived one. */
  begin(fileName: string): Draft {
    mkdirSync(this.folder, { recursive: true });
    return new Draft(this.#provisional(fileName));
  }

  /** Gives a finished draft its name. Safe to repeat after a kill: true if the document stands there as it was written. */
  async keep(fileName: string, expected: Fingerprint): Promise<boolean> {
    if (existsSync(this.pathOf(fileName))) return this.holds(fileName, expected);
    const provisional = this.#provisional(fileName);
    if (!isAsWritten(provisional, expected)) return false;
    await renameDurably(provisional, this.pathOf(fileName));
    return true;
  }

  /** Whether the document is there and unchanged, byte for byte. */
  holds(fileName: string, expected: Fingerprint): boolean {
    return isAsWritten(this.pathOf(fileName), expected);
  }

  /** The same at a glance: whether a document of that length is there. Throws Node's own error when it can't be read. */
  seemsToHold(fileName: string, { bytes }: Fingerprint): boolean {
    const path = this.pathOf(fileName);
    if (!existsSync(path)) return false;
    const file = openSync(path, 'r');
    try {
      return fstatSync(file).size === bytes;
    } finally {
      closeSync(file);
    }
  }

  /** Takes away a draft that will not be kept. */
  discardDraft(fileName: string): void {
    rmSync(this.#provisional(fileName), { force: true });
  }

  /** Takes away drafts that a killed run was writing when it died; those of `known` file names stay. */
  discardOrphans(known: readonly string[]): void {
    const kept = new Set(known.map((fileName) => this.#provisional(fileName)));
    const drafts = existsSync(this.folder)
      ? readdirSync(this.folder).filter((name) => name.endsWith('.part'))
      : [];
    for (const path of drafts.map((name) => join(this.folder, name))) {
      if (!kept.has(path)) rmSync(path, { force: true });
    }
  }

  #provisional(fileName: string): string {
    return `${this.pathOf(fileName)}.part`;
  }
}

/** A document being written: piece by piece, its fingerprint taken on the way. */
export class Draft {
  readonly #file: number;
  readonly #fingerprint = new FingerprintTaker();
  #isClosed = false;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  write(piece: Buffer): void {
    this.#fingerprint.add(piece);
    for (let done = 0; done < piece.length;) done += writeSync(this.#file, piece, done);
  }

  /** Everything on disk, the file closed. */
  finish(): Fingerprint {
    try {
      fsyncSync(this.#file);
    } finally {
      this.close();
    }
    return this.#fingerprint.take();
  }

  /** Gives it up. Close first, then delete: Windows dislikes the reverse. Safe when it is finished. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    closeSync(this.#file);
  }
}

function isAsWritten(path: string, expected: Fingerprint): boolean {
  return existsSync(path) && isSameFingerprint(fingerprintOf(path), expected);
}

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
