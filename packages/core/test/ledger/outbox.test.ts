import { createHash } from 'node:crypto';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { NewWrite, Write } from '@passerelle/core/ledger/outbox.ts';
import { writeSteps, type WriteState } from '@passerelle/core/ledger/states.ts';
import { anEntry, later, now, withLedger } from './temp-ledger.ts';

/** A state to be written into the shop. */
const aWrite: NewWrite = {
  target: 'shop',
  kind: 'order-state',
  key: '1042 to 3',
  orderKey: null,
  subject: '1042',
  event: 'collected',
  payload: { from: [2, 11], to: 3 },
};

function get({ outbox }: Ledger, { target, kind, key }: NewWrite = aWrite): Write {
  const write = outbox.find(target, kind, key);
  if (!write) throw new Error(`no write ${key}`);
  return write;
}

/** The states by which each can be reached. */
const waysTo: Record<WriteState, WriteState[]> = {
  PREPARED: [],
  SENDING: ['SENDING'],
  ACCEPTED: ['SENDING', 'ACCEPTED'],
  REFUSED: ['SENDING', 'REFUSED'],
  UNCERTAIN: ['SENDING', 'UNCERTAIN'],
  SKIPPED: ['SKIPPED'],
};
const states = Object.keys(waysTo) as WriteState[];

function added(ledger: Ledger, ...through: WriteState[]): Write {
  ledger.outbox.add(aWrite, now);
  for (const state of through) ledger.outbox.move(get(ledger), { state }, now);
  return get(ledger);
}

const legal: Record<WriteState, WriteState[]> = {
  PREPARED: ['SENDING', 'ACCEPTED', 'REFUSED', 'UNCERTAIN', 'SKIPPED'],
  SENDING: ['PREPARED', 'ACCEPTED', 'REFUSED', 'UNCERTAIN', 'SKIPPED'],
  ACCEPTED: ['PREPARED'],
  REFUSED: ['PREPARED', 'SKIPPED'],
  UNCERTAIN: ['PREPARED', 'ACCEPTED', 'SKIPPED'],
  SKIPPED: [],
};

test.each(states.flatMap((from) => states.map((to) => [from, to, legal[from].includes(to)] as const)))(
  'a step from %s to %s is legal: %s',
  (from, to, isLegal) =>
    withLedger((ledger) => {
      const write = added(ledger, ...waysTo[from]);
      expect(write.state).toBe(from);
      expect(writeSteps[from].includes(to)).toBe(isLegal);
      const move = (): boolean => ledger.outbox.move(write, { state: to }, later);
      if (!isLegal) return expect(move).toThrow(`no step from ${from} to ${to}`);
      expect(move()).toBe(true);
      expect(get(ledger).state).toBe(to);
    }),
);

test('what is added is read back, with the hash of its payload', () =>
  withLedger((ledger) => {
    const orderKey = ledger.orders.record(null, anEntry(), now);
    const write = { ...aWrite, orderKey };
    expect(ledger.outbox.add(write, now)).toBe(true);
    const payloadSha256 = createHash('sha256').update('{"from":[2,11],"to":3}').digest('hex');
    const untouched = {
      intendedAt: null,
      absentSince: null,
      settledAt: null,
      remoteId: '',
      answer: null,
      attempts: 0,
    };
    expect(get(ledger)).toEqual({
      ...write,
      id: 1,
      payloadSha256,
      state: 'PREPARED',
      createdAt: now,
      ...untouched,
    });
    expect(ledger.outbox.ofOrder(orderKey)).toEqual([get(ledger)]);
  }));

test.each<[string, Partial<NewWrite>, boolean]>([
  ['the same', {}, false],
  ['the same, otherwise told', { payload: { to: 4 }, event: 'shipped' }, false],
  ['another key', { key: '1043 to 3' }, true],
  ['another kind', { kind: 'mail' }, true],
  ['another target', { target: 'crm' }, true],
])('added once more, %s: is new: %s', (_, changes, isNew) =>
  withLedger((ledger) => {
    const before = added(ledger, 'SENDING', 'ACCEPTED');
    expect(ledger.outbox.add({ ...aWrite, ...changes }, later)).toBe(isNew);
    expect(get(ledger)).toEqual(before);
  }),
);

