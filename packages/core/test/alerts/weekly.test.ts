import { dueMonday, weekBefore } from '../../src/alerts/weekly.ts';
import { wordsIn } from '../../src/words/language.ts';
import { withLedger } from '../ledger/temp-ledger.ts';
import { aRun } from '../status/any-report.ts';

const monday = new Date(2026, 10, 23);
const before = new Date(2026, 10, 16);

test.each<[string, Date | null, Date, Date | null]>([
  ['Monday, before the shop opens', before, new Date(2026, 10, 23, 6, 59), null],
  ['Monday at seven', before, new Date(2026, 10, 23, 7, 0), monday],
  ['told already', monday, new Date(2026, 10, 23, 7, 30), null],
  ['the machine was off on Monday', before, new Date(2026, 10, 25, 9, 0), monday],
  ['Sunday evening', before, new Date(2026, 10, 29, 23, 59), monday],
  ['never told', null, new Date(2026, 10, 23, 7, 0), monday],
  ['told while the clock was ahead', new Date(2027, 0, 4), new Date(2026, 10, 23, 7, 0), monday],
  ['after the clocks went back', new Date(2026, 9, 19), new Date(2026, 9, 26, 7, 0), new Date(2026, 9, 26)],
])('the summary of a week is due: %s', (_what, told, now, due) => {
  expect(dueMonday(told, now)).toEqual(due);
});

test('each job that is configured is told of, and what it wrote; one that is not, if it ran', () =>
  withLedger((ledger) => {
    const night = (day: number, exitCode: number, written: number) =>
      aRun('stock-csv-mod', new Date(2026, 10, day, 2, 10), { exitCode, counts: { written } });
    for (const run of [
      night(15, 0, 99),
      night(16, 5, 12),
      night(17, 3, 0),
      night(22, 0, 1),
      night(23, 0, 99),
    ])
      ledger.jobRuns.add({ ...run, job: 'customers' });
    ledger.jobRuns.add({ ...night(18, 0, 0), job: 'articles' });
    const week = weekBefore(ledger, monday, [
      'orders-to-xml',
      'orders-to-xml crm',
      'stock-csv-mod customers',
    ]);
    const told = (language: 'fr' | 'en') => week?.runs.map(wordsIn(language).weekly.runs);
    expect(told('en')).toEqual([
      'orders-to-xml: no run.',
      'orders-to-xml crm: no run.',
      'stock-csv-mod customers: 3 runs, 1 failure; 13 writes.',
      'stock-csv-mod articles: 1 run, no failure.',
    ]);
    expect(told('fr')?.slice(1, 3)).toEqual([
      'orders-to-xml crm : aucun passage.',
      'stock-csv-mod customers : 3 passages, 1 échec ; 13 écritures.',
    ]);
  }));

test('a week in which nothing ran is not told', () =>
  withLedger((ledger) => {
    ledger.jobRuns.add({ ...aRun('stock-csv-mod', monday), job: 'customers' });
    expect(weekBefore(ledger, monday, ['stock-csv-mod customers'])).toBeNull();
  }));
