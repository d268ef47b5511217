import type { RejectionReason } from '../../src/orders/orders-fault.ts';
import { card, csvOf, orderOf, type Row } from './orders-csv.ts';

const two: Row = {
  'Product quantity': '2',
  'Product Total Price (tax incl.)': '199.80',
  'Total paid with tax': '205.70',
};

/** No order-level amount but "Total paid real". */
const onlyReal: Row = {
  'Total paid with tax': null,
  'Total shipping with tax': null,
  'Total discounts with tax': null,
};

const onlyTotal: Row = { 'Total paid real': null };

/** 36 units, and no column of line totals unless one is added. */
const many: Row = {
  'Product quantity': '36',
  'Product Total Price (tax incl.)': null,
  'Total shipping with tax': '0.00',
};

test.each<[string, Row, RejectionReason | null]>([
  ['nothing wrong', {}, null],
  ['no id, a reference', { 'Order ID': '' }, null],
  ['no reference, an id', { 'Order reference code': '' }, null],
  ['neither', { 'Order ID': '', 'Order reference code': ' ' }, { kind: 'no-identity' }],
  ['no gencod, a reference', { 'Product EAN 13': '' }, null],
  ['no reference, a gencod', { 'Product Reference': '' }, null],
  [
    'neither gencod nor reference',
    { 'Product EAN 13': '0', 'Product Reference': '' },
    { kind: 'no-code', line: 1 },
  ],
  ['a gift card, by its product', card, null],
  ['a gift card, by its reference', { ...card, 'Product ID': '9', 'Product Reference': 'CARTE50' }, null],
  ['no gift card of ours', { ...card, 'Product ID': '1202' }, { kind: 'no-code', line: 1 }],
  [
    'a scientific gencod',
    { 'Product EAN 13': '3,6123E+12' },
    { kind: 'bad-ean', line: 1, value: '3,6123E+12' },
  ],
  ['two units', two, null],
  ['two units, "2.000000"', { ...two, 'Product quantity': '2.000000' }, null],
  ['two units, "2,00"', { ...two, 'Product quantity': '2,00' }, null],
  ['no unit', { 'Product quantity': '0' }, { kind: 'bad-quantity', line: 1, value: '0' }],
  ['less than none', { 'Product quantity': '-1' }, { kind: 'bad-quantity', line: 1, value: '-1' }],
  ['half a unit', { 'Product quantity': '0.5' }, { kind: 'bad-quantity', line: 1, value: '0.5' }],
  ['no quantity', { 'Product quantity': '' }, { kind: 'bad-quantity', line: 1, value: '' }],
  ['a quantity in words', { 'Product quantity': 'un' }, { kind: 'bad-quantity', line: 1, value: 'un' }],
  [
    'an amount in words',
    { 'Total paid with tax': 'cent' },
    { kind: 'bad-amount', column: 'Total paid with tax', value: 'cent' },
  ],
  [
    'a price in words',
    { 'Product Total Price (tax incl.)': '99.90 (net)' },
    { kind: 'bad-amount', column: 'Product Total Price (tax incl.)', value: '99.90 (net)' },
  ],
  [
    'a voucher in words',
    { 'Voucher name': 'B', 'Total voucher with tax': 'dix' },
    { kind: 'bad-amount', column: 'Total voucher with tax', value: 'dix' },
  ],
  [
    'a date of another form',
    { 'Date add': '22/11/2026' },
    { kind: 'bad-date', value: '22/11/2026', format: 'yyyy-MM-dd HH:mm:ss' },
  ],
  ['no date', { 'Date add': '' }, null],
  ['two cents too much', { 'Total paid with tax': '105.82' }, null],
  [
    'three cents too much',
    { 'Total paid with tax': '105.83' },
    { kind: 'totals', expected: 10580, paid: 10583 },
  ],
  ['two cents too little', { 'Total paid with tax': '105.78' }, null],
  [
    'three cents too little',
    { 'Total paid with tax': '105.77' },
    { kind: 'totals', expected: 10580, paid: 10577 },
  ],
  ['a discount', { 'Total discounts with tax': '5.90', 'Total paid with tax': '99.90' }, null],
  [
    'a discount written as negative',
    { 'Total discounts with tax': '-5.90', 'Total paid with tax': '99.90' },
    null,
  ],
  ['wrapping', { 'Wrapping Cost with tax': '2.00', 'Total paid with tax': '107.80' }, null],
  [
    '"Total paid real" where the other is empty',
    { 'Total paid with tax': '', 'Total paid real': '1.00' },
    { kind: 'totals', expected: 10580, paid: 100 },
  ],
  ['"Total paid real" beside the other', { 'Total paid real': '0.00' }, null],
  [
    'totals without a discount column',
    { 'Total discounts with tax': null, 'Total paid with tax': '90.00' },
    null,
  ],
  [
    'totals without a shipping column',
    { 'Total shipping with tax': null, 'Total paid with tax': '90.00' },
    null,
  ],
  ['a currency by its sign', { Currency: '€' }, null],
  ['no telling which currency', { Currency: '1' }, { kind: 'bad-currency', value: '1' }],
  [
    'a credit slip',
    { 'Total paid with tax': '-105.80', 'Product Total Price (tax incl.)': '-111.70' },
    { kind: 'credit-slip', total: -10580 },
  ],
  [
    'a credit slip, its quantity below 0',
    {
      'Total paid with tax': '-94.00',
      'Product Total Price (tax incl.)': '-99.90',
      'Product quantity': '-1',
    },
    { kind: 'credit-slip', total: -9400 },
  ],
  [
    'a credit slip that lacks a total',
    {
      'Total paid with tax': null,
      'Product Total Price (tax incl.)': '-99.90',
      'Total shipping with tax': '0.00',
    },
    { kind: 'credit-slip', total: -9990 },
  ],
  [
    'nothing paid',
    { 'Total paid with tax': '0.00' },
    { kind: 'nothing-paid', column: 'Total paid with tax', isReal: false, expected: 10580 },
  ],
  [
    'nothing paid really',
    { ...onlyReal, 'Total paid real': '0.000000' },
    { kind: 'nothing-paid', column: 'Total paid real', isReal: true, expected: 9990 },
  ],
  [
    'paid twice really',
    { ...onlyReal, 'Total paid real': '199.80' },
    { kind: 'paid-twice', column: 'Total paid real', expected: 9990, paid: 19980 },
  ],
  ['paid once really', { ...onlyReal, 'Total paid real': '99.90' }, null],
  ['paid really, with a shipping that no column has', { ...onlyReal, 'Total paid real': '105.80' }, null],
  [
    'a shipping that costs what the pair does',
    { ...onlyReal, ...onlyTotal, 'Total paid with tax': '199.80' },
    null,
  ],
  ['nothing paid, a free order', { ...onlyReal, Payment: 'Free order', 'Total paid real': '0.00' }, null],
  ['nothing paid, a voucher', { ...onlyReal, 'Total paid real': '0.00', 'Voucher name': 'Fidélité' }, null],
  ['nothing paid, a discount', { 'Total paid with tax': '0.00', 'Total discounts with tax': '105.80' }, null],
  [
    'nothing paid for what costs nothing',
    {
      ...onlyReal,
      'Total paid real': '0.00',
      'Product Total Price (tax incl.)': '0',
      'Product Unit Price (tax incl.)': '0',
    },
    null,
  ],
  [
    'rounded on the total',
    { ...many, 'Product Unit Price (tax incl.)': '34.464000', 'Total paid with tax': '1240.70' },
    null,
  ],
  [
    'rounded on each unit',
    { ...many, 'Product Unit Price (tax incl.)': '34.464000', 'Total paid with tax': '1240.56' },
    null,
  ],
  [
    'rounded on each unit, beside an exact line total',
    {
      ...many,
      'Product Unit Price (tax incl.)': '34.464000',
      'Product Total Price (tax incl.)': '1240.704000',
      'Total paid with tax': '1240.56',
    },
    null,
  ],
  [
    'off by half a euro, however it is rounded',
    { ...many, 'Product Unit Price (tax incl.)': '34.464000', 'Total paid with tax': '1240.20' },
    { kind: 'totals', expected: 124056, paid: 124020 },
  ],
  ['totals without what was paid', { 'Total paid with tax': null }, null],
  [
    'totals without line totals',
    { 'Product Total Price (tax incl.)': null, 'Product Unit Price (tax incl.)': null },
    null,
  ],
  [
    'totals from unit prices',
    { 'Product Total Price (tax incl.)': null, 'Product quantity': '2' },
    { kind: 'totals', expected: 20570, paid: 10580 },
  ],
  [
    'two payments that can’t add up',
    { 'Payment method': 'CB,Chèque', 'Payment amount': '200.00' },
    { kind: 'payments', paid: 20000, total: 10580 },
  ],
])('one row: %s', (_, row, rejection) => {
  expect(orderOf(csvOf(row)).rejection).toEqual(rejection);
});

