import { fetchWhole, type FetchedFile, type SeenFile } from '../files/fetch-whole.ts';
import { maxOrdersBytes } from '../orders/read-orders.ts';
import type { Job } from './job.ts';

/**
 * Fetches a file that another program writes (see `fetchWhole`), shows how far it is, and remembers when it was last
 * written, so that a person can be told when it changes no longer. A dry run remembers nothing; `which` null: not this one.
 */
export async function fetchForJob<Content>(
  { connections, world, ledger, options, progress, words }: Job,
  which: 'orders-file' | 'stock-file' | null,
  path: string,
  understand: (bytes: Buffer, name: string) => Content,
  seen?: SeenFile,
): Promise<FetchedFile<Content>> {
  const file = await fetchWhole(connections, {
    path,
    seen,
    limitBytes: maxOrdersBytes,
    read: (bytes) => understand(bytes, path),
    sleep: (milliseconds) => world.sleep(milliseconds),
    onReceived: (bytes) => progress.show(() => words.progress.received({ path, bytes })),
  });
  if (ledger && !options.dryRun && which !== null) {
    ledger.withNextCommit(() => ledger.meta.noteFile(which, path, file.modifiedAt));
  }
  return file;
}
