import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RunReport } from '@passerelle/core/report/run-report.ts';
import { fastFolder } from '@passerelle/rehearsal/faults/fast-folder.ts';
import { renderOrdersCsv, shopLine, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { Rehearsal, type Outcome, type RehearsalOptions } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { renderStockCsv, type StockRow } from '@passerelle/rehearsal/shop/stock-csv.ts';

export const now = new Date('2026-11-22T10:19:00Z');
export const target = 'ExportCSVmod.csv';

export function minutesAgo(minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000);
}

/** That many sizes, 3 pairs of each. */
export function stockOf(sizes: number): StockRow[] {
  return Array.from({ length: sizes }, (_, index) => ({ ...shopLine(index + 1), qty: 3 }));
}

/**
 * A shop at 10:19, as stock-csv-mod meets it: ProShop's stock of 10:10 (ten sizes), the orders of 10:17 (one, of the
 * first size), and the file that PrestaShop has not fetched, 5 minutes old.
 */
export class StockShop {
  readonly rehearsal: Rehearsal;

  private constructor(rehearsal: Rehearsal) {
    this.rehearsal = rehearsal;
  }

  static async begin(options: RehearsalOptions = {}): Promise<StockShop> {
    const rehearsal = await Rehearsal.begin({ parent: fastFolder(), now, ...options });
    rehearsal.put('ExportCSV.csv', renderStockCsv(stockOf(10)), minutesAgo(9));
    rehearsal.put('orders.csv', renderOrdersCsv([shopOrder(1)]), minutesAgo(2));
    rehearsal.put(target, 'what stood there', minutesAgo(5));
    return new StockShop(rehearsal);
  }

  run(...options: string[]): Promise<Outcome> {
    return this.rehearsal.stockCsvMod(...options);
  }

  async report(...options: string[]): Promise<RunReport> {
    const { out } = await this.run('--json', ...options);
    return JSON.parse(out) as RunReport;
  }

  /** What stands on the server under the target's name; null: nothing. */
  published(): string | null {
    const path = join(this.rehearsal.remoteDir, target);
    return existsSync(path) ? readFileSync(path, 'latin1') : null;
  }

  /** What lies in the staging folder. */
  staged(): string[] {
    return readdirSync(join(this.rehearsal.remoteDir, 'passerelle-staging'));
  }

  /** Every file of the work folder and of the server: name, time, bytes. */
  everything(): string[] {
    return [this.rehearsal.workDir, this.rehearsal.remoteDir].flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: 'utf8' })
        .map((name) => join(root, name))
        .map((path) => {
          const stats = statSync(path);
          const content = stats.isFile() ? readFileSync(path, 'latin1') : '';
          return `${path} ${stats.mtimeMs} ${content}`;
        })
        .sort(),
    );
  }
}

const open: StockShop[] = [];

/** A shop that is gone after the test. */
export async function stockShop(options: RehearsalOptions = {}): Promise<StockShop> {
  const shop = await StockShop.begin(options);
  open.push(shop);
  return shop;
}

afterEach(async () => {
  for (const { rehearsal } of open.splice(0)) await rehearsal.end();
});
