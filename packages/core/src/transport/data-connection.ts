import type { FTPResponse } from 'basic-ftp';
import type { Socket } from 'node:net';
import { connect, TLSSocket } from 'node:tls';
import type { Reply } from './ftp-reply.ts';
import { readExtendedPassivePort, readPassivePort } from './ftp-reply.ts';
import type { FtpLine } from './ftp-line.ts';
import { dataConnectionTrouble, troubleWithReply } from './ftp-trouble.ts';
import { connectSocket } from './sockets.ts';
import type { StrictContext } from './strict-context.ts';

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
