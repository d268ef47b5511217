import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { ExitCode } from '../failure/exit-code.ts';
import { Failure } from '../failure/failure.ts';
import { systemReason } from '../failure/local-failure.ts';
import type { FileFailure } from '../files/file-fault.ts';
import { maxOrdersBytes } from '../orders/read-orders.ts';
import type { EmitSource } from '../ports/order-source.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Connections } from '../transport/connections.ts';
import { type FetchedFile, fetchWhole, type SeenFile } from './fetch-whole.ts';

/**
 * A file of this computer, found whole by `understand`, which is given its name without the folder. Its date is told by the
 * server's clock, which is `offsetMs` ahead. Failure 4: it can't be read.
 */
export function readLocalFile<Content>(
  path: string,
  offsetMs: number,
  understand: (bytes: Buffer, name: string) => Content,
): FetchedFile<Content> {
  const { bytes, modifiedAt } = readBytes(path, offsetMs);
  const name = basename(path);
  return { path: name, bytes: bytes.length, modifiedAt, content: understand(bytes, name) };
}

function readBytes(path: string, offsetMs: number): { bytes: Buffer; modifiedAt: Date } {
  try {
    return { bytes: readFileSync(path), modifiedAt: new Date(statSync(path).mtimeMs + offsetMs) };
  } catch (error) {
    const reason = systemReason(error);
    const fault: FileFailure = { kind: 'file/local-missing', path, reason };
    throw new Failure(ExitCode.Input, fault, { cause: error });
  }
}

/** What it takes to read files of the server. */
export interface RemoteReading {
  connections: Connections;
  sleep: (milliseconds: number) => Promise<void>;
  emit: EmitSource;
  /** null: there is none yet. */
  ledger: Ledger | null;
  /** A dry run looks into the ledger and remembers nothing. */
  isDryRun: boolean;
}

/** A file that another program writes. `watchedAs` null: nobody is told when it no longer changes. */
export interface RemoteFileRequest<Content> {
  path: string;
  watchedAs: 'orders-file' | 'stock-file' | null;
  seen?: SeenFile;
  understand: (bytes: Buffer, name: string) => Content;
}

/** Fetches a file (see `fetchWhole`), and remembers when it was last written. */
export async function fetchRemote<Content>(
  { connections, sleep, emit, ledger, isDryRun }: RemoteReading,
  { path, watchedAs, seen, understand }: RemoteFileRequest<Content>,
): Promise<FetchedFile<Content>> {
  const file = await fetchWhole(connections, {
    path,
    seen,
    limitBytes: maxOrdersBytes,
    read: (bytes) => understand(bytes, path),
    sleep,
    onReceived: (bytes) => emit({ kind: 'source/received', path, bytes }),
  });
  if (ledger && !isDryRun && watchedAs !== null) {
    ledger.withNextCommit(() => ledger.meta.noteFile(watchedAs, path, file.modifiedAt));
  }
  return file;
}
