import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openLedger } from '@passerelle/core/ledger/open-ledger.ts';
import { applicationId, migrations } from '@passerelle/core/ledger/schema.ts';
import type { RunRecord } from '@passerelle/core/ledger/runs.ts';
import { inFolder } from '../in-folder.ts';
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

const daysLater = (days: number): Date => new Date(later.getTime() + days * 86_400_000);

test('runs of both programs are kept in the order they were made, each as it was', async () => {
  await withLedger(({ runs }) => {
    const failed = aRun({ program: 'stock-csv-mod', startedAt: later, exitCode: 6, message: 'refusé' });
    runs.add(aRun({}));
    runs.add(failed);
    expect(runs.between(now, later)).toEqual([aRun({}), failed]);
    expect(runs.between(later, later)).toEqual([failed]);
    expect([runs.last('orders-to-xml', later), runs.last('stock-csv-mod', later)]).toEqual([
      aRun({}),
      failed,
    ]);
  });
});

test('a program that never ran has no last run', async () => {
  await withLedger(({ runs }) => {
    expect(runs.last('stock-csv-mod', now)).toBeNull();
  });
});

test.each([
  ['55 days ahead', daysLater(55), [now, later]],
  ['55 days behind', daysLater(-55), [later]],
])('a run whose clock was %s is not the last once the next has run', async (_, wrong, shown) => {
  await withLedger(({ runs }) => {
    for (const startedAt of [now, wrong, later]) runs.add(aRun({ startedAt }));
    expect(runs.last('orders-to-xml', later)).toEqual(aRun({ startedAt: later }));
    expect(runs.between(now, later).slice(-shown.length)).toEqual(
      shown.map((startedAt) => aRun({ startedAt })),
    );
  });
});

test('the last run before a moment is that of either program', async () => {
  await withLedger(({ runs }) => {
    expect(runs.lastStartBefore(later)).toBeNull();
    runs.add(aRun({ program: 'stock-csv-mod', startedAt: now }));
    runs.add(aRun({ startedAt: later }));
    expect(runs.lastStartBefore(now)).toBeNull();
    expect(runs.lastStartBefore(later)).toEqual(now);
    expect(runs.lastStartBefore(daysLater(55))).toEqual(later);
  });
});

test('what was written last is the last, be it dated before the others', async () => {
  await withLedger(({ runs }) => {
    for (const startedAt of [later, now]) runs.add(aRun({ startedAt }));
    expect(runs.last('orders-to-xml', later)).toEqual(aRun({ startedAt: now }));
  });
});

const published = (at: Date, lines: number, pairs: number, isForced = false) => ({
  at,
  lines,
  pairs,
  isForced,
  bytes: 10,
  sha256: 'a',
});

test.each([
  ['none', [], null],
  ['the most lines and the most pairs', [published(now, 900, 20), published(later, 700, 30)], [900, 30]],
  ['one that is older than a day', [published(daysLater(-2), 900, 900), published(later, 7, 30)], [7, 30]],
  ['one of the future', [published(daysLater(55), 900, 900), published(later, 7, 30)], [7, 30]],
  ['one of the future alone', [published(daysLater(55), 900, 900)], null],
  ['a forced one after it', [published(now, 900, 900), published(later, 7, 30, true)], [7, 30]],
  [
    'and a larger one after that',
    [published(now, 900, 900), published(now, 7, 30, true), published(later, 70, 29)],
    [70, 30],
  ],
  ['a forced one before it', [published(now, 7, 30, true), published(later, 900, 900)], [900, 900]],
  [
    'a forced one of the future',
    [published(now, 900, 900), published(daysLater(55), 7, 30, true)],
    [900, 900],
  ],
])('the largest publication of a day: %s', async (_, publications, largest) => {
  await withLedger(({ runs }) => {
    for (const publication of publications) runs.addPublication(publication);
    const expected = largest && { lines: largest[0], pairs: largest[1] };
    expect(runs.largestPublication(daysLater(-1), later)).toEqual(expected);
  });
});

test('a publication of version 1.0.0 counts its lines; its pairs nobody counted', async () => {
  await inFolder((folder) => {
    const path = join(folder, 'passerelle.sqlite');
    const old = new DatabaseSync(path);
    for (const step of migrations.slice(0, 2)) old.exec(step);
    old.exec(`PRAGMA user_version = 2; PRAGMA application_id = ${applicationId}`);
    old.exec(`INSERT INTO publications VALUES ('${now.toISOString()}', 900, 10, 'a')`);
    old.close();
    const ledger = openLedger(path, { uniqueId: () => 'id', pace: 1 });
    expect(ledger.runs.largestPublication(now, later)).toEqual({ lines: 900, pairs: null });
    ledger.close();
  });
});

test.each<[string, hoursBefore: number[], { runs: number; days: number }]>([
  ['its first', [], { runs: 1, days: 1 }],
  ['every half hour since this morning', [0.5, 1, 1.5, 2], { runs: 5, days: 1 }],
  ['two days ago, and a little more', [48, 48.1], { runs: 2, days: 2 }],
  ['every night', [24, 48, 72, 96, 120, 144, 168], { runs: 3, days: 8 }],
  ['the night before that week', [168.1], { runs: 1, days: 1 }],
  ['one that is dated later', [-1], { runs: 1, days: 1 }],
])('how often a job had run by a run of its: %s', (_, hoursBefore, habit) =>
  withLedger(({ jobRuns }) => {
    const last = { ...aRun({ startedAt: new Date('2026-11-22T12:00:00Z') }), job: 'customers' };
    const before = (hours: number) => new Date(last.startedAt.getTime() - hours * 3_600_000);
    for (const hours of hoursBefore) jobRuns.add({ ...last, startedAt: before(hours) });
    jobRuns.add({ ...last, job: 'crm', startedAt: before(1) });
    jobRuns.add({ ...last, program: 'stock-csv-mod', startedAt: before(1) });
    jobRuns.add(last);
    expect(jobRuns.habitAt(last)).toEqual(habit);
  }),
);
