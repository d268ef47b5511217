import { Writable } from 'node:stream';
import { giveBack } from '../files/give-back.ts';
import { TransportError, type TransportFault } from './transport-error.ts';

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
