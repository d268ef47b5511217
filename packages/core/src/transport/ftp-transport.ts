import { logIn } from './ftp-login.ts';
import { type FtpLimits, FtpLine, type FtpSettings } from './ftp-line.ts';
import { ByteSink, DataConnections, uploadSource } from './transfers.ts';
import type { HowToLook, LocalFile, Look, RenameAnswer, ServerTraits, Transport } from './transport.ts';
import { readFeatures, readModifiedAt, readNames, readSize, type Reply } from './ftp-reply.ts';
import { saysInUse, troubleWithReply } from './ftp-trouble.ts';
import { RemoteFolders } from './remote-folders.ts';
import { TransportError, type TransportErrorKind, type TransportFault } from './transport-error.ts';
import { partName } from './remote-path.ts';

/** Connects, logs in and sets binary mode. Rejects with a TransportError; nothing is left open then. */
export async function connectFtp(settings: FtpSettings, limits: FtpLimits): Promise<Transport> {
  const line = new FtpLine(settings, limits);
  await logIn(line);
  return new FtpTransport(line);
}

class FtpTransport implements Transport {
  readonly #line: FtpLine;
  readonly #folders: RemoteFolders;

  constructor(line: FtpLine) {
    this.#line = line;
    this.#folders = new RemoteFolders(line);
    const data = new DataConnections(line);
    line.client.prepareTransfer = () => data.open();
    line.client.availableListCommands = ['NLST'];
  }

