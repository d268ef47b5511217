import { FileRefused } from '../../src/files/file-fault.ts';
import { type OrdersSettings, readOrders } from '../../src/orders/read-orders.ts';
import { OrdersRefused } from '../../src/orders/orders-fault.ts';
import { settings } from './orders-csv.ts';

/** What a file is refused with as a whole; throws where it is taken. */
export function refusalOf(
  bytes: Buffer | string,
  changed: Partial<OrdersSettings> = {},
): FileRefused | OrdersRefused {
  try {
    readOrders(Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes), { ...settings, ...changed });
  } catch (error) {
    if (error instanceof FileRefused || error instanceof OrdersRefused) return error;
    throw error;
  }
  throw new Error('not refused');
}

/** The least that a file of orders has: its heading, and one row. */
export const heading = 'Order ID,Qty,Gencod,Status,Payment,Total\n';
export const row = '1,1,3612345678034,2,CB,99.90\n';
