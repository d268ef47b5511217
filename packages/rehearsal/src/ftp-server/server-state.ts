import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket, type SecureContext } from 'node:tls';
import type { Behaviour, Fault } from './behaviour.ts';
import { FileTree } from './file-tree.ts';

export interface FtpServerOptions {
  /** Served folder; it must exist. */
  root: string;
  user: string;
  password: string;
  /** 'explicit' offers AUTH TLS and demands it before USER; 'implicit' is TLS from the first byte. */
  tls?: 'none' | 'explicit' | 'implicit';
  /** PEM texts; needed for TLS. */
  certificate?: { key: string; cert: string };
  /** The one version spoken; both if absent. */
  tlsVersion?: 'TLSv1.2' | 'TLSv1.3';
  /** Refuse data connections that do not resume the TLS session, as vsftpd does. */
  requiresSessionReuse?: boolean;
  /** RNTO replaces an existing file (vsftpd, Pure-FTPd, FileZilla), or answers 550 (ProFTPD, IIS). Default: true. */
  renamesOver?: boolean;
  /** STOR replaces an existing file, or answers 550 (ProFTPD). Default: true. */
  storesOver?: boolean;
  /** LIST and NLST of a missing folder: an empty list (vsftpd, Pure-FTPd), or 450 (ProFTPD). Default: 'empty'. */
  missingFolderList?: 'empty' | 'refused';
  /** False: EPSV is answered 500. Default: true. */
  knowsEpsv?: boolean;
  /** The address in a PASV reply. Default: 127.0.0.1. */
  passiveAddress?: string;
  /** Added to every time the server tells: a server whose clock is wrong. Milliseconds. */
  clockOffsetMs?: number;
  /** The server's clock, for the files it receives. Default: the machine's. */
  now?: () => Date;
  behaviour?: Behaviour;
}

/** One command as it was answered; arguments never hold a password. */
export interface LogEntry {
  session: number;
  verb: string;
  argument: string;
  reply: string;
}

/** What all connections of one server share. */
export class ServerState {
  readonly options: FtpServerOptions;
  readonly files: FileTree;
  readonly log: LogEntry[] = [];
  /** May be changed while the server runs. */
  behaviour: Behaviour;
  readonly #secureContext: SecureContext | undefined;
  #steps = 0;

  constructor(options: FtpServerOptions, behaviour: Behaviour) {
    this.options = options;
    this.behaviour = behaviour;
    this.files = new FileTree(options.root);
    const { certificate, tlsVersion: version } = options;
    const versions = version && { minVersion: version, maxVersion: version };
    this.#secureContext = certificate && createSecureContext({ ...certificate, ...versions });
  }

  get tls(): 'none' | 'explicit' | 'implicit' {
    return this.options.tls ?? 'none';
  }

  get requiresSessionReuse(): boolean {
    return this.options.requiresSessionReuse ?? false;
  }

  /** Counts a step and asks what goes wrong with it. */
  async step(session: number, verb: string, argument: string): Promise<Fault | undefined> {
    this.#steps += 1;
    return this.behaviour({ number: this.#steps, session, verb, argument });
  }

  /** The server's side of a handshake. One context for all connections: session tickets hold on each. */
  secure(socket: Socket): Promise<TLSSocket> {
    const secured = new TLSSocket(socket, { isServer: true, secureContext: this.#secureContext });
    return new Promise((resolve, reject) => {
      secured.once('secure', () => resolve(secured));
      secured.once('error', reject);
      secured.once('close', () => reject(new Error('closed during the handshake')));
    });
  }

  toldTime(date: Date): Date {
    return new Date(date.getTime() + (this.options.clockOffsetMs ?? 0));
  }
}
