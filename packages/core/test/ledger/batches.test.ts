import type { Batch } from '@passerelle/core/ledger/batches.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { legalSteps, type BatchState } from '@passerelle/core/ledger/states.ts';
import { addBatch, later, now, withLedger } from './temp-ledger.ts';

function get(ledger: Ledger, number: number): Batch {
  const batch = ledger.batches.get(number);
  if (!batch) throw new Error(`batch ${number} is not in the ledger`);
  return batch;
}

function move(ledger: Ledger, number: number, ...states: BatchState[]): void {
  for (const state of states) ledger.batches.move(get(ledger, number), { state }, now, 'reply');
}

test.each<[string, BatchState[]]>([
  ['the straight way', ['PREPARED', 'STAGED', 'DELIVERING', 'DELIVERED', 'COLLECTED']],
  ['void before anything was sent', ['VOID']],
  ['staged again after a refusal', ['PREPARED', 'STAGED', 'DELIVERING', 'STAGED', 'DELIVERING', 'DELIVERED']],
  ['uploaded again', ['PREPARED', 'STAGED', 'PREPARED', 'STAGED']],
  ['collected before it was seen', ['PREPARED', 'STAGED', 'DELIVERING', 'COLLECTED']],
  ['settled by a person', ['PREPARED', 'STAGED', 'DELIVERING', 'UNCERTAIN', 'DELIVERED']],
  ['sent again', ['PREPARED', 'STAGED', 'DELIVERING', 'DELIVERED', 'COLLECTED', 'RESENT']],
])('%s is legal', (_, states) => {
  return withLedger((ledger) => {
    const number = addBatch(ledger);
    move(ledger, number, ...states);
    expect(get(ledger, number).state).toBe(states.at(-1));
  });
});

test.each<[BatchState[], BatchState]>([
  [[], 'DELIVERED'],
  [['PREPARED'], 'DELIVERED'],
  [['PREPARED', 'STAGED', 'DELIVERING'], 'VOID'],
  [['PREPARED', 'STAGED', 'DELIVERING', 'DELIVERED'], 'PREPARED'],
  [['PREPARED', 'STAGED', 'DELIVERING', 'DELIVERED', 'COLLECTED'], 'DELIVERED'],
  [['VOID'], 'PREPARED'],
])('after %j, %s is a fault of the program', (states, illegal) => {
  return withLedger((ledger) => {
    const number = addBatch(ledger);
    move(ledger, number, ...states);
    expect(() => move(ledger, number, illegal)).toThrow(/no step from/);
  });
});

test('nothing comes after VOID and RESENT', () => {
  expect([legalSteps.VOID, legalSteps.RESENT]).toEqual([[], []]);
});

test('of two programs that notice the collection, the second changes nothing', () => {
  return withLedger((ledger) => {
    const number = addBatch(ledger);
    move(ledger, number, 'PREPARED', 'STAGED', 'DELIVERING', 'DELIVERED');
    const seenByBoth = get(ledger, number);
    const collected = { state: 'COLLECTED' as const };
    expect(ledger.batches.move(seenByBoth, { ...collected, goneAt: now }, now, 'collected')).toBe(true);
    expect(ledger.batches.move(seenByBoth, { ...collected, goneAt: later }, later, 'collected')).toBe(false);
    expect(get(ledger, number).goneAt).toEqual(now);
  });
});

test('the last moment a file was still waiting only moves on', () => {
  return withLedger((ledger) => {
    const number = addBatch(ledger);
    move(ledger, number, 'PREPARED', 'STAGED');
    const delivering = { state: 'DELIVERING' as const, waitingAt: now };
    ledger.batches.move(get(ledger, number), delivering, now, 'delivering');
    move(ledger, number, 'DELIVERED');
    ledger.batches.seeWaiting(get(ledger, number), later);
    ledger.batches.seeWaiting(get(ledger, number), now);
    expect(get(ledger, number).waitingAt).toEqual(later);
  });
});

test('what a step does not tell stays as it was', () => {
  return withLedger((ledger) => {
    const number = addBatch(ledger);
    move(ledger, number, 'PREPARED');
    ledger.batches.move(get(ledger, number), { state: 'STAGED', stagedPath: 'depot/x.tmp' }, now, 'staged');
    move(ledger, number, 'DELIVERING');
    expect(get(ledger, number)).toMatchObject({ stagedPath: 'depot/x.tmp', lot: 'L1', bytes: 10 });
  });
});

test('batches are found by their state, oldest first, and by their file', () => {
  return withLedger((ledger) => {
    const numbers = [addBatch(ledger), addBatch(ledger), addBatch(ledger)];
    move(ledger, 2, 'PREPARED');
    expect(ledger.batches.inState('DRAFT').map((batch) => batch.number)).toEqual([1, 3]);
    expect(ledger.batches.inState('DRAFT', 'PREPARED').map((batch) => batch.number)).toEqual(numbers);
    expect(ledger.batches.byFileName('ventes_2.xml')?.number).toBe(2);
    expect(ledger.batches.byFileName('other.xml')).toBeNull();
  });
});

test('a batch number is taken for ever, and those of a lost ledger are skipped', () => {
  return withLedger((ledger) => {
    expect([ledger.meta.takeBatchNumber(), ledger.meta.takeBatchNumber()]).toEqual([1, 2]);
    ledger.meta.skipBatchNumbersTo(40);
    ledger.meta.skipBatchNumbersTo(7);
    expect(ledger.meta.takeBatchNumber()).toBe(41);
  });
});

test('a file name stands for one batch only', () => {
  return withLedger((ledger) => {
    addBatch(ledger);
    expect(() => ledger.batches.add({ ...get(ledger, 1), number: 2 })).toThrow(/UNIQUE/);
  });
});

test('a number is not taken when the work around it fails', () => {
  return withLedger((ledger) => {
    const fail = (): void => {
      ledger.meta.takeBatchNumber();
      throw new Error('no');
    };
    expect(() => ledger.transaction(fail)).toThrow('no');
    expect(ledger.meta.lastBatch).toBe(0);
  });
});

test('what was left while the clock was ahead is not kept until it is that late again', () => {
  return withLedger(({ leavings }) => {
    const monthsLater = new Date(later.getTime() + 55 * 86_400_000);
    leavings.add('ahead', 'orders-to-xml', monthsLater);
    leavings.add('of this run', 'orders-to-xml', later);
    expect(leavings.leftBefore('orders-to-xml', now, later)).toEqual(['ahead']);
  });
});

test('clean-up is told of our own old leavings only, never of a name bound to an open batch', () => {
  return withLedger((ledger) => {
    const number = addBatch(ledger);
    for (const path of ['old', 'bound', 'dropped']) ledger.leavings.add(path, 'orders-to-xml', now);
    ledger.leavings.add('theirs', 'stock-csv-mod', now);
    ledger.leavings.add('new', 'orders-to-xml', later);
    ledger.leavings.drop('dropped');
    move(ledger, number, 'PREPARED');
    ledger.batches.move(get(ledger, number), { state: 'STAGED', stagedPath: 'bound' }, now, 'staged');
    expect(ledger.leavings.leftBefore('orders-to-xml', later, later)).toEqual(['old']);
    move(ledger, number, 'DELIVERING', 'DELIVERED');
    expect(ledger.leavings.leftBefore('orders-to-xml', later, later).sort()).toEqual(['bound', 'old']);
  });
});
