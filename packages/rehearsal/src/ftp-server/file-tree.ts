import { readdir, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';

/** The server's folders, as a client sees them: '/' is the root folder on disk, and nothing leads out of it. */
export class FileTree {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** The virtual path that an argument names from the current folder. */
  resolve(current: string, argument: string): string {
    return posix.resolve(current, argument);
  }

  /** Where a virtual path is on disk. */
  onDisk(path: string): string {
    return join(this.#root, path);
  }

  async isFolder(path: string): Promise<boolean> {
    return (await this.#stat(path))?.isDirectory() ?? false;
  }

  async file(path: string): Promise<Entry | undefined> {
    const found = await this.#stat(path);
    return found?.isFile() ? entry(posix.basename(path), found) : undefined;
  }

  async exists(path: string): Promise<boolean> {
    return (await this.#stat(path)) !== undefined;
  }

  /** What is in a folder, but for dot names (as vsftpd, ProFTPD and Pure-FTPd do); undefined if it is no folder. */
  async entries(path: string): Promise<Entry[] | undefined> {
    if (!(await this.isFolder(path))) return undefined;
    const names = (await readdir(this.onDisk(path))).filter((name) => !name.startsWith('.'));
    const found = await Promise.all(
      names.sort().map(async (name) => ({ name, stats: await this.#stat(posix.join(path, name)) })),
    );
    return found.flatMap(({ name, stats }) => (stats === undefined ? [] : [entry(name, stats)]));
  }

  #stat(path: string) {
    return stat(this.onDisk(path)).catch(() => undefined);
  }
}

export interface Entry {
  name: string;
  isFolder: boolean;
  /** Bytes. */
  size: number;
  modifiedAt: Date;
}

function entry(name: string, stats: { isDirectory(): boolean; size: number; mtime: Date }): Entry {
  return { name, isFolder: stats.isDirectory(), size: stats.size, modifiedAt: stats.mtime };
}