test('a write is made with its event, or not at all', () =>
  withLedger((ledger) => {
    const fail = (): void => {
      ledger.outbox.add(aWrite, now);
      throw new Error('no');
    };
    expect(() => ledger.transaction(fail)).toThrow('no');
    expect(ledger.outbox.open('shop')).toEqual([]);
  }));

const movedOn = { kind: 'write/moved-on', state: 5 };

test('what is open is found by its target, the oldest first', () =>
  withLedger((ledger) => {
    for (const key of ['a', 'b', 'c', 'd']) ledger.outbox.add({ ...aWrite, key }, now);
    ledger.outbox.add({ ...aWrite, target: 'crm', key: 'e' }, now);
    ledger.outbox.move(get(ledger, { ...aWrite, key: 'b' }), { state: 'SENDING' }, now);
    ledger.outbox.move(get(ledger, { ...aWrite, key: 'c' }), { state: 'SKIPPED', answer: movedOn }, now);
    expect(ledger.outbox.open('shop').map(({ key }) => key)).toEqual(['a', 'b', 'd']);
    expect(ledger.outbox.inState('shop', 'SKIPPED')).toMatchObject([{ key: 'c', answer: movedOn }]);
    expect(ledger.outbox.open('crm').map(({ key }) => key)).toEqual(['e']);
  }));

test('each intent counts, and what settles it is kept', () =>
  withLedger((ledger) => {
    const { outbox } = ledger;
    added(ledger, 'SENDING', 'PREPARED');
    expect(get(ledger)).toMatchObject({ attempts: 1, intendedAt: null, settledAt: null });
    outbox.move(get(ledger), { state: 'SENDING' }, later);
    expect(get(ledger)).toMatchObject({ attempts: 2, intendedAt: later, settledAt: null });
    outbox.move(get(ledger), { state: 'ACCEPTED', remoteId: '77' }, later);
    expect(get(ledger)).toMatchObject({ attempts: 2, intendedAt: later, settledAt: later, remoteId: '77' });
  }));

test('of two runs that settle the same write, the second changes nothing', () =>
  withLedger((ledger) => {
    const seenByBoth = added(ledger, 'SENDING');
    expect(ledger.outbox.move(seenByBoth, { state: 'ACCEPTED', remoteId: '77' }, now)).toBe(true);
    expect(
      ledger.outbox.move(seenByBoth, { state: 'REFUSED', answer: { kind: 'shop/refused' } }, later),
    ).toBe(false);
    expect(get(ledger)).toMatchObject({ state: 'ACCEPTED', remoteId: '77', answer: null, settledAt: now });
  }));

test('the first look that did not find it counts, until it is sent again', () =>
  withLedger((ledger) => {
    const { outbox } = ledger;
    const write = added(ledger, 'SENDING');
    outbox.seeAbsent(write, now);
    outbox.seeAbsent(write, later);
    expect(get(ledger).absentSince).toEqual(now);
    outbox.move(write, { state: 'PREPARED' }, later);
    expect(get(ledger).absentSince).toBeNull();
    outbox.seeAbsent(write, later);
    expect(get(ledger).absentSince).toBeNull();
  }));

test.each<WriteState>(['REFUSED', 'UNCERTAIN', 'SENDING'])(
  'one that was %s is to be written after all, as it is now',
  (state) =>
    withLedger((ledger) => {
      const write = added(ledger, ...waysTo[state]);
      expect(ledger.outbox.renew(write, { to: 4 }, later)).toBe(true);
      const renewed = { state: 'PREPARED', payload: { to: 4 }, answer: null, settledAt: null, attempts: 1 };
      expect(get(ledger)).toMatchObject(renewed);
      expect(get(ledger).payloadSha256).not.toBe(write.payloadSha256);
      expect(ledger.outbox.renew(write, { to: 5 }, later)).toBe(false);
      expect(get(ledger).payload).toEqual({ to: 4 });
    }),
);

test.each<[WriteState, boolean]>([
  ['ACCEPTED', true],
  ['SKIPPED', true],
  ['REFUSED', false],
  ['UNCERTAIN', false],
  ['SENDING', false],
])(
  'what a write that is %s said is forgotten in time: %s; that it was written, never',
  (state, isForgotten) =>
    withLedger((ledger) => {
      added(ledger, ...waysTo[state]);
      ledger.forgetDetailsBefore(later);
      expect(get(ledger).payload).toEqual(isForgotten ? null : aWrite.payload);
      expect(ledger.outbox.add(aWrite, later)).toBe(false);
    }),
);
