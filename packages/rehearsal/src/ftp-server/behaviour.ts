/** One thing the server is about to do. Numbers run on over all connections, from 1, so that "fail number N" is a loop. */
export interface Step {
  number: number;
  /** The connection it belongs to, from 1. */
  session: number;
  /** An FTP command; CONNECT before the greeting; TLS before a handshake on the control connection; DATA before the bytes of a transfer. */
  verb: string;
  /** What follows the command; for DATA, the whole command. Never a password. */
  argument: string;
}

/** What may go wrong with CONNECT or a command. `applied`: whether it took effect all the same. */
export type CommandFault =
  /** Another answer than the true one: a refusal, the wrong class, a lie. Lines of a long answer are joined by '\r\n'. */
  | { kind: 'answer'; reply: string; applied: boolean }
  /** No answer, ever; the connection stays open. */
  | { kind: 'silence'; applied: boolean }
  /** The connection is cut without an answer. */
  | { kind: 'drop'; applied: boolean }
  /** The answer comes byte by byte, that many milliseconds apart. */
  | { kind: 'split'; everyMs: number }
  /** The answer comes twice: at once, or the second time just before the answer to the next command. */
  | { kind: 'twice'; again: 'at once' | 'with the next' }
  /** The answer comes twice, the second time in place of the next one, which comes in place of the one after, and so on. */
  | { kind: 'slip' }
  /** The answer comes that much later. */
  | { kind: 'late'; milliseconds: number };

/** What may go wrong with DATA. Where there are `bytes`, so many of the content pass first, in or out. */
export type DataFault =
  /** The data connection is reset, and only then comes `reply`, in place of 150 (ProFTPD refuses so). */
  | { kind: 'refuse'; reply: string }
  /** The transfer ends early as if all was well, or not: `reply` is the closing answer. */
  | { kind: 'cut'; bytes: number; reply: string }
  /** The data connection is reset, then 426. */
  | { kind: 'reset'; bytes: number }
  /** Then nothing more happens, on either connection. */
  | { kind: 'hang'; bytes: number }
  /** One byte at a time, that many milliseconds apart. */
  | { kind: 'trickle'; everyMs: number }
  /** A download: the content is sent as it was, and then the file has these more bytes. */
  | { kind: 'grow'; by: Buffer };

export type Fault = CommandFault | DataFault;

/** Asked before each step; undefined lets it pass. A fault that the step cannot have lets it pass, too. */
export type Behaviour = (step: Step) => Fault | undefined | Promise<Fault | undefined>;

export const wellBehaved: Behaviour = () => undefined;

export function asCommandFault(fault: Fault | undefined): CommandFault | undefined {
  return fault !== undefined && !isDataFault(fault) ? fault : undefined;
}

export function asDataFault(fault: Fault | undefined): DataFault | undefined {
  return fault !== undefined && isDataFault(fault) ? fault : undefined;
}

function isDataFault(fault: Fault): fault is DataFault {
  return ['refuse', 'cut', 'reset', 'hang', 'trickle', 'grow'].includes(fault.kind);
}
