import type { Change, Delivery } from '@passerelle/core/ledger/deliveries.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { legalSteps, type FolderState, type HttpState } from '@passerelle/core/ledger/states.ts';
import { addParcel, later, now, withLedger } from './temp-ledger.ts';

function get(ledger: Ledger, number: number): Delivery {
  const delivery = ledger.till.get(number);
  if (!delivery) throw new Error(`parcel ${number} is not in the ledger`);
  return delivery;
}

function move(ledger: Ledger, number: number, ...states: FolderState[]): void {
  for (const state of states) ledger.till.move(get(ledger, number), { state }, now, 'reply');
}

test.each<[string, FolderState[]]>([
  ['the straight way', ['PREPARED', 'STAGED', 'DELIVERING', 'DELIVERED', 'COLLECTED']],
  ['void before anything was sent', ['VOID']],
  ['staged again after a refusal', ['PREPARED', 'STAGED', 'DELIVERING', 'STAGED', 'DELIVERING', 'DELIVERED']],
  ['uploaded again', ['PREPARED', 'STAGED', 'PREPARED', 'STAGED']],
  ['collected before it was seen', ['PREPARED', 'STAGED', 'DELIVERING', 'COLLECTED']],
  ['settled by a person', ['PREPARED', 'STAGED', 'DELIVERING', 'UNCERTAIN', 'DELIVERED']],
  ['sent again', ['PREPARED', 'STAGED', 'DELIVERING', 'DELIVERED', 'COLLECTED', 'RESENT']],
])('%s is legal', (_, states) => {
  return withLedger((ledger) => {
    const number = addParcel(ledger);
    move(ledger, number, ...states);
    expect(get(ledger, number).state).toBe(states.at(-1));
  });
});

test.each<[FolderState[], FolderState]>([
  [[], 'DELIVERED'],
  [['PREPARED'], 'DELIVERED'],
  [['PREPARED', 'STAGED', 'DELIVERING'], 'VOID'],
  [['PREPARED', 'STAGED', 'DELIVERING', 'DELIVERED'], 'PREPARED'],
  [['PREPARED', 'STAGED', 'DELIVERING', 'DELIVERED', 'COLLECTED'], 'DELIVERED'],
  [['VOID'], 'PREPARED'],
])('after %j, %s is a fault of the program', (states, illegal) => {
  return withLedger((ledger) => {
    const number = addParcel(ledger);
    move(ledger, number, ...states);
    expect(() => move(ledger, number, illegal)).toThrow(/no step from/);
  });
});

const overHttp = { destination: 'crm', key: 'PS0-7' } as const;

/** A parcel for the CRM, moved through these states. */
function overHttpIn(ledger: Ledger, ...states: HttpState[]): Delivery<'crm'> | null {
  const deliveries = ledger.deliveriesTo('crm');
  const number = addParcel(ledger);
  deliveries.add(number, overHttp.key);
  for (const state of states) {
    const delivery = deliveries.get(number);
    if (delivery) deliveries.move(delivery, { state }, now, 'reply');
  }
  return deliveries.get(number);
}

test.each<[string, HttpState[]]>([
  ['the straight way', ['SENDING', 'ACCEPTED']],
  ['found there before anything was sent', ['ACCEPTED']],
  ['refused before anything was sent, and mended', ['REFUSED', 'PREPARED', 'SENDING', 'ACCEPTED']],
  ['without effect, and sent again', ['SENDING', 'PREPARED', 'SENDING', 'ACCEPTED']],
  ['settled by a person: it is there', ['SENDING', 'UNCERTAIN', 'ACCEPTED']],
  ['settled by a person: it is not', ['SENDING', 'UNCERTAIN', 'PREPARED']],
])('over HTTP, %s is legal', (_, states) => {
  return withLedger((ledger) => {
    expect(overHttpIn(ledger, ...states)).toMatchObject({ ...overHttp, state: states.at(-1) });
  });
});

test.each<[HttpState[], HttpState]>([
  [['SENDING', 'ACCEPTED'], 'SENDING'],
  [['SENDING', 'ACCEPTED'], 'PREPARED'],
  [['REFUSED'], 'SENDING'],
  [['REFUSED'], 'ACCEPTED'],
  [['UNCERTAIN'], 'SENDING'],
])('over HTTP, after %j, %s is a fault of the program', (states, illegal) => {
  return withLedger((ledger) => {
    expect(() => overHttpIn(ledger, ...states, illegal)).toThrow(/no step from/);
  });
});

test('each destination has its own delivery of a parcel, found by its own key', () => {
  return withLedger((ledger) => {
    const toCrm = overHttpIn(ledger, 'SENDING');
    expect(ledger.till.byKey('ventes_1.xml')).toMatchObject({
      number: 1,
      destination: 'till',
      state: 'DRAFT',
    });
    expect(ledger.till.byKey(overHttp.key)).toBeNull();
    expect(ledger.deliveriesTo('crm').byKey(overHttp.key)).toEqual(toCrm);
    expect(ledger.deliveriesTo('crm').inState('SENDING')).toEqual([toCrm]);
    expect(ledger.till.inState('DRAFT')).toHaveLength(1);
  });
});

