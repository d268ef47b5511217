import type { Order } from '@passerelle/core/orders/model.ts';
import { linesBeyond, stockLinesOf } from '@passerelle/core/orders/stock-line.ts';
import { contentOf, type Difference, differencesBetween } from '../../src/orders/order-content.ts';
import { aLine, anOrder } from './any-order.ts';

const boots = aLine();
const polish = aLine({ ean13: '', ref: 'CIRAGE', productId: '1105', totalTtc: 750 });
const code = '3612345678034';

const differences = (before: Partial<Order>, after: Partial<Order>): Difference[] =>
  differencesBetween(contentOf(anOrder(before)), contentOf(anOrder(after)));

test.each<[string, Partial<Order>, Partial<Order>]>([
  ['nothing', {}, {}],
  ['its state', {}, { stateId: '5', stateLabel: 'Livré' }],
  [
    'labels and names',
    {},
    { paymentLabel: 'CB', carrier: 'Chronopost', lines: [{ ...boots, name: 'Élise' }] },
  ],
  ['product ids and attributes', {}, { lines: [{ ...boots, productId: '9', combinationId: '', size: '' }] }],
  ['its own number', {}, { id: '', ref: 'XKBKNABJK' }],
  ['the customer', {}, { customer: { ...anOrder().customer, lastName: 'Autre' } }],
  ['the order of its rows', { lines: [boots, polish] }, { lines: [polish, boots] }],
  [
    'two rows of one unit made one row of two',
    { lines: [boots, boots] },
    { lines: [{ ...boots, qty: 2, totalTtc: 19_980 }] },
  ],
  [
    'amounts the file no longer tells',
    {},
    { shippingTtc: null, totalPaidTtc: null, lines: [{ ...boots, totalTtc: null }] },
  ],
  ['payments the file no longer tells', {}, { payments: [] }],
  [
    'the order of its payments',
    {
      payments: [
        { method: 'A', amount: 1 },
        { method: 'B', amount: 2 },
      ],
    },
    {
      payments: [
        { method: 'B', amount: 2 },
        { method: 'A', amount: 1 },
      ],
    },
  ],
  [
    'a gencod that version 1.0.0 kept as a spreadsheet left it',
    { lines: [{ ...boots, ean13: '3612345678034.0' }, boots] },
    { lines: [boots, boots] },
  ],
  [
    'a gencod that version 1.0.0 took from "NULL"',
    { lines: [{ ...boots, ean13: 'NULL' }, polish] },
    { lines: [{ ...boots, ean13: '' }, polish] },
  ],
  ['a payment error', {}, { stateId: '8', stateLabel: 'Erreur de paiement' }],
])('no other sale: %s', (_, before, after) => {
  expect(differences(before, after)).toEqual([]);
});

test.each<[string, Partial<Order>, Partial<Order>, Difference[]]>([
  ['a quantity', {}, { lines: [{ ...boots, qty: 3 }] }, [{ kind: 'quantity', code, before: 1, after: 3 }]],
  [
    'a line less, a gencod that was none',
    { lines: [{ ...boots, ean13: 'NULL', qty: 2 }] },
    { lines: [{ ...boots, ean13: '', qty: 1 }] },
    [
      { kind: 'line-added', code: boots.ref, qty: 1 },
      { kind: 'line-removed', code: '', qty: 2 },
    ],
  ],
  ['a line more', {}, { lines: [boots, polish] }, [{ kind: 'line-added', code: 'CIRAGE', qty: 1 }]],
  ['a line less', { lines: [boots, polish] }, {}, [{ kind: 'line-removed', code: 'CIRAGE', qty: 1 }]],
  [
    'another gencod',
    {},
    { lines: [{ ...boots, ean13: '3612345678041' }] },
    [
      { kind: 'line-added', code: '3612345678041', qty: 1 },
      { kind: 'line-removed', code, qty: 1 },
    ],
  ],
  [
    'a price',
    {},
    { lines: [{ ...boots, totalTtc: 8990 }] },
    [{ kind: 'line-amount', code, before: 9990, after: 8990 }],
  ],
  ['shipping', {}, { shippingTtc: 0 }, [{ kind: 'amount', what: 'shipping', before: 590, after: 0 }]],
  ['wrapping', {}, { wrappingTtc: 200 }, [{ kind: 'amount', what: 'wrapping', before: 0, after: 200 }]],
  ['a discount', {}, { discountTtc: 500 }, [{ kind: 'amount', what: 'discount', before: 0, after: 500 }]],
  [
    'what was paid',
    {},
    { totalPaidTtc: 10_000 },
    [{ kind: 'amount', what: 'paid', before: 10_580, after: 10_000 }],
  ],
  [
    'how it was paid',
    {},
    {
      payments: [
        { method: 'CB', amount: 10_000 },
        { method: 'Chèque', amount: 580 },
      ],
    },
    [{ kind: 'payments', before: [10_580], after: [580, 10_000] }],
  ],
  ['cancelled, and nothing else is told', {}, { stateId: '6', lines: [] }, [{ kind: 'cancelled' }]],
  ['refunded', {}, { stateId: '7' }, [{ kind: 'refunded' }]],
  ['cancelled, then refunded', { stateId: '6' }, { stateId: '7' }, [{ kind: 'refunded' }]],
  ['still cancelled', { stateId: '6' }, { stateId: '6' }, []],
])('another sale: %s', (_, before, after, expected) => {
  expect(differences(before, after)).toEqual(expected);
});

