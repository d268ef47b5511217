import type { Ledger } from '../ledger/ledger.ts';
import { refuseVanished } from '../orders/columns.ts';
import type { OrdersFile } from '../orders/read-orders.ts';

/** A file of orders, as far as it matters which columns it has. */
export interface WatchedFile {
  name: string;
  modifiedAt: Date;
  /** It came from this machine. */
  isLocal: boolean;
  orders: Pick<OrdersFile, 'columns'>;
}

/** `source`: the configured path or pattern, whose last columns the ledger has. */
export interface ColumnMemory {
  source: string;
  ledger: Ledger | null;
  isDryRun: boolean;
}

/**
 * Holds the newest orders file of a run to the columns that the last one had, and remembers its own. A file that a person
 * names is held to them too and leaves no trace; older files of the same pattern may be from before a column came. Throws
 * OrdersRefused.
 */
export function watchColumns(
  { source, ledger, isDryRun }: ColumnMemory,
  files: readonly WatchedFile[],
): void {
  const newest = files.toSorted((one, other) => Number(one.modifiedAt) - Number(other.modifiedAt)).at(-1);
  if (!newest || !ledger) return;
  const { columns } = newest.orders;
  refuseVanished(columns, ledger.meta.ordersColumns(source), newest.name);
  if (isDryRun || newest.isLocal) return;
  ledger.withNextCommit(() => ledger.meta.noteOrdersColumns(source, columns.knownHeadings()));
}
