import type { Reply } from './ftp-reply.ts';
import { UnexpectedReply } from './strict-context.ts';
import {
  TransportError,
  type CertificateFault,
  type TransportErrorKind,
  type TransportFault,
} from './transport-error.ts';

/** What was going on when it failed: enough to say it to a person. No password in it. */
export interface Situation {
  /** "host:port". */
  server: string;
  user: string;
  /** The command, or the step before there are commands. */
  doing: string;
}

/** What a reply that was not hoped for means (RFC 959, 4.2.1; RFC 4217, 9 for the TLS codes). */
export function kindOfReply(reply: Reply): TransportErrorKind {
  const { code } = reply;
  if (saysInUse(reply)) return 'in-use';
  const named = kindsByCode[code];
  if (named !== undefined) return named;
  if (code >= 400 && code < 500) return 'busy';
  return code >= 500 && code < 600 ? 'refused' : 'desynchronised';
}

/**
 * A refusal that passes: another program has the file open. Windows servers say so with the code of every other refusal,
 * in their own language. A name that is in use is a file that exists.
 */
export function saysInUse({ code, text }: Reply): boolean {
  const isOfFile = code === 450 || code === 451 || code === 550 || code === 553;
  return isOfFile && wordsOfInUse.test(text) && !/\bname (?:is )?(?:already )?in use\b/i.test(text);
}

/** English, French, German, Spanish, Italian; accents may arrive in any encoding. */
const wordsOfInUse =
  /used by another process|\bin use\b|sharing violation|\b(?:file|resource|device) (?:is )?busy\b|\b(?:file|it) is (?:currently )?(?:locked|open)\b|utilis\S{1,3} par un autre (?:processus|programme)|von einem anderen Prozess|utiliza\S* por otro proceso|utilizzato da un altro processo/i;

/** The command that the server says it does not know at all; null: it refuses for another reason. */
function lackedCommand({ doing }: Situation, { code, text }: Reply): string | null {
  const isUnknown = code === 502 || code === 504 || (code === 500 && !/\bOOPS\b/.test(text));
  const [verb = ''] = doing.split(' ');
  return isUnknown && /^[A-Z]{3,4}$/.test(verb) ? verb : null;
}

const kindsByCode: Record<number, TransportErrorKind> = {
  425: 'data-connection',
  426: 'lost',
  521: 'tls',
  // vsftpd when the data connection does not resume the TLS session.
  522: 'tls',
  530: 'login',
  533: 'tls',
  534: 'tls',
  535: 'tls',
  536: 'tls',
};

/** The error for a reply that was not hoped for; `kind` where the caller knows better than the code. */
export function troubleWithReply(at: Situation, reply: Reply, kind = kindOfReply(reply)): TransportError {
  const said = reply.text.replace(/\s+/g, ' ').trim().slice(0, 300);
  return new TransportError(kind, faultOfReply(at, reply, kind, said), said);
}

function faultOfReply(at: Situation, answer: Reply, kind: TransportErrorKind, reply: string): TransportFault {
  const { server, doing, user } = at;
  const lacked = kind === 'refused' ? lackedCommand(at, answer) : null;
  if (lacked !== null) return { kind: 'transport/lacks-command', server, command: lacked, reply };
  if (kind === 'login') return { kind: 'transport/login', server, user, reply };
  if (kind === 'tls') return { kind: 'transport/tls-refused', server, doing, reply };
  if (kind === 'lost') return { kind: 'transport/lost', server, doing, reason: reply };
  if (kind === 'data-connection') return { kind: 'transport/data-connection', server, reason: reply };
  if (kind === 'in-use' || kind === 'busy' || kind === 'refused')
    return { kind: `transport/${kind}`, server, doing, reply };
  return { kind: 'transport/desynchronised', server, doing, reply };
}

/** The error for what a socket, TLS or basic-ftp threw. */
export function troubleWithConnection(at: Situation, error: unknown): TransportError {
  if (error instanceof TransportError) return error;
  if (error instanceof UnexpectedReply) return troubleWithReply(at, { code: 0, text: error.reply });
  // OpenSSL's own errors have a short `reason`; their message is a line of internals.
  const { code = '', syscall, message, reason } = error as NodeJS.ErrnoException & { reason?: string };
  if (syscall === 'getaddrinfo') return unreachable(at, message);
  const { server, doing } = at;
  const why = certificateFault(code);
  if (why !== undefined)
    return trouble('certificate', { kind: 'transport/certificate', server, why, reason: code }, error);
  if (isTlsTrouble(code))
    return trouble('tls', { kind: 'transport/tls-failed', server, reason: reason ?? message }, error);
  if (message.startsWith('Timeout')) return timeoutTrouble(at);
  return trouble('lost', { kind: 'transport/lost', server, doing, reason: message }, error);
}

function trouble(kind: TransportErrorKind, fault: TransportFault, cause?: unknown): TransportError {
  return new TransportError(kind, fault, '', cause === undefined ? {} : { cause });
}

export function unreachable({ server }: Situation, reason: string): TransportError {
  return trouble('unreachable', { kind: 'transport/unreachable', server, reason });
}

export function dataConnectionTrouble({ server }: Situation, reason: string): TransportError {
  return trouble('data-connection', { kind: 'transport/data-connection', server, reason });
}

export function timeoutTrouble({ server, doing }: Situation): TransportError {
  return trouble('timeout', { kind: 'transport/timeout', server, doing });
}

export function outOfTimeTrouble({ server, doing }: Situation): TransportError {
  return trouble('timeout', { kind: 'transport/out-of-time', server, doing });
}

/** OpenSSL's reasons as Node names them (node:tls, "X509 certificate error codes"). */
const certificateFaults: Record<string, CertificateFault> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-authority',
  // The server sent its own certificate only, and its issuer is not known here.
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'incomplete-chain',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'unknown-authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-authority',
  ERR_TLS_CERT_ALTNAME_INVALID: 'other-host',
  CERT_CHAIN_TOO_LONG: 'other',
  CERT_REVOKED: 'other',
  CERT_REJECTED: 'other',
  CERT_UNTRUSTED: 'other',
  CERT_SIGNATURE_FAILURE: 'other',
  INVALID_CA: 'other',
  INVALID_PURPOSE: 'other',
};

function certificateFault(code: string): CertificateFault | undefined {
  return certificateFaults[code];
}

function isTlsTrouble(code: string): boolean {
  return code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_') || code === 'EPROTO';
}
