import type { Socket } from 'node:net';
import type { ConnectionOptions, TLSSocket } from 'node:tls';
import { FTPContext, FTPError, type FTPResponse } from 'basic-ftp';
import { SlipWatch } from './slip-watch.ts';

/**
 * Counts replies against commands: each command is owed one preliminary reply (1xx) at most and one final reply exactly
 * (RFC 959, 4.2 and 5.4). Whatever else comes would be taken for the answer to a later command.
 */
export class OwedReplies {
  /** The greeting is owed from the start. */
  #owed: 'first reply' | 'final reply' | 'nothing' = 'first reply';
  #isTransfer = false;

  commandSent(command: string): void {
    this.#owed = 'first reply';
    this.#isTransfer = /^(RETR|STOR|NLST)\b/.test(command);
  }

  /** Whether the server has not said a word yet to the last command. */
  get awaitsFirstReply(): boolean {
    return this.#owed === 'first reply';
  }

  get awaitsNothing(): boolean {
    return this.#owed === 'nothing';
  }

  /** Counts a reply off; false if it was not owed. A transfer can't succeed without having been begun by 125 or 150. */
  take(code: number): boolean {
    const owed = this.#owed;
    const isPreliminary = code < 200;
    this.#owed = isPreliminary ? 'final reply' : 'nothing';
    if (isPreliminary) return owed === 'first reply';
    const isSuccess = code < 300;
    const mustHaveBegun = this.#isTransfer && isSuccess;
    return mustHaveBegun ? owed === 'final reply' : owed !== 'nothing';
  }
}

/** Called for every reply, with the command it answers ('' for the greeting). The password is in neither. */
export type FtpObserver = (command: string, reply: string) => void;

/** A reply that no command asked for: from now on answers could be taken for another command's. */
export class UnexpectedReply extends Error {
  readonly reply: string;

  constructor(reply: string) {
    super(`Unexpected reply: ${reply}`);
    this.name = 'UnexpectedReply';
    this.reply = reply;
  }
}

/** One line of a reply never is that long: 64 Ki characters without a line end are no FTP. */
const longestLine = 65_536;

/**
 * basic-ftp's connection, held to the protocol: a reply is read only when its last line is whole, and a reply
 * that is not owed closes the connection.
 */
export class StrictContext extends FTPContext {
  /** Why the connection was closed, the first reason only. */
  closedBy: Error | undefined;
  readonly #observe: FtpObserver;
  #unfinishedLine = '';
  #command = '';
  #secret = '';
  #owed = new OwedReplies();
  readonly #slips = new SlipWatch();

  constructor(timeoutMs: number, observe: FtpObserver) {
    super(timeoutMs);
    this.#observe = observe;
  }

  /** Whether a reply so far may belong to another command than the one it was taken for. */
  get isInDoubt(): boolean {
    return this.#slips.isInDoubt;
  }

  override send(command: string): void {
    const isPassword = command.startsWith('PASS ');
    this.#secret = isPassword ? command.slice('PASS '.length) : '';
    this.#command = isPassword ? 'PASS ***' : command;
    this.#owed.commandSent(command);
    super.send(command);
  }

  /**
   * basic-ftp writes a stack trace down at every exchange, in case that two are begun at once, which FtpLine never does.
   * V8 would parse every function in it once more.
   */
  override handle(...exchange: Parameters<FTPContext['handle']>): Promise<FTPResponse> {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      return super.handle(...exchange) as Promise<FTPResponse>;
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }

  /** Takes a socket that was just connected: its greeting is owed. */
  adopt(socket: Socket): void {
    this.socket = socket;
    this.#command = '';
    this.#owed = new OwedReplies();
  }

  /** Goes on over TLS; the data connections will use the same options. What came in clear and was not read is forgotten. */
  upgrade(secured: TLSSocket, options: ConnectionOptions): void {
    this.#unfinishedLine = '';
    this.socket = secured;
    // After the socket: setting it forgets the options.
    this.tlsOptions = options;
  }

  /** A context is born with a socket that nobody connects: nobody is there to be told QUIT, and Node would refuse it with a stack. */
  protected override _closeControlSocket(): void {
    if (this.socket.pending) this._closeSocket(this.socket);
    else super._closeControlSocket();
  }

  override closeWithError(error: Error): void {
    this.closedBy ??= error;
    super.closeWithError(error);
  }

  /**
   * A server that refuses a transfer may reset the data connection before its refusal is read (ProFTPD does): as long
   * as the first reply is owed, it is the reply that tells. Should that reply begin the transfer all the same, the broken
   * socket fails it.
   */
  protected override _setupDefaultErrorHandlers(socket: Socket, identifier: string): void {
    if (identifier !== 'data socket') return super._setupDefaultErrorHandlers(socket, identifier);
    socket.once('error', (error) => {
      if (!this.#owed.awaitsFirstReply) this.closeWithError(error);
    });
  }

  protected override _onControlSocketData(chunk: string): void {
    const text = this.#unfinishedLine + chunk;
    const wholeLines = text.slice(0, text.lastIndexOf('\n') + 1);
    this.#unfinishedLine = text.slice(wholeLines.length);
    if (this.#unfinishedLine.length > longestLine) this.closeWithError(new UnexpectedReply('…'));
    else if (wholeLines !== '') super._onControlSocketData(wholeLines);
  }

  protected override _passToHandler(response: Error | FTPResponse): void {
    const isTrouble = response instanceof Error && !(response instanceof FTPError);
    if (isTrouble) return super._passToHandler(response);
    const reply = { code: response.code, message: this.#withoutSecret(response.message) };
    this.#observe(this.#command, reply.message);
    const isGoodbye = reply.code === 421 && this.#owed.awaitsNothing;
    if (isGoodbye) return this.closeWithError(new FTPError(reply));
    if (!this.#owed.take(reply.code)) return this.closeWithError(new UnexpectedReply(reply.message));
    if (reply.code >= 200) this.#slips.replied(this.#command, reply.code, reply.message);
    super._passToHandler(reply.code >= 400 ? new FTPError(reply) : reply);
  }

  /** A server may echo the password just sent. */
  #withoutSecret(text: string): string {
    return this.#secret === '' ? text : text.replaceAll(this.#secret, '***');
  }
}