  async look(paths: readonly string[], how: HowToLook = {}): Promise<Look[]> {
    if (how.isFresh) this.#folders.forgetSeen();
    const looks: Look[] = [];
    for (const path of paths) looks.push(await this.#lookWhereItBelongs(path, how));
    const isAnyAbsent = looks.some(({ there }) => !there);
    if (how.proof === 'next') this.#line.oweProof();
    else if (isAnyAbsent) await this.#line.proveAlignment();
    else await this.#line.settleDoubt();
    return looks;
  }

  /** What is there by its full name is there. What is not counts only in a folder that is. */
  async #lookWhereItBelongs(path: string, { dated = [], expected = [] }: HowToLook): Promise<Look> {
    const { folder } = partName(path);
    const lookNow = () => (dated.includes(path) ? this.#lookAtDated(path) : this.#lookAt(path));
    const isExpected = dated.includes(path) || expected.includes(path);
    if (!isExpected && !this.#folders.isSeen(folder)) await this.#folders.enter(folder);
    const look = await lookNow();
    if (look.there) this.#folders.sawIn(folder);
    if (look.there || this.#folders.isSeen(folder)) return look;
    await this.#folders.enter(folder);
    return lookNow();
  }

  /** The date first: a file that is replaced between the two then shows another size. */
  async #lookAtDated(path: string): Promise<Look> {
    const command = `MDTM ${this.#folders.nameOf(path)}`;
    const reply = await this.#line.ask(command);
    const modifiedAt = readModifiedAt(reply);
    const look = await this.#lookAt(path);
    if (!look.there) return look;
    if (modifiedAt === undefined) throw this.#unexpected(command, reply);
    return { ...look, modifiedAt };
  }

  async #lookAt(path: string): Promise<Look> {
    const command = `SIZE ${this.#folders.nameOf(path)}`;
    const reply = await this.#line.ask(command);
    if (reply.code === 550 && !saysInUse(reply)) return { path, there: false };
    const size = readSize(reply);
    if (size === undefined) throw this.#unexpected(command, reply);
    return { path, there: true, size };
  }

  async modifiedAt(path: string): Promise<Date> {
    const command = `MDTM ${this.#folders.nameOf(path)}`;
    const reply = await this.#line.ask(command);
    if (reply.code === 550 && !saysInUse(reply)) throw await this.#explainAbsence(path, command, reply);
    const date = readModifiedAt(reply);
    if (date === undefined) throw this.#unexpected(command, reply);
    this.#folders.sawIn(partName(path).folder);
    await this.#line.settleDoubt();
    return date;
  }

  async folderExists(path: string): Promise<boolean> {
    const refusal = await this.#folders.tryToEnter(path);
    if (refusal === undefined) await this.#line.settleDoubt();
    else await this.#line.proveAlignment();
    return refusal === undefined;
  }

  async makeFolder(path: string): Promise<void> {
    const command = `MKD ${this.#folders.fullNameOf(path)}`;
    const reply = await this.#line.ask(command);
    if (reply.code === 257) return this.#line.proveAlignment();
    // Servers say "exists" with 550, 521 or 553: the folder itself tells.
    const isThereAlready = reply.code >= 500 && (await this.folderExists(path));
    if (!isThereAlready) throw this.#unexpected(command, reply);
  }

  async list(folder: string): Promise<string[]> {
    await this.#folders.enter(folder);
    const { client } = this.#line;
    const names: string[] = [];
    client.parseList = (text) => {
      names.push(...readNames(text));
      return [];
    };
    const outcome = await this.#transfer('NLST', () => client.list());
    if ('done' in outcome) return names;
    if (!saysNothingToList(outcome.refused)) throw this.#unexpected('NLST', outcome.refused);
    await this.#line.proveAlignment();
    return [];
  }

  async download(
    path: string,
    limitBytes: number,
    progress?: (bytes: number) => void,
    expectedBytes?: number,
  ): Promise<Buffer> {
    const sink = new ByteSink(path, limitBytes, progress, expectedBytes);
    const { command, refused } = await this.#retrieve(path, sink);
    if (refused) throw await this.#explainAbsence(path, command, refused);
    return sink.content();
  }

  async downloadIfThere(path: string, limitBytes: number): Promise<Buffer | null> {
    const sink = new ByteSink(path, limitBytes);
    const { command, refused } = await this.#retrieve(path, sink);
    if (!refused) return sink.content();
    if (!(await this.folderExists(partName(path).folder))) return null;
    const [look] = await this.look([path]);
    if (look?.there) throw this.#unexpected(command, refused);
    return null;
  }

  /** `refused`: a 550, which may mean that it is not there. Any other refusal rejects. */
  async #retrieve(path: string, sink: ByteSink): Promise<{ command: string; refused?: Reply }> {
    const name = this.#folders.nameOf(path);
    const command = `RETR ${name}`;
    const outcome = await this.#transfer(command, () => this.#line.client.downloadTo(sink, name));
    if ('done' in outcome) {
      this.#folders.know(partName(path).folder);
      return { command };
    }
    const { refused } = outcome;
    if (refused.code === 550 && !saysInUse(refused)) return { command, refused };
    // 450 is "file unavailable (e.g., file busy)" (RFC 959, 4.2.2).
    throw this.#unexpected(command, refused, refused.code === 450 ? 'in-use' : undefined);
  }

