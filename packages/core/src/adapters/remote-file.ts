import { fetchWhole, type FetchedFile, type SeenFile } from './fetch-whole.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { maxOrdersBytes } from '../orders/read-orders.ts';
import type { Connections } from '../transport/connections.ts';
import type { EmitSource } from '../ports/source-event.ts';

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
