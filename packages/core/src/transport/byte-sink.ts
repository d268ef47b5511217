import { Writable } from 'node:stream';
import { TransportError } from './transport-error.ts';

/** Gathers a download in memory, up to a limit in bytes; beyond, it fails as `too-large`. */
export class ByteSink extends Writable {
  readonly #path: string;
  readonly #limitBytes: number;
  readonly #progress: (bytes: number) => void;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(path: string, limitBytes: number, progress: (bytes: number) => void = () => undefined) {
    super();
    this.#path = path;
    this.#limitBytes = limitBytes;
    this.#progress = progress;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#limitBytes) return done(this.#tooLarge());
    this.#chunks.push(chunk);
    this.#progress(this.#bytes);
    done();
  }

  content(): Buffer {
    return Buffer.concat(this.#chunks, this.#bytes);
  }

  #tooLarge(): TransportError {
    return new TransportError('too-large', (words) => words.transport.tooLarge(this.#path, this.#limitBytes));
  }
}
