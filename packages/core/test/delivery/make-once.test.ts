import { makeOnce, type Fate, type Made, type Making } from '@passerelle/core/delivery/make-once.ts';
import { intentsIn } from '@passerelle/core/delivery/ledger-intents.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { NewWrite } from '@passerelle/core/ledger/outbox.ts';
import { withLedger } from '../ledger/temp-ledger.ts';

/** The other side: it holds rows by key, and fails as it is told. */
interface OtherSide {
  rows: string[];
  /** How the next requests to make end; none left: well. `done`: whether it is there all the same, at once or late. */
  failures: { fate: Fate | null; done: 'yes' | 'no' | 'late' }[];
  made: number;
  looks: ('open' | 'new')[];
  canLook: boolean;
}

const write: NewWrite = {
  target: 'crm',
  kind: 'SalesOrder',
  key: 'PS0-1042',
  orderKey: null,
  subject: '1042',
  event: 'changed',
  payload: {},
};

class OtherSideFails extends Error {
  readonly fate: Fate | null;
  constructor(fate: Fate | null) {
    super(fate?.kind ?? 'a fault of the program');
    this.fate = fate;
  }
}

function making(there: OtherSide, mayBeMadeAnew = false): Making<string> {
  return {
    write,
    mayBeMadeAnew,
    idOf: (row) => row,
    fateOf: (error) => (error instanceof OtherSideFails ? error.fate : null),
    look: (connection) => {
      there.looks.push(connection);
      return there.canLook ? Promise.resolve(there.rows[0] ?? null) : Promise.reject(new Error('no look'));
    },
    make: () => {
      there.made += 1;
      const failure = there.failures.shift();
      if (failure?.done !== 'no' && failure?.done !== 'late') there.rows.push(`6x${there.made}`);
      return failure === undefined
        ? Promise.resolve(there.rows.at(-1) ?? '')
        : Promise.reject(new OtherSideFails(failure.fate));
    },
  };
}

const otherSide = (more: Partial<OtherSide> = {}): OtherSide => {
  return { rows: [], failures: [], made: 0, looks: [], canLook: true, ...more };
};

const graceMs = 60_000;
const start = new Date('2026-11-28T10:08:00Z');
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

/** One run at that many seconds; 'throws …' where it rejects. */
async function run(ledger: Ledger, there: OtherSide, seconds: number, anew = false): Promise<string> {
  const now = (): Date => after(seconds);
  const context = { intents: intentsIn(ledger, now), now, graceMs };
  const made: Made<string> | Error = await makeOnce(context, making(there, anew)).catch(
    (error: unknown) => error as Error,
  );
  if (made instanceof Error) return `throws ${made.message}`;
  return made.kind === 'accepted' ? `${made.isNew ? 'made' : 'found'} ${made.row}` : made.kind;
}

const stateOf = (ledger: Ledger): string | undefined =>
  ledger.outbox.find(write.target, write.kind, write.key)?.state;

const lost: Fate = { kind: 'unknown' };
const no: Fate = { kind: 'refused', answer: { kind: 'no' } };
const halfNo: Fate = { kind: 'refused-half-way', answer: { kind: 'no' } };

test.each<[what: string, failure: OtherSide['failures'][number] | null, outcome: string, state: string]>([
  ['goes well', null, 'made 6x1', 'ACCEPTED'],
  ['answer lost, and it is done', { fate: lost, done: 'yes' }, 'made 6x1', 'ACCEPTED'],
  ['answer lost, and nothing to be seen', { fate: lost, done: 'no' }, 'waiting', 'SENDING'],
  ['a no', { fate: no, done: 'no' }, 'refused', 'REFUSED'],
  ['a no, half of it done', { fate: halfNo, done: 'yes' }, 'made 6x1', 'ACCEPTED'],
  ['a no, nothing done', { fate: halfNo, done: 'no' }, 'refused', 'REFUSED'],
  ['never got there', { fate: { kind: 'not-sent' }, done: 'no' }, 'throws not-sent', 'PREPARED'],
  ['a fault of the program', { fate: null, done: 'no' }, 'throws a fault of the program', 'SENDING'],
])('%s: %p ends as %s, %s', (_, failure, outcome, state) =>
  withLedger(async (ledger) => {
    const there = otherSide({ failures: failure ? [failure] : [] });
    expect(await run(ledger, there, 0)).toBe(outcome);
    expect(stateOf(ledger)).toBe(state);
    expect(there.made).toBe(1);
  }),
);