test.each<[string, Row, Row, RejectionReason | null]>([
  ['the same cells', {}, {}, null],
  [
    'cells on the first row only',
    {},
    { 'Order reference code': '', Payment: '', 'Total paid with tax': '' },
    null,
  ],
  [
    'cells on the second row only',
    { 'Order reference code': '', Payment: '', 'Total paid with tax': '' },
    { 'Total paid with tax': '1.00' },
    { kind: 'totals', expected: 20570, paid: 100 },
  ],
  [
    'another reference',
    {},
    { 'Order reference code': 'OTHER' },
    { kind: 'contradiction', column: 'Order reference code', values: ['XKBKNABJK', 'OTHER'] },
  ],
  [
    'another state',
    {},
    { 'Order status ID': '6' },
    { kind: 'contradiction', column: 'Order status ID', values: ['2', '6'] },
  ],
  [
    'another total',
    {},
    { 'Total paid with tax': '1.00' },
    { kind: 'contradiction', column: 'Total paid with tax', values: ['205.70', '1.00'] },
  ],
  [
    'another payment',
    {},
    { Payment: 'PayPal' },
    { kind: 'contradiction', column: 'Payment', values: ['Carte bancaire', 'PayPal'] },
  ],
  [
    'another date',
    {},
    { 'Date add': '2026-11-22 09:41:11' },
    { kind: 'contradiction', column: 'Date add', values: ['2026-11-22 09:41:10', '2026-11-22 09:41:11'] },
  ],
  [
    'another name of the state',
    {},
    { 'Order status name': 'Annulé' },
    { kind: 'contradiction', column: 'Order status name', values: ['Paiement accepté', 'Annulé'] },
  ],
  ['another product', {}, { 'Product ID': '9', 'Product name': 'X' }, null],
  ['a bad second line', {}, { 'Product quantity': 'x' }, { kind: 'bad-quantity', line: 2, value: 'x' }],
])('two rows of an order: %s', (_, first, second, rejection) => {
  const paid = { 'Total paid with tax': '205.70' };
  expect(orderOf(csvOf({ ...paid, ...first }, { ...paid, ...second })).rejection).toEqual(rejection);
});

