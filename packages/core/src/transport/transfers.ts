import { statSync } from 'node:fs';
import type { Socket } from 'node:net';
import { Readable, Writable } from 'node:stream';
import { connect, TLSSocket } from 'node:tls';
import type { FTPResponse } from 'basic-ftp';
import { fileBlocks, giveBack } from '../files/file-blocks.ts';
import type { FtpLine } from './ftp-line.ts';
import { readExtendedPassivePort, readPassivePort, type Reply } from './ftp-reply.ts';
import { dataConnectionTrouble, troubleWithReply } from './ftp-trouble.ts';
import { connectSocket } from './sockets.ts';
import type { StrictContext } from './strict-context.ts';
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

/** Opens the data connection of each transfer, always passive, always to the control connection's own address. */
export class DataConnections {
  readonly #line: FtpLine;
  #knowsExtended = true;

  constructor(line: FtpLine) {
    this.#line = line;
  }

  /** Leaves the open socket where basic-ftp's transfers look for it, and gives the reply that named the port. */
  async open(): Promise<FTPResponse> {
    const { port, reply } = await this.#askForPort();
    const { ftp } = this.#line.client;
    const address = ftp.socket.remoteAddress ?? this.#line.settings.host;
    const attempt = await connectSocket(address, port, this.#line.limitMs).catch((error: Error) => error);
    if (attempt instanceof Error)
      throw this.#line.fail(dataConnectionTrouble(this.#line.at('data'), attempt.message));
    ftp.dataSocket = ftp.socket instanceof TLSSocket ? resumeTls(ftp, ftp.socket, attempt) : attempt;
    return { code: reply.code, message: reply.text };
  }

  /** EPSV first: it works on IPv6 and through NAT. A server that refuses it (any 5xx) is asked PASV from then on. */
  async #askForPort(): Promise<{ port: number; reply: Reply }> {
    if (this.#knowsExtended) {
      const extended = await this.#line.ask('EPSV');
      if (extended.code < 500) return this.#portIn('EPSV', extended, readExtendedPassivePort(extended));
      this.#knowsExtended = false;
    }
    const passive = await this.#line.ask('PASV');
    return this.#portIn('PASV', passive, readPassivePort(passive));
  }

  #portIn(command: string, reply: Reply, port: number | undefined): { port: number; reply: Reply } {
    if (port !== undefined) return { port, reply };
    const kind = reply.code >= 500 ? 'data-connection' : undefined;
    throw this.#line.fail(troubleWithReply(this.#line.at(command), reply, kind));
  }
}

/**
 * vsftpd (require_ssl_reuse) and ProFTPD accept the data connection only if it resumes the control connection's TLS
 * session. Under TLS 1.3 a ticket serves once, and each connection brings the next. The handshake goes on by itself:
 * some servers begin theirs only after the transfer command.
 */
function resumeTls(ftp: StrictContext, control: TLSSocket, socket: Socket): TLSSocket {
  const session = ftp.tlsSessionStore ?? control.getSession();
  const secured = connect({ ...ftp.tlsOptions, socket, session });
  secured.on('session', (next) => {
    ftp.tlsSessionStore = next;
  });
  return secured;
}
