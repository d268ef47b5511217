import type { KnownOrder } from '@passerelle/core/ledger/known-order.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import { anOrder } from '../../core/test/orders/any-order.ts';
import { whyUnknown, type SalesRules, type UnknownSale } from '../src/unknown-sales.ts';
import { aKnownOrder, aSentOrder } from './known-order.ts';

const rules: SalesRules = {
  states: [2],
  ignoredStates: [10],
  hasStateColumn: true,
  reservingStates: [10],
};
const inState = (stateId: string) => anOrder({ stateId, stateLabel: '' });

test.each<[known: KnownOrder | null, order: Order | null, part: UnknownSale['part'], why: string]>([
  [null, inState('2'), 'lines', 'not-sent'],
  [aKnownOrder(), null, 'lines', 'not-sent'],
  [aKnownOrder({ status: 'unknown-state' }), inState('2'), 'lines', 'not-sent'],
  [aKnownOrder({ status: 'unknown-state' }), null, 'lines', 'unknown-state'],
  [null, inState('42'), 'lines', 'unknown-state'],
  [null, inState('10'), 'lines', 'reserving'],
  [aKnownOrder({ status: 'withheld' }), inState('2'), 'lines', 'withheld'],
  [aKnownOrder({ status: 'rejected' }), inState('2'), 'lines', 'rejected'],
  [aSentOrder('STAGED', null), inState('2'), 'lines', 'on-its-way'],
  [aSentOrder('DELIVERED', '09:57'), inState('2'), 'lines', 'waiting'],
  [aSentOrder('COLLECTED', '10:19'), null, 'lines', 'collected-later'],
  [aSentOrder('UNCERTAIN', '09:57'), inState('2'), 'lines', 'uncertain'],
  [aSentOrder('COLLECTED', '09:57'), inState('2'), 'difference', 'changed'],
  [aKnownOrder({ status: 'acknowledged' }), inState('2'), 'lines', 'keyed-in-later'],
  [aKnownOrder({ status: 'acknowledged' }), inState('2'), 'difference', 'keyed-in-later'],
])('%#: it is unknown because it is %4$s', (known, order, part, why) => {
  expect(whyUnknown({ known, order, part, lines: [], isFirstCycle: true }, rules)).toBe(why);
});
