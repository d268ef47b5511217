import type { FileRead } from '../ledger/files-read.ts';
import { latestVersions } from '../orders/latest-versions.ts';
import { NumbersInFile, type OrdersFile } from '../orders/read-orders.ts';
import type { OrderAsRead, OrderPart, OrderReading } from '../ports/order-source.ts';
import type { OrdersFileRead } from './remote-orders.ts';

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
