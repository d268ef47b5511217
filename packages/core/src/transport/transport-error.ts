import { ExitCode } from '../failure/exit-code.ts';
import { Failure, type Fault } from '../failure/failure.ts';

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

/** Why a server's certificate is not accepted. */
export type CertificateFault =
  'expired' | 'not-yet-valid' | 'unknown-authority' | 'incomplete-chain' | 'other-host' | 'other';

/** What went wrong on the wire, and the facts. `server` is "host:port", `doing` a command or a step, `reply` the server's words. */
export type TransportFault =
  | { kind: 'transport/unreachable' | 'transport/data-connection'; server: string; reason: string }
  | { kind: 'transport/tls-failed'; server: string; reason: string }
  /** Of one exchange, or of the whole run. */
  | { kind: 'transport/timeout' | 'transport/out-of-time'; server: string; doing: string }
  | { kind: 'transport/lost'; server: string; doing: string; reason: string }
  | { kind: `transport/${RefusedKind}`; server: string; doing: string; reply: string }
  | { kind: 'transport/lacks-command'; server: string; command: string; reply: string }
  | { kind: 'transport/no-folder'; server: string; folder: string; reply: string }
  | { kind: 'transport/missing'; server: string; path: string; reply: string }
  | { kind: 'transport/login'; server: string; user: string; reply: string }
  | { kind: 'transport/certificate'; server: string; why: CertificateFault; reason: string }
  | { kind: 'transport/bad-authority'; reason: string }
  | { kind: 'transport/too-large'; path: string; limitBytes: number }
  | { kind: 'transport/bad-name' | 'transport/empty-upload'; path: string }
  | { kind: 'transport/unreadable-local-file'; path: string; reason: string }
  | { kind: 'transport/read-only'; doing: string };

type RefusedKind = 'desynchronised' | 'busy' | 'in-use' | 'refused' | 'tls-refused';

/** Any trouble with the server: exit code 3, unless a caller knows better. `kind` tells what to do about it, the fault what to say. */
export class TransportError extends Failure {
  readonly kind: TransportErrorKind;
  /** The server's own words, without any password; '' if it said nothing. */
  readonly reply: string;

  constructor(kind: TransportErrorKind, fault: Fault, reply = '', options?: ErrorOptions) {
    super(ExitCode.Server, fault, options);
    this.name = 'TransportError';
    this.kind = kind;
    this.reply = reply;
  }

  get canRetry(): boolean {
    return retryable[this.kind];
  }
}
