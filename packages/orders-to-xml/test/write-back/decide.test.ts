import type { OrderNow } from '@passerelle/core/ports/order-status.ts';
import { decideState, decideTracking, faultInTracking, outcomeOf } from '../../src/write-back/decide.ts';
import { resolveRules, type OrderEvent, type Rule, type RuleWish } from '../../src/write-back/rules.ts';

const rule = (when: OrderEvent, from: number[], to: number): Rule => ({ when, from, to, mail: 'none' });

const rules: Rule[] = [
  rule('collected', [2, 11], 3),
  rule('shipped', [9], 20),
  rule('shipped', [2, 3, 11], 4),
  rule('document:FACTURE', [4], 5),
];

describe('what an event asks of an order', () => {
  test.each<[string, OrderEvent, number, string]>([
    ['paid, and in the till', 'collected', 2, 'apply 3'],
    ['paid at a distance', 'collected', 11, 'apply 3'],
    ['somebody has clicked already', 'collected', 3, 'same 3'],
    ['shipped already: never back', 'collected', 4, 'moved-on'],
    ['cancelled meanwhile', 'collected', 6, 'moved-on'],
    ['shipped out of preparation', 'shipped', 3, 'apply 4'],
    ['the first rule that fits', 'shipped', 9, 'apply 20'],
    ['shipped by hand', 'shipped', 4, 'same 4'],
    ['the other rule’s state', 'shipped', 20, 'same 20'],
    ['delivered already', 'shipped', 5, 'moved-on'],
    ['refunded', 'shipped', 7, 'moved-on'],
    ['invoiced after it was shipped', 'document:FACTURE', 4, 'apply 5'],
    ['the document in other letters', 'document:Facture', 4, 'apply 5'],
    ['invoiced before it is shipped: it waits', 'document:FACTURE', 3, 'not-yet'],
    ['invoiced before it is in the till: it waits', 'document:FACTURE', 2, 'not-yet'],
    ['invoiced when it is cancelled', 'document:FACTURE', 6, 'moved-on'],
    ['another document', 'document:BL', 4, 'no-rule'],
    ['an event without rule', 'sent', 2, 'no-rule'],
  ])('%s', (_, event, state, expected) => {
    const decision = decideState(event, state, rules);
    const to = 'rule' in decision ? ` ${decision.rule.to}` : '';
    expect(decision.kind + to).toBe(expected);
  });
});

const order = (now: Partial<OrderNow>): OrderNow => ({
  id: 6,
  reference: 'XKTRWQPLM',
  state: 2,
  history: [],
  carriage: { id: 60, carrier: 2, trackingNumber: '' },
  ...now,
});

describe('what became of a state whose answer was lost', () => {
  test.each([
    ['it is in its history', 4, [1, 2, 4], 'done'],
    ['and somebody has moved it on since', 5, [1, 2, 4, 5], 'done'],
    ['the state without its row', 4, [1, 2], 'without-history'],
    ['nothing', 2, [1, 2], 'absent'],
    ['an older row of that state is not ours', 2, [4, 2], 'absent'],
  ])('%s', (_, state, states, expected) => {
    const history = states.map((one, index) => ({ id: index + 10, state: one }));
    expect(outcomeOf({ to: 4, lastHistory: 11 }, order({ state, history }))).toBe(expected);
  });
});

describe('a tracking number', () => {
  test.each([
    ['plain', '8R00000001234', null],
    ['blanks, slash, dots', '6A 123/45-678.9', null],
    ['an address', 'https://suivi.example/?n=1&p=2#a', null],
    ['64 characters', '9'.repeat(64), null],
    ['70 characters', '9'.repeat(70), { kind: 'too-long', length: 70, most: 64 }],
    ['an accent', '8Ré1', { kind: 'bad-character', character: 'é' }],
    ['a line end', '8R1\n8R2', { kind: 'bad-character', character: '\n' }],
    ['rounded by a spreadsheet', '6,12E+11', { kind: 'rounded' }],
    ['an E in it that rounds nothing', '6E12', null],
  ])('%s', (_, number, fault) => {
    expect(faultInTracking(number)).toEqual(fault);
  });

  const carriage = (trackingNumber: string) => ({ id: 60, carrier: 2, trackingNumber });
  test.each([
    ['the field is empty', carriage(''), { kind: 'apply' }],
    ['it is there', carriage('A1'), { kind: 'same' }],
    ['another one is there', carriage('B2'), { kind: 'other-number', number: 'B2' }],
    ['nothing carries the order', null, { kind: 'no-carriage' }],
  ])('%s', (_, now, decision) => {
    expect(decideTracking('A1', order({ carriage: now }))).toEqual(decision);
  });
});

const states = [
  [2, 'Paiement accepté'],
  [3, 'En cours de préparation'],
  [4, 'Expédié'],
  [5, 'Livré'],
  [30, 'Prêt en magasin'],
  [31, 'prêt en magasin'],
].map(([id, name]) => ({
  id: Number(id),
  names: [String(name)],
  isSale: true,
  isPaid: true,
  mails: true,
  isDeleted: id === 5,
}));

const wish = (from: (number | string)[], to: number | string, mail: RuleWish['mail'] = false): RuleWish => ({
  when: 'shipped',
  from,
  to,
  mail,
});

describe('the configured rules in the shop', () => {
  test.each<[string, RuleWish[], object]>([
    ['numbers', [wish([2, 3], 4)], { rules: [{ from: [2, 3], to: 4 }] }],
    [
      'names, as people write them',
      [wish(['paiement accepte'], 'EXPÉDIÉ')],
      { rules: [{ from: [2], to: 4 }] },
    ],
    ['no mail', [wish([2], 4, false)], { rules: [{ mail: 'none' }] }],
    ['true is the mail of the state', [wish([2], 4, true)], { rules: [{ mail: 'state' }] }],
    ['the mail with the number', [wish([2], 4, 'tracking')], { rules: [{ mail: 'tracking' }] }],
    [
      'a name that the shop does not have',
      [wish([2], 'Expedie !!'), wish(['Expdié'], 4)],
      { faults: [{ kind: 'no-such-state', rule: 2, state: 'Expdié', near: 'Expédié' }] },
    ],
    ['a number that it does not have', [wish([2], 99)], { faults: [{ kind: 'no-such-state', state: '99' }] }],
    ['deleted', [wish([2], 'Livré')], { faults: [{ kind: 'deleted-state', rule: 1, state: 'Livré' }] }],
    [
      'two of that name',
      [wish(['Prêt en magasin'], 4)],
      { faults: [{ kind: 'ambiguous-state', ids: [30, 31] }] },
    ],
    ['into itself', [wish([4], 4)], { faults: [{ kind: 'circle', rule: 1, state: 'Expédié' }] }],
    ['round two rules', [wish([2], 3), wish([3], 2)], { faults: [{ kind: 'circle' }, { kind: 'circle' }] }],
  ])('%s', (_, wishes, expected) => {
    expect(resolveRules(wishes, states)).toMatchObject(expected);
  });
});
