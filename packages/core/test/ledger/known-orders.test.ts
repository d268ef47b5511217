import type { KnownOrder } from '../../src/ledger/known-order.ts';
import { contentOf } from '../../src/orders/order-content.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { Decision } from '@passerelle/core/orders/decision.ts';
import { aLine, anOrder } from '../orders/any-order.ts';
import { addParcel, anEntry, later, now, withLedger } from './temp-ledger.ts';

type Names = [id: string, ref: string];

function recorded(ledger: Ledger, ...orders: Names[]): void {
  for (const [id, ref] of orders) ledger.orders.record(null, anEntry({ id, ref }), now);
}

function get(ledger: Ledger, id: string): KnownOrder {
  const known = ledger.orders.find(id, '');
  if (!known) throw new Error(`order ${id} is not in the ledger`);
  return known;
}

test.each<[string, Names[], [...Names, date?: string], string | null]>([
  ['by id', [['7', 'AAA']], ['7', 'AAA'], '7/AAA'],
  ['by id alone', [['7', 'AAA']], ['7', ''], '7/AAA'],
  ['by id and date, whatever the reference', [['7', 'AAA']], ['7', 'BBB', anEntry().orderedAt], '7/AAA'],
  [
    'no other order of that id: other reference, other date',
    [['7', 'AAA']],
    ['7', 'BBB', '2027-03-01T10:00:00'],
    null,
  ],
  ['no other order of that id: other reference, no date', [['7', 'AAA']], ['7', 'BBB'], null],
  ['by id and reference, whatever the date', [['7', 'AAA']], ['7', 'AAA', '2027-03-01T10:00:00'], '7/AAA'],
  ['by id, when the ledger has no reference', [['7', '']], ['7', 'AAA', '2027-03-01T10:00:00'], '7/'],
  [
    'the one of that reference, of two that had the id',
    [
      ['7', 'AAA'],
      ['7', 'BBB'],
    ],
    ['7', 'AAA'],
    '7/AAA',
  ],
  [
    'the newest that had the id, when the file has no reference',
    [
      ['7', 'AAA'],
      ['7', 'BBB'],
    ],
    ['7', ''],
    '7/BBB',
  ],
  ['by reference, when the file has no id', [['7', 'AAA']], ['', 'AAA'], '7/AAA'],
  ['by reference, when the ledger has no id', [['', 'AAA']], ['7', 'AAA'], '/AAA'],
  ['one of a split cart, never by the reference alone', [['7', 'AAA']], ['8', 'AAA'], null],
  [
    'each of a split cart',
    [
      ['7', 'AAA'],
      ['8', 'AAA'],
    ],
    ['8', 'AAA'],
    '8/AAA',
  ],
  ['nothing without a name', [['', 'AAA']], ['', ''], null],
  ['never seen', [['7', 'AAA']], ['9', 'CCC'], null],
  ['an id is no reference', [['7', '8']], ['8', ''], null],
])('found %s', (_, orders, [id, ref, date], expected) => {
  return withLedger((ledger) => {
    recorded(ledger, ...orders);
    const found = ledger.orders.find(id, ref, date);
    expect(found && `${found.id}/${found.ref}`).toBe(expected);
  });
});

test.each<[string, string[]]>([
  ['7', ['7']],
  ['AAA', ['7', '8']],
  ['none', []],
])('a person who types %s means %j', (name, expected) => {
  return withLedger((ledger) => {
    recorded(ledger, ['7', 'AAA'], ['8', 'AAA']);
    expect(ledger.orders.named(name).map((order) => order.id)).toEqual(expected);
  });
});

test('what is recorded is read back', () => {
  return withLedger((ledger) => {
    const parcel = addParcel(ledger);
    const entry = anEntry({ parcel, difference: [{ gencod: '', reference: 'CIRAGE', size: '', qty: 2 }] });
    const key = ledger.orders.record(null, entry, now);
    const bound = { number: parcel, lot: 'L1', fileName: 'ventes_1.xml', state: 'DRAFT', waitingAt: null };
    const times = { firstSeen: now, lastSeen: now, ackedAt: null, missedSince: null, differenceSince: null };
    expect(get(ledger, entry.id)).toMatchObject({ key, ...entry, ...times, parcel: bound });
  });
});

test('an id or a reference once known is never forgotten', () => {
  return withLedger((ledger) => {
    recorded(ledger, ['7', 'AAA']);
    ledger.orders.record(get(ledger, '7'), anEntry({ id: '', ref: 'AAA' }), later);
    ledger.orders.record(get(ledger, '7'), anEntry({ id: '7', ref: '' }), later);
    expect(get(ledger, '7')).toMatchObject({ id: '7', ref: 'AAA', firstSeen: now, lastSeen: later });
  });
});

test('an order known by its reference learns its id', () => {
  return withLedger((ledger) => {
    recorded(ledger, ['', 'AAA']);
    const known = ledger.orders.find('', 'AAA');
    if (known) ledger.orders.identify(known, { id: '7', ref: 'AAA' });
    expect(get(ledger, '7')).toMatchObject({ id: '7', ref: 'AAA' });
  });
});

