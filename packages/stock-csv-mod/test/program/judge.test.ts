import { judge, type Circumstances } from '../../src/judge.ts';
import type { StockPlan } from '../../src/plan-correction.ts';
import { readStock } from '../../src/stock/read-stock.ts';
import { correctText, plainSettings } from '../stock/correct-text.ts';

const source = `Gencod;Qte\n${Array.from({ length: 10 }, (_, line) => `A${line};3\n`).join('')}`;
const now = new Date('2026-11-22T10:19:00Z');
const circumstances = {
  config: {
    stock: {
      columns: {},
      stores: [],
      guard: {
        maxAgeMinutes: 35,
        ordersMaxAgeMinutes: 15,
        minRows: 0,
        maxDropPercent: 50,
        maxWithoutGencodPercent: 1,
      },
      target: 'ExportCSVmod.csv',
    },
    giftCards: [],
  },
  now,
  largest: { lines: 10, pairs: 30 },
  isForced: false,
} as unknown as Circumstances;

type Dated = { asOf: Date; ageCounts: boolean };
const young: Dated = { asOf: now, ageCounts: true };
const ofMinutes = (minutes: number): Dated => ({
  asOf: new Date(now.getTime() - minutes * 60_000),
  ageCounts: true,
});

const whole = Buffer.from(source);
const few = Buffer.from(source.slice(0, source.indexOf('A4')));

/** The plan for that source, but with other bytes: `correct` at fault. */
function planWith(bytes: Buffer, stock: Dated = young, orders: Dated = young): StockPlan {
  const { correction } = correctText(source, []);
  return {
    stock: { name: 'ExportCSV.csv', stock: readStock('ExportCSV.csv', whole, plainSettings), ...stock },
    orders: { name: 'orders.csv', ...orders },
    correction,
    bytes,
  } as unknown as StockPlan;
}

test('the guards count the lines of the very bytes that would be published, not those that were planned', () => {
  expect(() => judge(planWith(whole), circumstances)).not.toThrow();
  expect(() => judge(planWith(few), circumstances)).toThrow(
    expect.objectContaining({ exitCode: 6 }) as Error,
  );
});

test('what a person forces is told, with what was found', () => {
  const { result, passed } = judge(planWith(few), { ...circumstances, isForced: true });
  expect(result.lines).toBe(4);
  expect(passed.map(({ rule }) => rule)).toEqual(['lines-drop', 'pairs-drop']);
});

test.each<[string, Dated, Dated, string[]]>([
  ['as old as they may be', ofMinutes(35), ofMinutes(15), []],
  ['stock too old', ofMinutes(36), young, ['stock-age']],
  ['orders too old', young, ofMinutes(16), ['orders-age']],
  [
    'a person named the files',
    { ...ofMinutes(99), ageCounts: false },
    { ...ofMinutes(99), ageCounts: false },
    [],
  ],
])('ages count by the clock of the source: %s', (_, stock, orders, rules) => {
  const { passed } = judge(planWith(whole, stock, orders), { ...circumstances, isForced: true });
  expect(passed.map(({ rule }) => rule)).toEqual(rules);
});
