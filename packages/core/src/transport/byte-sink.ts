import { Writable } from 'node:stream';

/** Gathers a download in memory. `refuse` makes the error for content beyond the limit, in bytes. */
export class ByteSink extends Writable {
  readonly #limitBytes: number;
  readonly #refuse: () => Error;
  readonly #progress: (bytes: number) => void;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(limitBytes: number, refuse: () => Error, progress: (bytes: number) => void = () => undefined) {
    super();
    this.#limitBytes = limitBytes;
    this.#refuse = refuse;
    this.#progress = progress;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#limitBytes) return done(this.#refuse());
    this.#chunks.push(chunk);
    this.#progress(this.#bytes);
    done();
  }

  content(): Buffer {
    return Buffer.concat(this.#chunks, this.#bytes);
  }
}
