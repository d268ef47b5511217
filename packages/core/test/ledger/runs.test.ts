import type { RunRecord } from '@passerelle/core/ledger/runs.ts';
import { later, now, withLedger } from './temp-ledger.ts';

function aRun(changes: Partial<RunRecord>): RunRecord {
  return {
    program: 'orders-to-xml',
    startedAt: now,
    finishedAt: now,
    exitCode: 0,
    counts: { send: 2 },
    message: '',
    ...changes,
  };
}

test('runs of both programs are kept, oldest first, each as it was', async () => {
  await withLedger(({ runs }) => {
    const failed = aRun({ program: 'stock-csv-mod', startedAt: later, exitCode: 6, message: 'refusé' });
    runs.add(failed);
    runs.add(aRun({}));
    expect(runs.since(now)).toEqual([aRun({}), failed]);
    expect(runs.since(later)).toEqual([failed]);
    expect([runs.last('orders-to-xml'), runs.last('stock-csv-mod')]).toEqual([aRun({}), failed]);
  });
});

test('a program that never ran has no last run', async () => {
  await withLedger(({ runs }) => {
    expect(runs.last('stock-csv-mod')).toBeNull();
  });
});

test('the largest publication since a moment', async () => {
  await withLedger(({ runs }) => {
    expect(runs.largestPublicationSince(now)).toBeNull();
    runs.addPublication(now, 900, 10, 'a');
    runs.addPublication(later, 700, 10, 'b');
    expect(runs.largestPublicationSince(now)).toBe(900);
    expect(runs.largestPublicationSince(later)).toBe(700);
  });
});
