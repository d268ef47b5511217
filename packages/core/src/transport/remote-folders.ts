import type { FtpLine } from './ftp-line.ts';
import { readUnusualFolder, readWorkingFolder, type Reply } from './ftp-reply.ts';
import { troubleWithReply } from './ftp-trouble.ts';
import { TransportError, type TransportFault } from './transport-error.ts';
import { checkFolder, partName } from './remote-path.ts';

/**
 * Where we are on the server, and how a path is written from there. Until a folder is entered, paths go out as they are,
 * relative to the login folder. The first CWD is preceded by one PWD, and from then on folders go out in full, whatever
 * the current one: no way back has to be remembered, and `..` through a symbolic link never leads astray.
 */
export class RemoteFolders {
  readonly #line: FtpLine;
  readonly #known = new Set(['']);
  /** Folders that were entered, or in which a file was seen, since the last transfer: what is absent there is absent. */
  readonly #seen = new Set(['']);
  /** null: a refused CWD may have led anywhere. */
  #current: string | null = '';
  /** The login folder, known once it was left. */
  #home: string | undefined;

  constructor(line: FtpLine) {
    this.#line = line;
  }

  /** Enters a folder, unless we are in it; rejects as `no-folder` if the server says it can't be (550). */
  async enter(folder: string): Promise<void> {
    if (folder === this.#current) return;
    const refusal = await this.tryToEnter(folder);
    if (refusal === undefined) return;
    await this.#line.proveAlignment();
    const { server } = this.#line.at('CWD');
    const fault: TransportFault = { kind: 'transport/no-folder', server, folder, reply: refusal.text };
    throw this.#line.fail(new TransportError('no-folder', fault, refusal.text));
  }

  /** Enters a folder, afresh even if we are in it: it may have gone since. Gives the 550 that refused it, if any. */
  async tryToEnter(folder: string): Promise<Reply | undefined> {
    checkFolder(folder);
    const neverLeftHome = this.#home === undefined;
    if (folder === '' && neverLeftHome) {
      this.#seen.add('');
      return undefined;
    }
    this.#home ??= await this.#askWhereWeAre();
    const command = `CWD ${this.#absolute(folder)}`;
    this.#current = null;
    this.#seen.delete(folder);
    const reply = await this.#line.ask(command);
    if (reply.code === 550) return reply;
    if (reply.code !== 250) throw this.#line.fail(troubleWithReply(this.#line.at(command), reply));
    this.#current = folder;
    this.sawIn(folder);
    return undefined;
  }

  /** The folder is there: it was entered, or a file was seen in it by its full name. */
  sawIn(folder: string): void {
    this.#known.add(folder);
    this.#seen.add(folder);
  }

  /** Whether an absence in that folder counts: `enter` it first if not. */
  isSeen(folder: string): boolean {
    return this.#seen.has(folder);
  }

  /** Where we are and what was seen is old: after a transfer, which may take minutes. */
  forgetSeen(): void {
    this.#current = null;
    this.#seen.clear();
  }

  /** Whether it was there on this connection, now or before. */
  isKnown(folder: string): boolean {
    return this.#known.has(folder);
  }

  know(folder: string): void {
    this.#known.add(folder);
  }

  /** A folder that was taken away: to be entered anew, should we want it again. */
  forget(folder: string): void {
    this.#known.delete(folder);
    this.#seen.delete(folder);
    if (this.#current === folder) this.#current = null;
  }

  /** The path as it goes on the wire from where we are: for looking at what is there. */
  nameOf(path: string): string {
    const { folder, name } = partName(path);
    return folder === this.#current ? name : this.fullNameOf(path);
  }

  /**
   * The path as it goes on the wire wherever we are: for whatever changes something. A server that says it entered our
   * folder, and did not, must not have us write into another.
   */
  fullNameOf(path: string): string {
    partName(path);
    return this.#home === undefined ? path : this.#absolute(path);
  }

  async #askWhereWeAre(): Promise<string> {
    const reply = await this.#line.ask('PWD');
    // It may be the refusal of what was asked before: of a file, say.
    if (reply.code !== 257 && reply.code !== 421) await this.#line.proveAlignment();
    if (reply.code !== 257) throw this.#line.fail(troubleWithReply(this.#line.at('PWD'), reply));
    const home = readWorkingFolder(reply) ?? (await this.#tryUnusual(reply));
    if (home !== undefined) return home.replace(/\/$/, '');
    throw this.#line.fail(troubleWithReply(this.#line.at('PWD'), reply, 'desynchronised'));
  }

  /** An unusual name of the login folder holds if going there changes nothing. */
  async #tryUnusual(told: Reply): Promise<string | undefined> {
    const folder = readUnusualFolder(told);
    if (folder === undefined) return undefined;
    const entered = await this.#line.ask(`CWD ${folder}`);
    const again = await this.#line.ask('PWD');
    const isSame = again.text === told.text;
    return entered.code === 250 && isSame ? folder : undefined;
  }

  /** A path that begins with '/' is absolute already. */
  #absolute(path: string): string {
    return path.startsWith('/') ? path : `${this.#home}/${path}`;
  }
}
