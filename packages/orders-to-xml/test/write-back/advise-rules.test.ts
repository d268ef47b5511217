import type { StatusOfShop } from '@passerelle/core/ports/order-status.ts';
import type { CarrierOfShop } from '@passerelle/core/ports/shop-facts.ts';
import { adviseRules, type RuleSurroundings } from '../../src/write-back/advise-rules.ts';
import type { OrderEvent, Rule } from '../../src/write-back/rules.ts';

const rule = (when: OrderEvent, from: number[], to: number, mail: Rule['mail'] = 'none'): Rule => ({
  when,
  from,
  to,
  mail,
});

const state = (id: number, name: string, is: Partial<StatusOfShop> = {}): StatusOfShop => ({
  id,
  names: [name],
  isSale: true,
  isPaid: true,
  mails: true,
  isDeleted: false,
  ...is,
});

const states = [
  state(2, 'Paiement accepté'),
  state(3, 'En préparation', { mails: false }),
  state(4, 'Expédié'),
  state(5, 'Livré', { isPaid: false }),
  state(10, 'Virement attendu', { isPaid: false }),
];

const carrier = (name: string, showsTracking: boolean, is: Partial<CarrierOfShop> = {}): CarrierOfShop => ({
  id: 1,
  names: [name],
  isDeleted: false,
  isActive: true,
  showsTracking,
  ...is,
});

const usual: RuleSurroundings = {
  states,
  carriers: [carrier('Colis Rapide', true)],
  mailMethod: '2',
  version: '8.2.4',
  absent: [],
};

describe('what is worth a warning of the rules', () => {
  test.each<[string, Rule[], Partial<RuleSurroundings>, object[]]>([
    ['nothing of sound ones', [rule('shipped', [2, 3], 4, 'state')], {}, []],
    ['none at all', [], {}, [{ kind: 'no-rules' }]],
    ['one that begins nowhere', [rule('sent', [], 3)], {}, [{ kind: 'from-nothing', rule: 1 }]],
    [
      'an earlier one takes its states',
      [rule('shipped', [2, 3], 4), rule('shipped', [3], 5)],
      {},
      [{ kind: 'taken-before', rule: 2, earlier: [1] }],
    ],
    ['an earlier one takes some of them', [rule('shipped', [2], 4), rule('shipped', [2, 3], 5)], {}, []],
    ['the earlier one is for another event', [rule('collected', [3], 4), rule('shipped', [3], 5)], {}, []],
    [
      'of a document, however it is written',
      [rule('document:FACTURE', [4], 5), rule('document:Facture', [4], 3)],
      {},
      [{ kind: 'taken-before', rule: 2, earlier: [1] }],
    ],
    [
      'the file has no tracking numbers',
      [rule('shipped', [2], 4), rule('document:BL', [2], 3)],
      { absent: ['tracking'] },
      [{ kind: 'column-absent', rule: 1, column: 'tracking' }],
    ],
    [
      'the file has no documents',
      [rule('shipped', [2], 4), rule('document:BL', [2], 3)],
      { absent: ['document'] },
      [{ kind: 'column-absent', rule: 2, column: 'document' }],
    ],
    [
      'paid from unpaid: the shop books the money',
      [rule('collected', [2, 10], 3)],
      {},
      [{ kind: 'books-payment', rule: 1, to: 'En préparation', from: ['Virement attendu'] }],
    ],
    ['paid from paid', [rule('collected', [2], 3)], {}, []],
    ['unpaid from unpaid', [rule('collected', [10], 5)], {}, []],
    [
      'mails are switched off',
      [rule('collected', [2], 3), rule('shipped', [3], 4, 'state')],
      { mailMethod: '3' },
      [{ kind: 'mails-off', rules: [2] }],
    ],
    ['mails are switched off, and none is asked for', [rule('shipped', [3], 4)], { mailMethod: '3' }, []],
    ['how mails go is not known', [rule('shipped', [3], 4, 'state')], { mailMethod: undefined }, []],
    [
      'the mail of a state that has none',
      [rule('collected', [2], 3, 'state')],
      {},
      [{ kind: 'state-without-mail', rule: 1, to: 'En préparation' }],
    ],
    [
      'one carrier cannot be followed',
      [rule('shipped', [2], 4, 'tracking')],
      { carriers: [carrier('Colis Rapide', true), carrier('Coursier', false)] },
      [{ kind: 'no-tracking-page', rule: 1, carriers: ['Coursier'], all: false }],
    ],
    [
      'no carrier can be followed',
      [rule('shipped', [2], 4, 'tracking')],
      { carriers: [carrier('Coursier', false)] },
      [{ kind: 'no-tracking-page', rule: 1, carriers: ['Coursier'], all: true }],
    ],
    [
      'carriers that are deleted or switched off do not count',
      [rule('shipped', [2], 4, 'tracking')],
      {
        carriers: [
          carrier('Ancien', false, { isDeleted: true }),
          carrier('Éteint', false, { isActive: false }),
        ],
      },
      [],
    ],
    [
      'the mail of the state needs no address',
      [rule('shipped', [2], 4, 'state')],
      { carriers: [carrier('Coursier', false)] },
      [],
    ],
    [
      'where shipments may stand apart',
      [rule('shipped', [2], 4)],
      { version: '9.1.0' },
      [{ kind: 'shipments-apart', rule: 1, version: '9.1.0' }],
    ],
    ['just before that', [rule('shipped', [2], 4)], { version: '9.0.3' }, []],
  ])('%s', (_, rules, surroundings, expected) => {
    expect(adviseRules(rules, { ...usual, ...surroundings })).toEqual(expected);
  });
});