test.each<[what: string, thereAfterwards: boolean, seconds: number, outcome: string, made: number]>([
  ['there since', true, 30, 'found 6x0', 1],
  ['absent, too early', false, 59, 'waiting', 1],
  ['absent for good', false, 60, 'made 6x2', 2],
])('an answer that was lost: %s', (_, isThere, seconds, outcome, made) =>
  withLedger(async (ledger) => {
    const there = otherSide({ failures: [{ fate: lost, done: 'no' }] });
    await run(ledger, there, 0);
    if (isThere) there.rows.push('6x0');
    expect(await run(ledger, there, seconds)).toBe(outcome);
    expect(there.made).toBe(made);
  }),
);

test('what was killed is sent again only after a second look, on a new connection', () =>
  withLedger(async (ledger) => {
    intentsIn(ledger, () => start).intend(write);
    const there = otherSide();
    expect(await run(ledger, there, 1800)).toBe('made 6x1');
    expect(there.looks).toEqual(['open', 'new']);
  }));

test('what only the second look shows is not sent again', () =>
  withLedger(async (ledger) => {
    intentsIn(ledger, () => start).intend(write);
    const there = otherSide();
    const late = making(there);
    const now = (): Date => after(1800);
    const look = (connection: 'open' | 'new') => Promise.resolve(connection === 'new' ? '6x9' : null);
    const context = { intents: intentsIn(ledger, now), now, graceMs };
    expect(await makeOnce(context, { ...late, look })).toEqual({
      kind: 'accepted',
      row: '6x9',
      isNew: false,
    });
    expect([there.made, stateOf(ledger)]).toEqual([0, 'ACCEPTED']);
  }));

test('could not look is not absent: nothing is sent, before or after a lost answer', () =>
  withLedger(async (ledger) => {
    const there = otherSide({ canLook: false });
    expect(await run(ledger, there, 0)).toBe('throws no look');
    expect([there.made, stateOf(ledger)]).toEqual([0, undefined]);
    intentsIn(ledger, () => start).intend(write);
    expect(await run(ledger, there, 1800)).toBe('throws no look');
    expect([there.made, stateOf(ledger)]).toEqual([0, 'SENDING']);
  }));

test('what was refused is tried anew, what is there is left', () =>
  withLedger(async (ledger) => {
    const there = otherSide({ failures: [{ fate: no, done: 'no' }] });
    expect(await run(ledger, there, 0)).toBe('refused');
    expect(await run(ledger, there, 1800)).toBe('made 6x2');
    expect(await run(ledger, there, 3600)).toBe('found 6x2');
    expect(there.made).toBe(2);
  }));

test('what a person has settled is not made', () =>
  withLedger(async (ledger) => {
    const there = otherSide({ failures: [{ fate: no, done: 'no' }] });
    await run(ledger, there, 0);
    const known = ledger.outbox.find('crm', 'SalesOrder', 'PS0-1042');
    ledger.outbox.move(known!, { state: 'SKIPPED' }, after(60));
    expect(await run(ledger, there, 1800)).toBe('settled');
    expect(there.made).toBe(1);
  }));

test.each([
  [true, 'made 6x2'],
  [false, 'gone'],
])('what a person has taken away (wanted again: %p) is %s', (anew, outcome) =>
  withLedger(async (ledger) => {
    const there = otherSide();
    await run(ledger, there, 0, anew);
    there.rows.length = 0;
    expect(await run(ledger, there, 1800, anew)).toBe(outcome);
  }),
);

test('what was there before us is kept where its absence would tell something', () =>
  withLedger(async (ledger) => {
    const there = otherSide({ rows: ['6x7'] });
    expect(await run(ledger, there, 0, true)).toBe('found 6x7');
    expect(stateOf(ledger)).toBeUndefined();
    expect(await run(ledger, there, 0)).toBe('found 6x7');
    expect(stateOf(ledger)).toBe('ACCEPTED');
  }));