const changed: Decision = { kind: 'changed-since-sent', reason: { kind: 'changed', differences: [] } };
const changedSubstance = contentOf(anOrder({ lines: [aLine({ qty: 2 })] }));
const beyond = [{ gencod: '3612345678034', reference: '', size: '38', qty: 1 }];

function changeOrder(ledger: Ledger, id: string): void {
  ledger.orders.recordChange(
    get(ledger, id),
    changed,
    { content: changedSubstance, difference: beyond },
    now,
  );
}

test('a changed order keeps what was sent, and what it sells beyond', () => {
  return withLedger((ledger) => {
    recorded(ledger, ['7', 'AAA']);
    changeOrder(ledger, '7');
    expect(get(ledger, '7')).toMatchObject({
      status: 'sent',
      decision: changed,
      content: anEntry().content,
      difference: beyond,
    });
    expect(ledger.orders.changedSinceSent().map((order) => order.id)).toEqual(['7']);
  });
});

test('a change is told once in the evidence, however often it is seen', () => {
  return withLedger((ledger) => {
    recorded(ledger, ['7', 'AAA']);
    for (let run = 0; run < 3; run++) changeOrder(ledger, '7');
    const told = ledger.evidence.chain(get(ledger, '7').key).map((item) => item.detail['decision']);
    expect(told).toEqual(['send', 'changed-since-sent']);
  });
});

test('an order that is as it was sent again has no change left', () => {
  return withLedger((ledger) => {
    recorded(ledger, ['7', 'AAA']);
    changeOrder(ledger, '7');
    ledger.orders.recordUnchanged(get(ledger, '7'), later);
    expect(get(ledger, '7')).toMatchObject({
      status: 'sent',
      difference: [],
      content: anEntry().content,
    });
    expect(ledger.orders.changedSinceSent()).toEqual([]);
  });
});

test('acknowledged: as it was last seen; undone: as it was before', () => {
  return withLedger((ledger) => {
    recorded(ledger, ['7', 'AAA']);
    changeOrder(ledger, '7');
    const before = get(ledger, '7');
    ledger.orders.acknowledge(before, later, later);
    expect(get(ledger, '7')).toMatchObject({
      status: 'acknowledged',
      content: changedSubstance,
      ackedAt: later,
    });
    ledger.orders.undoAcknowledgement(get(ledger, '7'), later);
    expect(get(ledger, '7')).toEqual(before);
  });
});

test('acknowledged twice is undone twice', () => {
  return withLedger((ledger) => {
    ledger.orders.record(null, anEntry({ id: '7', status: 'withheld' }), now);
    const withheld = get(ledger, '7');
    ledger.orders.acknowledge(withheld, now, now);
    const once = get(ledger, '7');
    ledger.orders.acknowledge(once, later, later);
    ledger.orders.undoAcknowledgement(get(ledger, '7'), later);
    expect(get(ledger, '7')).toEqual(once);
    ledger.orders.undoAcknowledgement(get(ledger, '7'), later);
    expect(get(ledger, '7')).toEqual(withheld);
  });
});

test('sent after all, an acknowledgement binds no longer', () => {
  return withLedger((ledger) => {
    ledger.orders.record(null, anEntry({ id: '7', status: 'withheld' }), now);
    ledger.orders.acknowledge(get(ledger, '7'), now, now);
    ledger.orders.record(get(ledger, '7'), anEntry({ id: '7' }), later);
    expect(get(ledger, '7')).toMatchObject({ status: 'sent', ackedAt: null });
  });
});

test('a void parcel frees its orders to be sent again, but for those keyed in by hand since', () => {
  return withLedger((ledger) => {
    const parcel = addParcel(ledger, '7', '8');
    changeOrder(ledger, '8');
    ledger.orders.acknowledge(get(ledger, '8'), now, now);
    ledger.orders.freeOrdersOf(parcel);
    expect(get(ledger, '7')).toMatchObject({ status: 'seen', parcel: null, decision: { kind: 'send' } });
    expect(get(ledger, '8').status).toBe('acknowledged');
  });
});

test('a parcel sent again takes its orders along', () => {
  return withLedger((ledger) => {
    const [old, again] = [addParcel(ledger, '7'), addParcel(ledger)];
    ledger.orders.moveOrders(old, again);
    expect(ledger.orders.ofParcel(old)).toEqual([]);
    expect(ledger.orders.ofParcel(again).map((order) => order.id)).toEqual(['7']);
  });
});

test('what the stock needs is kept until it is forgotten; only the first cycle counts', () => {
  return withLedger((ledger) => {
    recorded(ledger, ['7', 'AAA']);
    const { key } = get(ledger, '7');
    ledger.orders.markMissed(key, now, 'lines');
    ledger.orders.markMissed(key, later, 'lines');
    expect(get(ledger, '7')).toMatchObject({ missedSince: now, differenceSince: null });
    expect(ledger.orders.withOpenLines().map((order) => order.id)).toEqual(['7']);
    ledger.orders.forgetLines(key);
    expect(ledger.orders.withOpenLines()).toEqual([]);
  });
});

test('an order that is gone holds nothing', () => {
  return withLedger((ledger) => {
    recorded(ledger, ['7', 'AAA']);
    ledger.orders.markGone(get(ledger, '7'));
    expect(get(ledger, '7')).toMatchObject({ status: 'gone', lines: [] });
  });
});
