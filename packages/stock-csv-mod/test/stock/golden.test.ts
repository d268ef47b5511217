import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Change } from '../../src/stock/correct.ts';
import { inspectResult } from '../../src/stock/inspect-result.ts';
import type { MissedSale, MissedSalesPolicy } from '../../src/stock/missed-sales.ts';
import type { StockSettings } from '../../src/stock/read-stock.ts';
import { correctText, plainSettings } from './correct-text.ts';

interface GoldenCase extends Omit<StockSettings, 'store'> {
  policy: MissedSalesPolicy;
  missedSales: MissedSale[];
  changes: Pick<Change, 'gencod' | 'decision'>[];
}

const samples = join(import.meta.dirname, '../../../../samples/stock');
const cases = readdirSync(samples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

function read(name: string) {
  const file = (path: string) => readFileSync(join(samples, name, path));
  const golden = JSON.parse(file('correction.json').toString('utf8')) as GoldenCase;
  return { source: file('ExportCSV.csv'), expected: file('ExportCSVmod.csv'), golden };
}

test.each(cases)('%s: every byte is as expected', (name) => {
  const { source, expected, golden } = read(name);
  const { text } = correctText(source, golden.missedSales, golden);
  expect(text).toBe(expected.toString('latin1'));
});

test.each(cases)('%s: what changed is told', (name) => {
  const { source, golden } = read(name);
  const { changes } = correctText(source, golden.missedSales, golden).correction;
  expect(changes.map(({ gencod, decision }) => ({ gencod, decision }))).toEqual(golden.changes);
});

test.each(cases)('%s: the result reads well, with its gift cards', (name) => {
  const { source, golden } = read(name);
  const { bytes, correction } = correctText(source, golden.missedSales, golden);
  const facts = inspectResult('ExportCSVmod.csv', bytes, { ...plainSettings, ...golden });
  expect(facts).toMatchObject({ lines: correction.counts.linesOut, lackingGiftCards: [] });
});
