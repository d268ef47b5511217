import type { Config } from '../config/schema.ts';
import type { FileRead } from '../ledger/files-read.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { refuseVanished } from '../orders/columns.ts';
import { latestVersions, NumbersInFile, type OrdersFile, readOrders } from '../orders/read-orders.ts';
import type { OrderAsRead, OrderPart, OrderReading, OrderSource } from '../ports/order-source.ts';
import { readLocalFile } from './input-file.ts';
import { fetchOrdersFiles, type OrdersFileRead, type RemoteOrders } from './remote-orders.ts';

/** The shop's export of orders on the FTP server: a file, or all that a pattern stands for. */
export function ordersOnServer(request: RemoteOrders): OrderSource {
  const { config, ledger, isDryRun } = request;
  return {
    async read({ everything }) {
      const { noteRead, ...found } = await fetchOrdersFiles(request, understandOrders(config), everything);
      hold({ source: config.orders.source, ledger, isDryRun }, found.files, false);
      const markRead = (keep?: (part: string) => boolean): void => {
        if (ledger && !isDryRun) noteRead(ledger, keep);
      };
      return csvOrderReading({ ...found, ageCounts: true, markRead });
    },
  };
}

export interface LocalOrders extends Pick<ColumnMemory, 'ledger'> {
  /** Absolute. */
  path: string;
  config: RemoteOrders['config'];
  /** How far the server's clock is ahead of ours, when it is asked. Milliseconds. */
  offsetMs: () => number;
}

/** A CSV of this computer in place of the shop's export. It leaves no trace in the ledger. */
export function ordersInFile({ path, config, ledger, offsetMs }: LocalOrders): OrderSource {
  return {
    read: () =>
      new Promise((resolve) => {
        const file = { ...readLocalFile(path, offsetMs(), understandOrders(config)), isBehind: false };
        hold({ source: config.orders.source, ledger, isDryRun: true }, [file], true);
        const markRead = () => undefined;
        resolve(csvOrderReading({ files: [file], unchanged: [], left: 0, ageCounts: false, markRead }));
      }),
  };
}

function understandOrders({ orders, giftCards }: Pick<Config, 'orders' | 'giftCards'>) {
  return (bytes: Buffer, name: string): OrdersFile => readOrders(bytes, { ...orders, giftCards, name });
}

function hold(
  memory: ColumnMemory,
  files: readonly { path: string; modifiedAt: Date; content: OrdersFile }[],
  isLocal: boolean,
): void {
  watchColumns(
    memory,
    files.map(({ path: name, modifiedAt, content: orders }) => ({ name, modifiedAt, isLocal, orders })),
  );
}

/** Files of orders, all of them whole; the oldest first, at least one. */
export interface CsvFiles {
  files: readonly OrdersFileRead<OrdersFile>[];
  unchanged: readonly FileRead[];
  left: number;
  ageCounts: boolean;
  markRead: OrderReading['markRead'];
}

export function csvOrderReading({ files, unchanged, left, ageCounts, markRead }: CsvFiles): OrderReading {
  const newest = files.at(-1);
  if (newest === undefined) throw new Error('a reading of orders has a file');
  let isClosed = false;
  const earlierRuns = new Set(unchanged.map(({ readAt }) => readAt));
  return {
    name: newest.path,
    asOf: newest.modifiedAt,
    ageCounts,
    parts: files.map(partOf),
    left,
    orders() {
      if (isClosed) throw new Error('a reading of orders was closed');
      return ordersOf(files);
    },
    hasLeft(lastSeen) {
      if (left > 0) return false;
      return lastSeen === null ? earlierRuns.size === 0 : !earlierRuns.has(lastSeen.toISOString());
    },
    markRead,
    close() {
      isClosed = true;
      for (const { content } of files) content.close();
    },
  };
}

function partOf({ path: name, bytes, content }: OrdersFileRead<OrdersFile>): OrderPart {
  const { rowCount: rows, orderCount: orders, dialect } = content;
  return {
    kind: 'file',
    name,
    bytes,
    rows,
    orders,
    encoding: dialect.encoding,
    delimiter: dialect.delimiter,
  };
}

function* ordersOf(files: readonly OrdersFileRead<OrdersFile>[]): Generator<OrderAsRead> {
  const numbers = new NumbersInFile();
  const fileOf = new Map(files.map((file) => [file.content, file]));
  for (const { order, rejection, warnings, rawRows, source } of latestVersions([...fileOf.keys()])) {
    yield {
      order,
      rejection,
      warnings,
      part: fileOf.get(source)?.path ?? '',
      isBehind: fileOf.get(source)?.isBehind ?? false,
      standsBeside: (id) => numbers.has(source, id),
      original: () => ({
        headingRow: source.headingRow,
        rows: rawRows(),
        delimiter: source.dialect.delimiter,
      }),
    };
  }
}

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