  async #transfer<T>(command: string, work: () => Promise<T>): Promise<{ done: T } | { refused: Reply }> {
    const outcome = await this.#line.transfer(command, work);
    this.#folders.forgetSeen();
    return outcome;
  }

  async upload(path: string, content: Buffer | LocalFile): Promise<string> {
    const { folder } = partName(path);
    const source = uploadSource(path, content);
    // A refusal of STOR does not tell whether the folder or the name is at fault: the folder first.
    if (!this.#folders.isKnown(folder)) await this.#folders.enter(folder);
    const name = this.#folders.fullNameOf(path);
    const command = `STOR ${name}`;
    const outcome = await this.#transfer(command, () => this.#line.client.uploadFrom(source, name));
    if ('refused' in outcome) throw this.#unexpected(command, outcome.refused);
    const closing = { code: outcome.done.code, text: outcome.done.message };
    const isConfirmed = closing.code === 226 || closing.code === 250;
    if (!isConfirmed) throw this.#unexpected(command, closing);
    return this.#line.wordsToKeep(closing);
  }

  async rename(from: string, to: string, onReady?: () => void): Promise<RenameAnswer> {
    const [source, target] = [
      `RNFR ${this.#folders.fullNameOf(from)}`,
      `RNTO ${this.#folders.fullNameOf(to)}`,
    ];
    const ready = await this.#line.ask(source);
    if (isRefusal(ready)) return this.#renameRefused('RNFR', ready);
    if (ready.code !== 350) throw this.#unexpected(source, ready);
    this.#announce(onReady);
    const renamed = await this.#line.ask(target);
    if (isRefusal(renamed)) return this.#renameRefused('RNTO', renamed);
    if (renamed.code !== 250) throw this.#unexpected(target, renamed);
    return { renamed: true, reply: this.#line.wordsToKeep(renamed) };
  }

  /** The server waits for RNTO: if the caller can't go on, the connection must not either. */
  #announce(onReady: (() => void) | undefined): void {
    try {
      onReady?.();
    } catch (error) {
      this.#line.client.close();
      throw error;
    }
  }

  async #renameRefused(refusedAt: 'RNFR' | 'RNTO', answer: Reply): Promise<RenameAnswer> {
    await this.#line.proveAlignment();
    return { renamed: false, refusedAt, code: answer.code, reply: this.#line.wordsToKeep(answer) };
  }

  async delete(path: string): Promise<boolean> {
    return this.#remove(`DELE ${this.#folders.fullNameOf(path)}`);
  }

  async removeFolder(path: string): Promise<boolean> {
    const isRemoved = await this.#remove(`RMD ${this.#folders.fullNameOf(path)}`);
    this.#folders.forget(path);
    return isRemoved;
  }

  async #remove(command: string): Promise<boolean> {
    const reply = await this.#line.ask(command);
    const isRemoved = reply.code === 250;
    if (!isRemoved && !isRefusalOfFile(reply)) throw this.#unexpected(command, reply);
    if (isRemoved) await this.#line.settleDoubt();
    else await this.#line.proveAlignment();
    return isRemoved;
  }

  async examine(): Promise<ServerTraits> {
    const features = readFeatures(await this.#line.ask('FEAT'));
    await this.#folders.enter('');
    const { client } = this.#line;
    client.parseList = () => [];
    const absent = 'passerelle-no-such-folder';
    const outcome = await this.#transfer(`NLST ${absent}`, () => client.list(absent));
    await this.#line.proveAlignment();
    return { features, missingFolderList: 'refused' in outcome ? 'refused' : 'empty' };
  }

  close(): Promise<void> {
    this.#line.client.close();
    return Promise.resolve();
  }

  /** 550 to RETR or MDTM: only a look can tell "not there" from "not allowed". */
  async #explainAbsence(path: string, command: string, reply: Reply): Promise<TransportError> {
    const [look] = await this.look([path]);
    if (look?.there) return this.#unexpected(command, reply);
    const { server } = this.#line.at(command);
    const fault: TransportFault = { kind: 'transport/missing', server, path, reply: reply.text };
    return this.#line.fail(new TransportError('missing', fault, reply.text));
  }

  #unexpected(command: string, reply: Reply, kind?: TransportErrorKind): TransportError {
    return this.#line.fail(troubleWithReply(this.#line.at(command), reply, kind));
  }
}

/** A refusal of this very file (RFC 959, 4.2.1), which says nothing of the others: 450 held, 550 not there or not allowed, 553 its name. */
function isRefusalOfFile({ code }: Reply): boolean {
  return code === 450 || (code >= 550 && code <= 559);
}

/**
 * Servers answer NLST of an empty folder, which was entered just before, with 550 or 450. A folder that must not be read,
 * or not now, is none that is empty.
 */
function saysNothingToList(reply: Reply): boolean {
  const isOther = /denied|permission|not allowed|forbidden|refus|interdit|later|busy|too many/i;
  return (reply.code === 550 || reply.code === 450) && !saysInUse(reply) && !isOther.test(reply.text);
}

/** A refusal in words. 421 is none: the server goes away, and nobody knows how far it got. */
function isRefusal({ code }: Reply): boolean {
  return code >= 400 && code < 600 && code !== 421;
}
