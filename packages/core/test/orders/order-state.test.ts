import { meaningOfState, type StateRules } from '../../src/orders/order-state.ts';
import { anOrder } from './any-order.ts';

const rules: StateRules = {
  states: [2, 'Expédié', '15'],
  ignoredStates: [6, 'En attente de virement bancaire', 'Expédié en partie'],
  hasStateColumn: true,
};

test.each<[string, string, string, Partial<StateRules>, string]>([
  ['an id that is a sale', '2', '', {}, 'sale'],
  ['an id as text', '15', '', {}, 'sale'],
  ['a label that is a sale', '', 'Expédié', {}, 'sale'],
  ['a label, accents and case apart', '', 'EXPEDIE', {}, 'sale'],
  ['a sale by its id, whatever the label', '2', 'En attente de virement bancaire', {}, 'sale'],
  ['an id known not to be a sale', '6', '', {}, 'no-sale'],
  ['a label known not to be a sale', '', 'en attente de virement bancaire', {}, 'no-sale'],
  ['a longer label is another', '', 'Expédié en partie', {}, 'no-sale'],
  ['an id in neither list', '42', '', {}, 'unknown'],
  ['an id that only begins like one', '20', '', {}, 'unknown'],
  ['a label in neither list', '', 'Retrait', {}, 'unknown'],
  ['nothing said', '', '', {}, 'unknown'],
  ['nothing said, and an empty entry in a list', '', '', { states: [''] }, 'unknown'],
  ['no state column', '', '', { hasStateColumn: false }, 'sale'],
])('%s', (_, stateId, stateLabel, changes, meaning) => {
  expect(meaningOfState(anOrder({ stateId, stateLabel }), { ...rules, ...changes })).toBe(meaning);
});
