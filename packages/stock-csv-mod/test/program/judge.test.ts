import { judge } from '../../src/judge.ts';
import type { StockJob } from '../../src/options.ts';
import type { StockPlan } from '../../src/plan-correction.ts';
import { correctText } from '../stock/correct-text.ts';

const source = `Gencod;Qte\n${Array.from({ length: 10 }, (_, line) => `A${line};3\n`).join('')}`;
const job = {
  config: {
    stock: { columns: {}, stores: [], guard: { maxDropPercent: 50 }, target: 'ExportCSVmod.csv' },
    orders: { source: 'orders.csv' },
    giftCards: [],
  },
  ledger: { runs: { largestPublication: () => ({ lines: 10, pairs: 30 }) } },
  options: { force: false },
  startedAt: new Date(),
} as unknown as StockJob;

/** The plan for that source, but with other bytes: `correct` at fault. */
function planWith(bytes: Buffer): StockPlan {
  const { correction } = correctText(source, []);
  const stock = { name: 'ExportCSV.csv', isLocal: true };
  return { stock, ordersFiles: [], correction, bytes } as unknown as StockPlan;
}

test('the guards count the lines of the very bytes that would be published, not those that were planned', () => {
  const few = Buffer.from(source.slice(0, source.indexOf('A4')));
  expect(() => judge(job, planWith(Buffer.from(source)))).not.toThrow();
  expect(() => judge(job, planWith(few))).toThrow(expect.objectContaining({ exitCode: 6 }) as Error);
});
