import { readdirSync, statSync, type Stats } from 'node:fs';
import { join, posix } from 'node:path';

/**
 * The server's folders, as a client sees them: '/' is the root folder on disk, and nothing leads out of it. Synchronous, as
 * quick as a real server's: what is measured is the client.
 */
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

  isFolder(path: string): boolean {
    return this.#stat(path)?.isDirectory() ?? false;
  }

  file(path: string): Entry | undefined {
    const found = this.#stat(path);
    return found?.isFile() ? entry(posix.basename(path), found) : undefined;
  }

  exists(path: string): boolean {
    return this.#stat(path) !== undefined;
  }

  /** What is in a folder, but for dot names (as vsftpd, ProFTPD and Pure-FTPd do); undefined if it is no folder. */
  entries(path: string): Entry[] | undefined {
    if (!this.isFolder(path)) return undefined;
    const names = readdirSync(this.onDisk(path)).filter((name) => !name.startsWith('.'));
    return names.sort().flatMap((name) => {
      const stats = this.#stat(posix.join(path, name));
      return stats === undefined ? [] : [entry(name, stats)];
    });
  }

  #stat(path: string): Stats | undefined {
    try {
      return statSync(this.onDisk(path), { throwIfNoEntry: false });
    } catch {
      return undefined;
    }
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
