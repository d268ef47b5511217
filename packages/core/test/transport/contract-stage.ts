import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Transport } from '../../src/transport/transport.ts';

/** A server or a folder to hold to the contract, running. */
export interface Subject {
  /** The login folder, on disk. */
  root: string;
  /** Whether a rename replaces an existing file. */
  renamesOver: boolean;
  /** Whether an upload does. */
  storesOver: boolean;
  missingFolderList: 'empty' | 'refused';
  connect(): Promise<Transport>;
  stop(): Promise<void>;
}

/** One subject for all tests, one connection for each; and its folder, to prepare it and to see what was done to it. */
export class ContractStage {
  subject!: Subject;
  transport!: Transport;

  constructor(start: () => Promise<Subject>) {
    beforeAll(async () => {
      this.subject = await start();
    });
    beforeEach(async () => {
      this.transport = await this.subject.connect();
    });
    afterEach(() => this.transport.close());
    afterAll(() => this.subject.stop());
  }

  onDisk(path: string): string {
    return join(this.subject.root, path);
  }

  put(path: string, content: string | Buffer): Promise<void> {
    return writeFile(this.onDisk(path), content);
  }

  async folder(path: string): Promise<void> {
    await mkdir(this.onDisk(path), { recursive: true });
  }
}

export const fiveMegabytes = 5 * 1024 * 1024;

/** That many bytes, no stretch like another: a lost or doubled piece shows. CR, LF and NUL occur all over. */
export function patternOf(bytes: number): Buffer {
  const content = Buffer.alloc(bytes);
  for (let at = 0; at + 4 <= bytes; at += 4) content.writeUInt32LE(Math.imul(at + 1, 0x9e3779b1) >>> 0, at);
  return content;
}
