import { join } from 'node:path';
import type { Found, NewRefusal, Refusals } from '@passerelle/core/ledger/refusals.ts';
import { openLedger } from '@passerelle/core/ledger/open-ledger.ts';
import { inFolder } from '../in-folder.ts';

const at = new Date('2026-11-22T02:10:00Z');
const job = { program: 'stock-csv-mod', job: 'customers' } as const;

function refused(subject: string, changes: Partial<NewRefusal> = {}): NewRefusal {
  return { subject, fault: 'no-name', message: `${subject}: no name`, hint: '', isStill: false, ...changes };
}

const found = (...refusedNow: NewRefusal[]): Found => ({ refused: refusedNow, settled: [], isWhole: true });

function inLedger(play: (refusals: Refusals) => void): Promise<void> {
  return inFolder((folder) => {
    const ledger = openLedger(join(folder, 'passerelle.sqlite'), { uniqueId: () => 'id', pace: 1 });
    try {
      ledger.refusals.note(job, found(refused('A'), refused('B')), at);
      play(ledger.refusals);
    } finally {
      ledger.close();
    }
  });
}

test.each<
  [what: string, of: typeof job | { program: 'orders-to-xml'; job: 'crm' }, next: Found, told: string[]]
>([
  ['the same again', job, found(refused('A'), refused('B')), ['A: no name', 'B: no name']],
  ['one is in order', job, found(refused('B')), ['B: no name']],
  ['a run of a part', job, { ...found(refused('B')), isWhole: false }, ['A: no name', 'B: no name']],
  ['a part, where one is in order', job, { ...found(), settled: ['A'], isWhole: false }, ['B: no name']],
  ['another reason', job, found(refused('A', { fault: 'twice', message: 'A: twice' })), ['A: twice']],
  [
    'the same reason in other words',
    job,
    found(refused('A', { message: 'A: still no name' })),
    ['A: still no name'],
  ],
  [
    'told before: the reason stays, and of one that was not told this one counts',
    job,
    found(
      refused('A', { isStill: true, message: '-' }),
      refused('C', { isStill: true, message: 'C: as before' }),
    ),
    ['A: no name', 'C: as before'],
  ],
  ['a run of another job', { program: 'orders-to-xml', job: 'crm' }, found(), ['A: no name', 'B: no name']],
])('%s', (_, of, next, told) =>
  inLedger((refusals) => {
    refusals.note(of, next, new Date(at.getTime() + 1));
    expect(refusals.waiting().map(({ message }) => message)).toEqual(told);
  }),
);

test('what a person knows is told no more, with all of the same reason; since when it is so does not change', () =>
  inLedger((refusals) => {
    refusals.note(
      job,
      found(refused('A'), refused('B'), refused('C', { fault: 'twice' })),
      new Date(at.getTime() + 1),
    );
    const [first] = refusals.waiting();
    expect(first?.since).toEqual(at);
    expect(refusals.acknowledge({ ...job, fault: 'no-name' }, at)).toBe(2);
    expect(refusals.waiting().map(({ subject }) => subject)).toEqual(['C']);
    expect(refusals.acknowledge({ ...job, fault: 'no-name' }, at)).toBe(0);
  }));

test('who is forgotten is not named any more, neither by his number nor by what was said of him', () =>
  inFolder((folder) => {
    const ledger = openLedger(join(folder, 'passerelle.sqlite'), { uniqueId: () => 'id', pace: 1 });
    const crm = { program: 'orders-to-xml', job: 'crm' } as const;
    const said = refused('C7', { message: 'The shop: "Lea@Example.test" is taken.' });
    ledger.customers.see('lea@example.test', '2', at);
    ledger.customers.see('max@example.test', '3', at);
    ledger.refusals.note(crm, found(refused('customer 2'), refused('customer 3'), refused('order 2')), at);
    ledger.refusals.note(job, found(said), at);
    ledger.transaction(() => ledger.customers.forget('lea@example.test', at));
    expect(ledger.refusals.waiting().map(({ subject }) => subject)).toEqual(['customer 3', 'order 2']);
    ledger.close();
  }));
