import type { Config } from '../config/schema.ts';
import { type OrdersFile, readOrders } from '../orders/read-orders.ts';
import type { OrderSource } from '../ports/order-source.ts';
import { csvOrderReading } from './csv-order-reading.ts';
import { readLocalFile } from './local-file.ts';
import { fetchOrdersFiles, type RemoteOrders } from './remote-orders.ts';
import { watchColumns, type ColumnMemory } from './watch-columns.ts';

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