test('the first look that did not find it counts, until it is sent again', () => {
  return withLedger((ledger) => {
    const deliveries = ledger.deliveriesTo('crm');
    deliveries.add(addParcel(ledger), overHttp.key);
    const step = (change: Change<'crm'>): unknown => {
      const delivery = deliveries.get(1);
      if (delivery) deliveries.move(delivery, change, now, 'reply');
      return deliveries.get(1);
    };
    expect(step({ state: 'SENDING', intendedAt: now })).toMatchObject({ intendedAt: now, attempts: 1 });
    for (const at of [now, later]) {
      const delivery = deliveries.get(1);
      if (delivery) deliveries.seeAbsent(delivery, at);
    }
    expect(deliveries.get(1)).toMatchObject({ absentSince: now });
    expect(step({ state: 'PREPARED', isAnew: true })).toMatchObject({ intendedAt: null, absentSince: null });
    expect(step({ state: 'SENDING', intendedAt: later })).toMatchObject({ intendedAt: later, attempts: 2 });
    expect(step({ state: 'ACCEPTED', acceptedAt: later, bookedAt: later, remoteId: '6x1' })).toMatchObject({
      acceptedAt: later,
      bookedAt: later,
      remoteId: '6x1',
    });
  });
});

test('nothing comes after VOID and RESENT', () => {
  expect([legalSteps.till.VOID, legalSteps.till.RESENT]).toEqual([[], []]);
});

test('of two programs that see the collection, the second changes nothing', () => {
  return withLedger((ledger) => {
    const number = addParcel(ledger);
    move(ledger, number, 'PREPARED', 'STAGED', 'DELIVERING', 'DELIVERED');
    const seenByBoth = get(ledger, number);
    const collected = { state: 'COLLECTED' as const };
    expect(ledger.till.move(seenByBoth, { ...collected, bookedAt: now }, now, 'collected')).toBe(true);
    expect(ledger.till.move(seenByBoth, { ...collected, bookedAt: later }, later, 'collected')).toBe(false);
    expect(get(ledger, number).bookedAt).toEqual(now);
  });
});

test('the last moment a file was still waiting only moves on', () => {
  return withLedger((ledger) => {
    const number = addParcel(ledger);
    move(ledger, number, 'PREPARED', 'STAGED');
    const delivering = { state: 'DELIVERING' as const, waitingAt: now };
    ledger.till.move(get(ledger, number), delivering, now, 'delivering');
    move(ledger, number, 'DELIVERED');
    ledger.till.seeWaiting(get(ledger, number), later);
    ledger.till.seeWaiting(get(ledger, number), now);
    expect(get(ledger, number).waitingAt).toEqual(later);
  });
});

test('what a step does not tell stays as it was', () => {
  return withLedger((ledger) => {
    const number = addParcel(ledger);
    move(ledger, number, 'PREPARED');
    move(ledger, number, 'STAGED');
    const intent = { intendedAt: now, waitingAt: now };
    ledger.till.move(get(ledger, number), { state: 'DELIVERING', ...intent }, now, 'delivering');
    move(ledger, number, 'STAGED');
    expect(get(ledger, number)).toMatchObject({ ...intent, attempts: 1, lot: 'L1', bytes: 10 });
  });
});

test('parcels are found by their state, oldest first, and by their file', () => {
  return withLedger((ledger) => {
    const numbers = [addParcel(ledger), addParcel(ledger), addParcel(ledger)];
    move(ledger, 2, 'PREPARED');
    expect(ledger.till.inState('DRAFT').map((parcel) => parcel.number)).toEqual([1, 3]);
    expect(ledger.till.inState('DRAFT', 'PREPARED').map((parcel) => parcel.number)).toEqual(numbers);
    expect(ledger.till.byKey('ventes_2.xml')?.number).toBe(2);
    expect(ledger.till.byKey('other.xml')).toBeNull();
  });
});

test('a number is taken for ever, and those of a lost ledger are skipped', () => {
  return withLedger((ledger) => {
    expect([ledger.meta.takeBatchNumber(), ledger.meta.takeBatchNumber()]).toEqual([1, 2]);
    ledger.meta.skipBatchNumbersTo(40);
    ledger.meta.skipBatchNumbersTo(7);
    expect(ledger.meta.takeBatchNumber()).toBe(41);
  });
});

test('a file name stands for one parcel only', () => {
  return withLedger((ledger) => {
    addParcel(ledger);
    expect(() => ledger.parcels.add({ ...get(ledger, 1), number: 2 })).toThrow(/UNIQUE/);
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
  return withLedger(({ stagedFiles }) => {
    const monthsLater = new Date(later.getTime() + 55 * 86_400_000);
    stagedFiles.add('ahead', 'orders-to-xml', monthsLater);
    stagedFiles.add('of this run', 'orders-to-xml', later);
    expect(stagedFiles.leftBefore('orders-to-xml', now, later)).toEqual(['ahead']);
  });
});

test('clean-up is told of our own old files only, never of a name bound to an open delivery', () => {
  return withLedger((ledger) => {
    const number = addParcel(ledger);
    for (const path of ['old', 'bound', 'dropped']) ledger.stagedFiles.add(path, 'orders-to-xml', now);
    ledger.stagedFiles.add('theirs', 'stock-csv-mod', now);
    ledger.stagedFiles.add('new', 'orders-to-xml', later);
    ledger.stagedFiles.drop('dropped');
    move(ledger, number, 'PREPARED');
    move(ledger, number, 'STAGED');
    ledger.stagedFiles.bind(number, 'bound');
    expect(ledger.stagedFiles.leftBefore('orders-to-xml', later, later)).toEqual(['old']);
    move(ledger, number, 'DELIVERING', 'DELIVERED');
    expect(ledger.stagedFiles.leftBefore('orders-to-xml', later, later).sort()).toEqual(['bound', 'old']);
  });
});
