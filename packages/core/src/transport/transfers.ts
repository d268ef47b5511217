import { statSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { fileBlocks } from '../files/file-blocks.ts';
import { giveBack } from '../files/give-back.ts';
import { TransportError, type TransportFault } from './transport-error.ts';
import type { LocalFile } from './transport.ts';

/** Bytes. */
const smallestRoom = 65_536;

/**
 * Gathers a download in memory, up to a limit in bytes; beyond, it fails as `too-large`. Room for what is expected is
 * made once: pieces put together at the end would stand in memory twice. A chunk is empty once it is written.
 */
export class ByteSink extends Writable {
  readonly #path: string;
  readonly #limitBytes: number;
  readonly #progress: (bytes: number) => void;
  #content: Buffer;
  #bytes = 0;

  constructor(
    path: string,
    limitBytes: number,
    progress: (bytes: number) => void = () => undefined,
    expectedBytes = 0,
  ) {
    super();
    this.#content = Buffer.allocUnsafeSlow(Math.min(Math.max(expectedBytes, smallestRoom), limitBytes));
    this.#path = path;
    this.#limitBytes = limitBytes;
    this.#progress = progress;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    const bytes = this.#bytes + chunk.length;
    if (bytes > this.#limitBytes) return done(this.#tooLarge());
    if (bytes > this.#content.length) this.#makeRoom(bytes);
    chunk.copy(this.#content, this.#bytes);
    this.#bytes = bytes;
    giveBack(chunk);
    this.#progress(this.#bytes);
    done();
  }

  content(): Buffer {
    return this.#content.subarray(0, this.#bytes);
  }

  #makeRoom(bytes: number): void {
    const larger = Buffer.allocUnsafeSlow(
      Math.min(Math.max(bytes, this.#content.length * 2), this.#limitBytes),
    );
    this.#content.copy(larger, 0, 0, this.#bytes);
    this.#content = larger;
  }

  #tooLarge(): TransportError {
    const fault: TransportFault = {
      kind: 'transport/too-large',
      path: this.#path,
      limitBytes: this.#limitBytes,
    };
    return new TransportError('too-large', fault);
  }
}

/**
 * The stream that basic-ftp's upload takes. Empty content is refused before anything is sent: over FTPS an upload of no
 * bytes fails, and no file of ours is empty.
 */
export function uploadSource(path: string, content: Buffer | LocalFile): Readable {
  const bytes = Buffer.isBuffer(content) ? content.length : sizeOf(content.localPath);
  if (bytes === 0)
    throw new TransportError('refused', { kind: 'transport/empty-upload', path } satisfies TransportFault);
  return Readable.from(Buffer.isBuffer(content) ? piecesOf(content) : blocksOf(content));
}

/** Bytes. */
const pieceBytes = 65_536;

/** A socket counts a piece as sent all at once: in one piece, a slow upload would look stalled (basic-ftp's watchdog). */
function* piecesOf(content: Buffer): Generator<Buffer> {
  for (let start = 0; start < content.length; start += pieceBytes)
    yield content.subarray(start, start + pieceBytes);
}

function* blocksOf({ localPath, onBlock }: LocalFile): Generator<Buffer> {
  for (const block of fileBlocks(localPath)) {
    onBlock?.(block);
    yield block;
  }
}

function sizeOf(localPath: string): number {
  try {
    return statSync(localPath).size;
  } catch (error) {
    const reason = (error as Error).message;
    const fault: TransportFault = { kind: 'transport/unreadable-local-file', path: localPath, reason };
    throw new TransportError('refused', fault, '', { cause: error });
  }
}
