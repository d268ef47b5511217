import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { Transform, type Readable, type TransformCallback, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataFault } from './behaviour.ts';

const complete = '226 Transfer complete';
const aborted = '426 Connection closed; transfer aborted';

/** Sends content to the client and gives the closing reply. Never resolves under the fault `hang`. */
export async function send(content: Readable, socket: Socket, fault?: DataFault): Promise<string> {
  return move(content, socket, socket, fault);
}

/** Sends a file as it is now. */
export async function sendFile(path: string, socket: Socket, fault?: DataFault): Promise<string> {
  const reply = await send(createReadStream(path), socket, fault);
  if (fault?.kind === 'grow') await appendFile(path, fault.by);
  return reply;
}

/** Receives a file; its first bytes are seen on disk while the rest is under way, as on a real server. */
export async function receiveFile(path: string, socket: Socket, fault?: DataFault): Promise<string> {
  return move(socket, createWriteStream(path), socket, fault);
}

async function move(from: Readable, to: Writable, socket: Socket, fault?: DataFault): Promise<string> {
  const closingReply = fault?.kind === 'cut' ? fault.reply : complete;
  return pipeline([from, ...hindrances(fault, socket), to]).then(
    () => closingReply,
    () => aborted,
  );
}

function hindrances(fault: DataFault | undefined, socket: Socket): Transform[] {
  switch (fault?.kind) {
    case 'cut':
      return [new Limit(fault.bytes, (limit) => limit.push(null))];
    case 'reset':
      return [new Limit(fault.bytes, () => socket.resetAndDestroy())];
    case 'hang':
      return [new Limit(fault.bytes, (limit) => limit.hang())];
    case 'trickle':
      return [new Trickle(fault.everyMs)];
    case 'refuse':
    case 'grow':
    case undefined:
      return [];
  }
}

/** Passes the first bytes, then does something once; what comes later is swallowed. */
class Limit extends Transform {
  readonly #atLimit: (limit: Limit) => void;
  #left: number;
  #isReached = false;
  #hangs = false;

  constructor(bytes: number, atLimit: (limit: Limit) => void) {
    super();
    this.#left = bytes;
    this.#atLimit = atLimit;
  }

  /** From now on takes nothing more, and never ends. */
  hang(): void {
    this.#hangs = true;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    if (this.#isReached) return done();
    this.push(chunk.subarray(0, this.#left));
    this.#left = Math.max(0, this.#left - chunk.length);
    this.#isReached = this.#left === 0;
    if (this.#isReached) this.#atLimit(this);
    if (!this.#hangs) done();
  }
}

/** Passes one byte at a time. */
class Trickle extends Transform {
  readonly #everyMs: number;

  constructor(everyMs: number) {
    super();
    this.#everyMs = everyMs;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    void this.#passSlowly(chunk).then(() => done());
  }

  async #passSlowly(chunk: Buffer): Promise<void> {
    for (const byte of chunk) {
      if (this.destroyed) return;
      this.push(Buffer.of(byte));
      await pause(this.#everyMs);
    }
  }
}