const six = (price: string, paid: string): Row[] =>
  Array.from({ length: 6 }, (_, index) => ({
    'Product EAN 13': `361000000000${index}`,
    'Product Unit Price (tax incl.)': null,
    'Product Total Price (tax incl.)': price,
    'Total shipping with tax': '0.00',
    'Total paid with tax': paid,
  }));

test.each<[string, string, string, RejectionReason | null]>([
  ['exact, to the cent', '9.995000', '59.97', null],
  ['each line rounded', '9.995000', '60.00', null],
  ['two cents less', '9.995000', '59.95', null],
  ['half a euro less', '9.995000', '59.47', { kind: 'totals', expected: 6000, paid: 5947 }],
])('six lines: %s', (_, price, paid, rejection) => {
  expect(orderOf(csvOf(...six(price, paid))).rejection).toEqual(rejection);
});

test('lines that were rounded on the total share out its cents', () => {
  const { lines } = orderOf(csvOf(...six('9.995000', '59.97'))).order;
  expect(lines.map(({ totalTtc }) => totalTtc)).toEqual([1000, 999, 1000, 999, 1000, 999]);
});

test('lines of an order that adds up as it stands are left as they stand', () => {
  const { lines } = orderOf(csvOf(...six('9.995000', '60.00'))).order;
  expect(lines.map(({ totalTtc }) => totalTtc)).toEqual([1000, 1000, 1000, 1000, 1000, 1000]);
});
