import { ExitCode } from '../program/exit-code.ts';
import { Failure } from '../program/failure.ts';
import type { Saying } from '../words/saying.ts';
import type { Words } from '../words/words.ts';

/** What went wrong on the wire. The table says of each whether trying again can help. */
const retryable = {
  /** No connection: refused, no such host, no route. */
  unreachable: true,
  /** No answer within the time of one exchange, or of the whole run. */
  timeout: true,
  /** The connection closed or was reset under way; a transfer that ended badly. */
  lost: true,
  /** A reply that belongs to another command, or that makes no sense. */
  desynchronised: true,
  /** What the server shows is possible but surprising: asked once more on a new connection, whatever `attempts` says. */
  surprising: true,
  /** 4xx: not now. */
  busy: true,
  /** Another program has the file open, as Windows servers say; it passes. */
  'in-use': true,
  /** The folder can't be entered. */
  'no-folder': false,
  /** The file is not there (550 after its folder was entered). */
  missing: false,
  /** 5xx: not allowed, not known. */
  refused: false,
  /** 530: never tried twice, accounts get locked. */
  login: false,
  /** TLS was asked for and not granted, or failed: never in clear. */
  tls: false,
  certificate: false,
  'too-large': false,
  /** The data connection can't be opened: passive address or port (NAT, firewall). */
  'data-connection': true,
  /** A name that cannot be sent. */
  'bad-name': false,
} as const;

export type TransportErrorKind = keyof typeof retryable;

/** Any trouble with the server: exit code 3, unless a caller knows better. */
export class TransportError extends Failure {
  readonly kind: TransportErrorKind;
  /** The server's own words, without any password; '' if it said nothing. */
  readonly reply: string;

  constructor(kind: TransportErrorKind, say: (words: Words) => Saying, reply = '', options?: ErrorOptions) {
    super(ExitCode.Server, say, options);
    this.name = 'TransportError';
    this.kind = kind;
    this.reply = reply;
  }

  get canRetry(): boolean {
    return retryable[this.kind];
  }
}
