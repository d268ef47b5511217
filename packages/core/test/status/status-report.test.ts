import { makeStatusReport, onTheWay } from '../../src/status/status-report.ts';
import { addParcel, anEntry, now, withLedger } from '../ledger/temp-ledger.ts';
import { aRun } from './any-report.ts';

const config = { store: '008', alerts: { notCollectedMinutes: 90, unchangedMinutes: 120 } };
const after = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

test('without a ledger nothing is known, and nothing is wrong', () => {
  const report = makeStatusReport(null, config, now);
  expect(report).toMatchObject({ lastRuns: { 'orders-to-xml': null, 'stock-csv-mod': null }, points: [] });
  expect(report.days).toHaveLength(14);
});

test('two days of runs are shown, and the last of each program whenever it was', async () => {
  await withLedger((ledger) => {
    const old = aRun('stock-csv-mod', after(-49 * 60));
    const recent = aRun('orders-to-xml', after(-47 * 60));
    for (const run of [old, recent]) ledger.runs.add(run);
    const { lastRuns, recentRuns } = makeStatusReport(ledger, config, now);
    expect(recentRuns).toEqual([recent]);
    expect(lastRuns).toEqual({ 'orders-to-xml': recent, 'stock-csv-mod': old });
  });
});

test('the decisions of two weeks are counted, the older ones not', async () => {
  await withLedger((ledger) => {
    const sent = (id: string, minutes: number) =>
      ledger.orders.record(null, anEntry({ id, ref: id }), after(minutes));
    sent('1', -15 * 24 * 60);
    sent('2', -24 * 60);
    sent('3', 0);
    const { days } = makeStatusReport(ledger, config, now);
    expect(days.map((day) => day.sent).slice(-3)).toEqual([0, 1, 1]);
    expect(days.reduce((sum, day) => sum + day.sent, 0)).toBe(2);
  });
});

test('an XML in the folder of ProShop is on its way, and after 90 minutes a point', async () => {
  await withLedger((ledger) => {
    const number = addParcel(ledger, '1041', '1042');
    for (const state of ['PREPARED', 'STAGED', 'DELIVERING', 'DELIVERED'] as const) {
      const delivery = ledger.till.get(number);
      if (delivery) ledger.till.move(delivery, { state, acceptedAt: now }, now, 'delivered');
    }
    const early = makeStatusReport(ledger, config, after(90));
    expect([early.points, onTheWay(early).map((parcel) => parcel.number)]).toEqual([[], [number]]);
    const late = makeStatusReport(ledger, config, after(91));
    expect(onTheWay(late)).toEqual([]);
    expect(late.points).toMatchObject([
      { kind: 'not-collected', batches: [{ number, orderCount: 2 }], since: now },
    ]);
  });
});

test('an uncertain delivery is a point with its orders', async () => {
  await withLedger((ledger) => {
    const number = addParcel(ledger, '1041', '1042');
    for (const state of ['PREPARED', 'UNCERTAIN'] as const) {
      const delivery = ledger.till.get(number);
      if (delivery) ledger.till.move(delivery, { state }, now, 'uncertain');
    }
    const { points } = makeStatusReport(ledger, config, now);
    expect(points).toMatchObject([{ kind: 'uncertain', batch: { number }, orders: ['1041', '1042'] }]);
  });
});

test('a file is judged by the clock of the server', async () => {
  await withLedger((ledger) => {
    ledger.meta.noteFile('stock-file', 'ExportCSV.csv', after(-110));
    expect(makeStatusReport(ledger, config, now).points).toEqual([]);
    ledger.meta.serverOffsetMs = 11 * 60_000;
    expect(makeStatusReport(ledger, config, now).points).toEqual([
      { kind: 'unchanged', file: 'ExportCSV.csv', since: after(-110) },
    ]);
  });
});
