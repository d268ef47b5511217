import { refuseVanished } from '../orders/require-columns.ts';
import type { OrdersFile } from '../orders/read-orders.ts';
import type { Job } from './job.ts';

/** A file of orders, as far as it matters which columns it has. */
export interface WatchedFile {
  name: string;
  modifiedAt: Date;
  /** It came from this machine. */
  isLocal: boolean;
  orders: Pick<OrdersFile, 'columns'>;
}

/**
 * Holds the newest orders file of a run to the columns that the last one had, and remembers its own. A file that a person
 * names is held to them too and leaves no trace; older files of the same pattern may be from before a column came. Throws
 * OrdersRefused.
 */
export function watchColumns({ config, ledger, options }: Job, files: readonly WatchedFile[]): void {
  const newest = files.toSorted((one, other) => Number(one.modifiedAt) - Number(other.modifiedAt)).at(-1);
  if (!newest || !ledger) return;
  const { source } = config.orders;
  const { columns } = newest.orders;
  refuseVanished(columns, ledger.meta.ordersColumns(source), newest.name);
  if (options.dryRun || newest.isLocal) return;
  ledger.withNextCommit(() => ledger.meta.noteOrdersColumns(source, columns.knownHeadings()));
}
