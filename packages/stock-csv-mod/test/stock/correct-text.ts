import { correct } from '../../src/stock/correct.ts';
import type { Correction } from '../../src/stock/correct.ts';
import type { MissedSale, MissedSalesPolicy } from '../../src/stock/missed-sales.ts';
import { readStock, type StockSettings } from '../../src/stock/read-stock.ts';
import { renderStock } from '../../src/stock/render-stock.ts';

export const plainSettings: StockSettings = {
  ...{ store: '008', columns: {}, stores: [], giftCards: [], filters: [] },
  untracked: undefined,
  now: new Date(2026, 10, 28, 10, 19),
};

export function saleOf(sale: Partial<MissedSale>): MissedSale {
  return { gencod: '', reference: '', size: '', qty: 1, order: '1042', isFirstCycle: true, ...sale };
}

/** Reads, corrects and renders a file of one character per byte, or of bytes. */
export function correctText(
  source: string | Buffer,
  sales: readonly Partial<MissedSale>[],
  {
    policy = 'remove',
    allowNegative = false,
    ...settings
  }: Partial<StockSettings> & { policy?: MissedSalesPolicy; allowNegative?: boolean } = {},
): { text: string; bytes: Buffer; correction: Correction } {
  const bytes = typeof source === 'string' ? Buffer.from(source, 'latin1') : source;
  const stock = readStock('ExportCSV.csv', bytes, { ...plainSettings, ...settings });
  const correction = correct(stock, sales.map(saleOf), policy, allowNegative);
  const result = renderStock(stock, correction);
  return { text: result.toString('latin1'), bytes: result, correction };
}
