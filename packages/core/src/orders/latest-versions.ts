import type { OrdersFile, ReadOrder } from './read-orders.ts';

/** An order, and the file that tells it. */
export interface SourcedOrder extends ReadOrder {
  source: OrdersFile;
}

/**
 * The orders of several files (oldest first), each once: as the newest file that has it tells it. Exports with an
 * overlapping window repeat orders, and the older text must not be taken for the order as it is.
 */
export function* latestVersions(files: readonly OrdersFile[]): Generator<SourcedOrder> {
  for (const [index, source] of files.entries()) {
    const toldLater = new Set(files.slice(index + 1).flatMap((newer) => [...identities(newer)]));
    for (const read of source.orders()) {
      if (!toldLater.has(identityOf(read))) yield { ...read, source };
    }
  }
}

function* identities(file: OrdersFile): Generator<string> {
  for (const read of file.orders()) yield identityOf(read);
}

/** Rows without an identity are told by each file anew: '' is never in the set of a file that has none. */
function identityOf({ order }: ReadOrder): string {
  return order.id !== '' ? `id ${order.id}` : `ref ${order.ref}`;
}
