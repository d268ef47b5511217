import { ProgramProcess } from '../faults/kills/program-process.ts';
import type { WatchedRun } from '../faults/watched-shop.ts';
import { shopLine } from '../shop/orders-csv.ts';
import type { Rehearsal } from '../shop/rehearsal.ts';
import { renderStockCsv } from '../shop/stock-csv.ts';

/** An internal error: the one end that no trouble excuses. */
const internal = 1;

/** ProShop writes its stock: some sizes that were sold, and some that nobody bought. */
function putStock(rehearsal: Rehearsal): void {
  const rows = Array.from({ length: 40 }, (_, index) => ({ ...shopLine(1000 + index), qty: 3 }));
  rehearsal.put('ExportCSV.csv', renderStockCsv(rows));
}

/** A run of stock-csv-mod by itself, which sees the orders first. What is wrong with its end, if anything is. */
export async function runStock(rehearsal: Rehearsal): Promise<string[]> {
  putStock(rehearsal);
  const { exitCode, out, err } = await rehearsal.stockCsvMod();
  return exitCode === internal ? [`stock-csv-mod ended with ${exitCode}: ${out}${err}`] : [];
}

/** Both programs at the same moment, each in a process of its own, on the same ledger. */
export const bothAtOnce: WatchedRun = {
  run: async (rehearsal) => {
    putStock(rehearsal);
    const [orders, stock] = await Promise.all([
      new ProgramProcess(rehearsal).end(),
      new ProgramProcess(rehearsal, { program: 'stock-csv-mod' }).end(),
    ]);
    return stock === internal ? internal : orders;
  },
};