const shop = { source: 'shop' } as const;
const twoPayments = {
  payments: [
    { method: 'CB', amount: 10_000 },
    { method: 'Chèque', amount: 580 },
  ],
};

test.each<[string, Partial<Order>, Partial<Order>, Difference[]]>([
  ['the same', {}, shop, []],
  ['the payment split otherwise', {}, { ...shop, ...twoPayments }, []],
  ['the other way round', shop, twoPayments, []],
  [
    'split otherwise by the same source',
    shop,
    { ...shop, ...twoPayments },
    [{ kind: 'payments', before: [10_580], after: [580, 10_000] }],
  ],
  [
    'another sum',
    {},
    { ...shop, payments: [{ method: 'CB', amount: 10_000 }] },
    [{ kind: 'payments', before: [10_580], after: [10_000] }],
  ],
  ['a line by its reference, then by its gencod', { lines: [aLine({ ean13: '', ref: 'DERBY' })] }, shop, []],
  [
    'for another price',
    { lines: [aLine({ ean13: '', ref: 'DERBY', totalTtc: 1 })] },
    { ...shop, lines: [aLine({ ean13: '3610000000016' })] },
    [
      { kind: 'line-added', code: '3610000000016', qty: 1 },
      { kind: 'line-removed', code: 'DERBY', qty: 1 },
    ],
  ],
])('file and shop: %s', (_, before, after, expected) => {
  expect(differences(before, after)).toEqual(expected);
});

test('what the stock needs of an order: codes, size, quantity; no gift card, nothing without a code', () => {
  const giftCard = aLine({ ean13: '', ref: 'CARTE50', isGiftCard: true });
  const nameless = aLine({ ean13: '', ref: '' });
  expect(
    stockLinesOf(anOrder({ lines: [boots, giftCard, nameless, { ...polish, qty: 2, size: '' }] })),
  ).toEqual([
    { gencod: code, reference: 'ELISE-NOIR', size: '38', qty: 1 },
    { gencod: '', reference: 'CIRAGE', size: '', qty: 2 },
  ]);
});

test.each<[string, Partial<Order>, number]>([
  ['a sale', {}, 1],
  ['a quantity that can’t be read', { lines: [{ ...boots, qty: 0 }] }, 1],
  ['a pair that came back', { lines: [boots, { ...polish, qty: -1 }] }, 1],
  ['a credit slip', { totalPaidTtc: -5000 }, 0],
  ['a credit slip without a total', { totalPaidTtc: null, lines: [{ ...boots, totalTtc: -9990 }] }, 0],
  ['nothing paid', { totalPaidTtc: 0 }, 1],
])('what leaves the shelf: %s', (_, order, lines) => {
  expect(stockLinesOf(anOrder(order))).toHaveLength(lines);
});

test.each<[string, Partial<Order>, Partial<Order>, [string, number][]]>([
  ['the same', {}, {}, []],
  ['a unit more', {}, { lines: [{ ...boots, qty: 3 }] }, [[code, 2]]],
  ['a unit more, on a row of its own', {}, { lines: [boots, boots] }, [[code, 1]]],
  ['a unit less', { lines: [{ ...boots, qty: 3 }] }, { lines: [boots] }, []],
  ['another article', {}, { lines: [boots, polish] }, [['CIRAGE', 1]]],
  ['one exchanged for another', {}, { lines: [polish] }, [['CIRAGE', 1]]],
  [
    'sent with a gencod that version 1.0.0 had not cleaned',
    { lines: [{ ...boots, ean13: '3612345678034,00' }] },
    { lines: [{ ...boots, qty: 3 }] },
    [[code, 2]],
  ],
  ['sent with "NULL" for its gencod', { lines: [{ ...boots, ean13: 'NULL' }] }, {}, []],
  ['nothing was sent', { lines: [] }, {}, [[code, 1]]],
])('beyond what was sent: %s', (_, sent, now, expected) => {
  const beyond = linesBeyond(contentOf(anOrder(sent)).lines, anOrder(now));
  expect(beyond.map((line) => [line.gencod || line.reference, line.qty])).toEqual(expected);
});
