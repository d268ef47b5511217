import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wellBehaved, type Behaviour } from '../ftp-server/behaviour.ts';
import { renderOrdersCsv, shopLine, shopOrder } from '../shop/orders-csv.ts';
import type { Rehearsal } from '../shop/rehearsal.ts';
import { renderStockCsv } from '../shop/stock-csv.ts';
import { stagedLeftovers } from './consumer.ts';
import type { Played } from './play-scene.ts';
import type { Connection } from './shop-of-scene.ts';
import { openShop } from './shop-of-scene.ts';
import type { WatchedRun } from './watched-shop.ts';

const target = 'ExportCSVmod.csv';
/** What an earlier cycle published and nobody fetched yet. */
const oldFile = renderStockCsv([{ ...shopLine(99), qty: 1 }]);
const stock = renderStockCsv(Array.from({ length: 6 }, (_, index) => ({ ...shopLine(index + 1), qty: 3 })));
/** Order 1 takes the size of the first line out. */
const newFile = renderStockCsv(Array.from({ length: 5 }, (_, index) => ({ ...shopLine(index + 2), qty: 3 })));
/** Server trouble, or an orders CSV that is missing or not whole: refused, and what stood there stays. */
const decentEnds = [0, 3, 4];

/**
 * Plays one run of stock-csv-mod in which something goes wrong, and a clean one a minute later. PrestaShop looks before
 * every step of the server: it sees the old file or the new one, whole. `mayMiss`: for a moment it may see none, where the
 * server refuses to rename over.
 */
export async function playStockScene(
  connection: Connection,
  faulty: WatchedRun,
  mayMiss: () => boolean,
): Promise<Played> {
  const rehearsal = await openShop(connection);
  try {
    const problems: string[] = [];
    const watch = (next: Behaviour): Behaviour => {
      return (step) => {
        problems.push(...seenByPrestaShop(rehearsal, mayMiss()));
        return next(step);
      };
    };
    const begin = rehearsal.now;
    write(rehearsal, begin);
    rehearsal.put(target, oldFile, minutesBefore(begin, 5));
    const first = await run(rehearsal, watch(faulty.behaviour ?? wellBehaved), faulty.pace);
    problems.push(...seenByPrestaShop(rehearsal, mayMiss()));
    write(rehearsal, begin);
    const second = await run(rehearsal, watch(wellBehaved));
    return {
      exitCodes: [first, second],
      neededPerson: false,
      problems: [...problems, ...endProblems(rehearsal, first, second)],
    };
  } finally {
    await rehearsal.end();
  }
}

/** The same cycle's files, whole again if a fault had spoilt one. */
function write(rehearsal: Rehearsal, begin: Date): void {
  rehearsal.put('ExportCSV.csv', stock, minutesBefore(begin, 9));
  rehearsal.put('orders.csv', renderOrdersCsv([shopOrder(1)]), minutesBefore(begin, 2));
}

async function run(rehearsal: Rehearsal, behaviour: Behaviour, pace = 1): Promise<number> {
  rehearsal.server?.behave(behaviour);
  rehearsal.pace = pace;
  const { exitCode } = await rehearsal.stockCsvMod();
  rehearsal.pace = 1;
  rehearsal.now = new Date(rehearsal.now.getTime() + 60_000);
  return exitCode;
}

function seenByPrestaShop(rehearsal: Rehearsal, mayMiss: boolean): string[] {
  const path = join(rehearsal.remoteDir, target);
  if (!existsSync(path)) return mayMiss ? [] : [`${target} is missing`];
  const bytes = readFileSync(path);
  const isWhole = bytes.equals(oldFile) || bytes.equals(newFile);
  return isWhole ? [] : [`${target} is neither the old file nor the new one (${bytes.length} bytes)`];
}

function endProblems(rehearsal: Rehearsal, first: number, second: number): string[] {
  const isPublished = rehearsal.remote(target).equals(newFile);
  return [
    ...(isPublished ? [] : ['the new file is not published']),
    ...stagedLeftovers(rehearsal).map((name) => `${name} is left in the staging folder`),
    ...(decentEnds.includes(first) ? [] : [`the run that failed ended with ${first}`]),
    ...(second === 0 ? [] : [`the clean run ended with ${second}`]),
  ];
}

function minutesBefore(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() - minutes * 60_000);
}
