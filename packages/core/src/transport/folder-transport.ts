import { createReadStream, createWriteStream, type Stats } from 'node:fs';
import { mkdir, readdir, rename, rmdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ByteSink, uploadSource } from './transfers.ts';
import type { LocalFile, Look, RenameAnswer, ServerTraits, Transport } from './transport.ts';
import { TransportError, type TransportFault } from './transport-error.ts';
import { checkFolder, partName } from './wire-name.ts';

export interface FolderOptions {
  /** The folder that stands for the login folder; absolute. */
  root: string;
  /** Whether a rename replaces an existing file. Default: true. */
  renamesOver?: boolean;
}

/** A local folder in place of a server, held to the same contract: for rehearsals and tests. */
export class FolderTransport implements Transport {
  readonly #root: string;
  readonly #renamesOver: boolean;

  constructor({ root, renamesOver = true }: FolderOptions) {
    this.#root = root;
    this.#renamesOver = renamesOver;
  }

  async look(paths: readonly string[], dated: readonly string[] = []): Promise<Look[]> {
    const looks: Look[] = [];
    for (const path of paths) {
      await this.#enter(partName(path).folder);
      const file = await this.#file(path);
      if (file === undefined) looks.push({ path, there: false });
      else if (!dated.includes(path)) looks.push({ path, there: true, size: file.size });
      else looks.push({ path, there: true, size: file.size, modifiedAt: toTheSecond(file) });
    }
    return looks;
  }

  async modifiedAt(path: string): Promise<Date> {
    return toTheSecond(await this.#fileThatIsThere(path));
  }

  async folderExists(path: string): Promise<boolean> {
    const found = await stat(this.#onDisk(checkFolder(path))).catch(() => undefined);
    return found?.isDirectory() ?? false;
  }

  async makeFolder(path: string): Promise<void> {
    partName(path);
    if (await this.folderExists(path)) return;
    await mkdir(this.#onDisk(path)).catch((error: Error) => this.#refuse('MKD', error.message));
  }

  async list(folder: string): Promise<string[]> {
    await this.#enter(folder);
    const names = await readdir(this.#onDisk(folder));
    return names.filter((name) => !name.startsWith('.'));
  }

  async download(
    path: string,
    limitBytes: number,
    progress?: (bytes: number) => void,
    expectedBytes?: number,
  ): Promise<Buffer> {
    await this.#fileThatIsThere(path);
    const sink = new ByteSink(path, limitBytes, progress, expectedBytes);
    await pipeline(createReadStream(this.#onDisk(path)), sink);
    return sink.content();
  }

  async upload(path: string, content: Buffer | LocalFile): Promise<string> {
    await this.#enter(partName(path).folder);
    const source = uploadSource(path, content);
    const written = pipeline(source, createWriteStream(this.#onDisk(path)));
    await written.catch((error: Error) => this.#refuse(`STOR ${path}`, error.message));
    return '226 written';
  }

  async rename(from: string, to: string, onReady?: () => void): Promise<RenameAnswer> {
    partName(to);
    if ((await this.#file(from)) === undefined) return refusal('RNFR', 'no such file');
    onReady?.();
    const isTaken = (await this.#file(to)) !== undefined;
    if (isTaken && !this.#renamesOver) return refusal('RNTO', 'exists');
    try {
      await rename(this.#onDisk(from), this.#onDisk(to));
      return { renamed: true, reply: '250 renamed' };
    } catch (error) {
      return refusal('RNTO', (error as Error).message);
    }
  }

  async delete(path: string): Promise<boolean> {
    partName(path);
    return unlink(this.#onDisk(path)).then(
      () => true,
      () => false,
    );
  }

  async removeFolder(path: string): Promise<boolean> {
    partName(path);
    return rmdir(this.#onDisk(path)).then(
      () => true,
      () => false,
    );
  }

  examine(): Promise<ServerTraits> {
    return Promise.resolve({ features: ['SIZE', 'MDTM', 'UTF8'], missingFolderList: 'refused' });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #enter(folder: string): Promise<void> {
    if (await this.folderExists(folder)) return;
    const fault: TransportFault = {
      kind: 'transport/no-folder',
      server: this.#root,
      folder,
      reply: 'no such folder',
    };
    throw new TransportError('no-folder', fault);
  }

  async #fileThatIsThere(path: string): Promise<Stats> {
    await this.#enter(partName(path).folder);
    const found = await this.#file(path);
    if (found !== undefined) return found;
    const fault: TransportFault = {
      kind: 'transport/missing',
      server: this.#root,
      path,
      reply: 'no such file',
    };
    throw new TransportError('missing', fault);
  }

  async #file(path: string): Promise<Stats | undefined> {
    partName(path);
    const found = await stat(this.#onDisk(path)).catch(() => undefined);
    return found?.isFile() ? found : undefined;
  }

  #onDisk(path: string): string {
    return join(this.#root, path);
  }

  #refuse(doing: string, reason: string): never {
    const fault: TransportFault = { kind: 'transport/refused', server: this.#root, doing, reply: reason };
    throw new TransportError('refused', fault, reason);
  }
}

function toTheSecond({ mtimeMs }: Stats): Date {
  return new Date(Math.floor(mtimeMs / 1000) * 1000);
}

function refusal(refusedAt: 'RNFR' | 'RNTO', reason: string): RenameAnswer {
  return { renamed: false, refusedAt, code: 550, reply: `550 ${reason}` };
}
