import { forgetOver, intentsIn } from '@passerelle/core/delivery/ledger-intents.ts';
import { noteThere } from '@passerelle/core/delivery/make-once.ts';
import type { NewWrite } from '@passerelle/core/ledger/outbox.ts';
import { later, now, withLedger } from '../ledger/temp-ledger.ts';

const about = { target: 'shop', orderKey: null, subject: '', event: 'file', payload: null } as const;
const group: NewWrite = { ...about, kind: 'group', key: 'revendeurs' };
const customer: NewWrite = { ...about, kind: 'customer', key: 'C001' };

/** Sent at `now`, and its answer lost, or proven to have had no effect. */
test.each([
  ['its answer was lost, long ago: forgotten', group, 'SENDING', later, undefined],
  ['its answer was lost a moment ago: it may still come', group, 'SENDING', now, 'SENDING'],
  ['it never left: forgotten', group, 'PREPARED', now, undefined],
  ['done: it stays known', group, 'ACCEPTED', later, 'ACCEPTED'],
  ['of another kind, which is asked for by its key', customer, 'SENDING', later, 'SENDING'],
] as const)('%s', (_, write, state, sentBefore, after) =>
  withLedger((ledger) => {
    const intents = intentsIn(ledger, () => now);
    intents.intend(write);
    if (state !== 'SENDING') intents.settle(write, { state });
    forgetOver(ledger, { target: 'shop', kinds: new Set(['group']), sentBefore });
    expect(intents.find(write)?.state).toBe(after);
  }),
);

test.each([
  ['whose answer was lost is done', 'SENDING', 'ACCEPTED'],
  ['that never left was made by somebody', 'PREPARED', 'ACCEPTED'],
  ['that was refused stays with the person', 'REFUSED', 'REFUSED'],
  ['that was never sent is none of ours', undefined, undefined],
] as const)('seen there, what %s', (_, before, after) =>
  withLedger((ledger) => {
    const intents = intentsIn(ledger, () => now);
    if (before !== undefined) intents.intend(customer);
    if (before === 'PREPARED' || before === 'REFUSED') intents.settle(customer, { state: before });
    noteThere({ intents }, customer, '7');
    expect(intents.find(customer)?.state).toBe(after);
  }),
);
