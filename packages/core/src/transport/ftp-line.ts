import { Client, FTPError, type FTPResponse } from 'basic-ftp';
import type { Deadline } from './connections.ts';
import type { Reply } from './ftp-reply.ts';
import {
  outOfTimeTrouble,
  type Situation,
  timeoutTrouble,
  troubleWithConnection,
  troubleWithReply,
} from './ftp-trouble.ts';
import { provingCode } from './slip-watch.ts';
import { type FtpObserver, StrictContext } from './strict-context.ts';
import type { TransportError, TransportErrorKind } from './transport-error.ts';

/** Where the server is and how to get in. */
export interface FtpSettings {
  host: string;
  port: number;
  user: string;
  password: string;
  /** 'explicit' is AUTH TLS, 'implicit' is TLS from the first byte. Never falls back to clear. */
  tls: 'none' | 'explicit' | 'implicit';
  /** PEM text of the authority to trust in place of the system's; certificates are always verified. */
  tlsCa?: string;
  /** Of one exchange. */
  timeoutSeconds: number;
}

export interface FtpLimits {
  /** Of the whole run. */
  deadline: Deadline;
  observe?: FtpObserver;
}

/** basic-ftp's client on a strict connection. */
class StrictClient extends Client {
  override readonly ftp: StrictContext;

  constructor(context: StrictContext) {
    super(context.timeout);
    this.ftp = context;
  }
}

/**
 * The control connection: sends one command at a time, waits no longer than it may, and turns every trouble into a
 * TransportError after closing the connection.
 */
export class FtpLine {
  readonly settings: FtpSettings;
  readonly client: StrictClient;
  readonly #deadline: Deadline;
  #isProofOwed = false;

  constructor(settings: FtpSettings, limits: FtpLimits) {
    this.settings = settings;
    this.#deadline = limits.deadline;
    this.client = new StrictClient(
      new StrictContext(settings.timeoutSeconds * 1000, limits.observe ?? (() => undefined)),
    );
  }

  /** Sends a command and gives its final reply, a refusal too. Where a proof is owed, it is given before that reply is. */
  async ask(command: string): Promise<Reply> {
    const proving = this.#isProofOwed ? provingCode(command) : undefined;
    if (this.#isProofOwed && proving === undefined) await this.proveAlignment();
    const reply = asReply(
      await this.exchange(visible(command), () => this.client.sendIgnoringError(command)),
    );
    const isGoingAway = reply.code === 421;
    if (this.#isProofOwed && reply.code !== proving && !isGoingAway) await this.proveAlignment();
    this.#isProofOwed = false;
    return reply;
  }

  /** Waits for the greeting, the one reply that answers no command. */
  async greeting(): Promise<Reply> {
    const { ftp } = this.client;
    const firstReply = (): Promise<FTPResponse> =>
      ftp.handle(undefined, (response, task) => {
        const isReply = !(response instanceof Error) || response instanceof FTPError;
        if (isReply) task.resolve(response);
        else task.reject(response);
      });
    return asReply(await this.exchange('CONNECT', firstReply));
  }

  /** Sends a command and gives its reply, which must have this very code; `kind` is what any other means, but for 421. */
  async demand(command: string, code: number, kind?: TransportErrorKind): Promise<Reply> {
    const reply = await this.ask(command);
    if (reply.code === code) return reply;
    const isGoingAway = reply.code === 421;
    throw this.fail(troubleWithReply(this.at(command), reply, isGoingAway ? 'busy' : kind));
  }

  /**
   * Ends what must not be mistaken: NOOP is answered 200, and nothing that comes before it here is. Any other answer means
   * that replies have slipped, and those before it can't be believed.
   */
  async proveAlignment(): Promise<void> {
    this.#isProofOwed = false;
    await this.demand('NOOP', 200, 'desynchronised');
  }

  /** The same where there is doubt; of an answer that says yes, most often there is none (see `SlipWatch`). */
  async settleDoubt(): Promise<void> {
    if (this.client.ftp.isInDoubt) await this.proveAlignment();
  }

  /** The next command proves it: by its own reply where nothing else is answered so, and after a NOOP where not. */
  oweProof(): void {
    this.#isProofOwed = true;
  }

  /** One exchange: limited in total time, trickles included, where basic-ftp limits silence alone. */
  async exchange<T>(doing: string, work: () => Promise<T>): Promise<T> {
    return this.#within(this.settings.timeoutSeconds * 1000, doing, work);
  }

  /** How long one more exchange may take, in milliseconds; never 0, which sockets take for "for ever". */
  get limitMs(): number {
    return Math.max(1, Math.min(this.settings.timeoutSeconds * 1000, this.#deadline.remainingMs()));
  }

  /**
   * A transfer, or the server's refusal of it, which leaves the connection usable. basic-ftp ends it when nothing moves
   * for the time of one exchange; the run's deadline ends it in any case.
   */
  async transfer<T>(doing: string, work: () => Promise<T>): Promise<{ done: T } | { refused: Reply }> {
    return this.#within(Infinity, doing, async () => {
      try {
        return { done: await work() };
      } catch (error) {
        const isRefusal = error instanceof FTPError && this.client.ftp.closedBy === undefined;
        if (isRefusal) return { refused: asReply(error) };
        throw error;
      }
    });
  }

  async #within<T>(limitMs: number, doing: string, work: () => Promise<T>): Promise<T> {
    const remainingMs = this.#deadline.remainingMs();
    const isLastMoment = remainingMs <= limitMs;
    let timer: NodeJS.Timeout | undefined;
    const expiry = new Promise<never>((_, reject) => {
      const expire = () =>
        reject(isLastMoment ? outOfTimeTrouble(this.at(doing)) : timeoutTrouble(this.at(doing)));
      timer = setTimeout(expire, Math.min(limitMs, remainingMs));
    });
    try {
      return await Promise.race([remainingMs > 0 ? work() : expiry, expiry]);
    } catch (error) {
      throw this.fail(this.#explain(doing, error));
    } finally {
      clearTimeout(timer);
    }
  }

  /** The first cause: basic-ftp may report the closing of the connection in place of what closed it. */
  #explain(doing: string, error: unknown): TransportError {
    const cause = this.client.ftp.closedBy ?? error;
    if (!(cause instanceof FTPError)) return troubleWithConnection(this.at(doing), cause);
    return troubleWithReply(this.at(doing), asReply(cause));
  }

  at(doing: string): Situation {
    const { host, port, user } = this.settings;
    const server = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
    return { server, user, doing };
  }

  /** The server's words as they may be kept: it may repeat the password in any of them. */
  wordsToKeep({ text }: Reply): string {
    const { password } = this.settings;
    return password.length < 3 ? text : text.replaceAll(password, '***');
  }

  /** Closes the connection and gives the error back, to be thrown. */
  fail(error: TransportError): TransportError {
    this.client.ftp.closeWithError(error);
    return error;
  }
}

function asReply(response: FTPResponse | FTPError): Reply {
  return { code: response.code, text: response.message };
}

function visible(command: string): string {
  return command.startsWith('PASS ') ? 'PASS ***' : command;
}
