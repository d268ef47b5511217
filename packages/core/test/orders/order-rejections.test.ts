import type { RejectionReason } from '@passerelle/core/orders/rejection.ts';
import { card, csvOf, orderOf, type Row } from './orders-csv.ts';

const two: Row = {
  'Product quantity': '2',
  'Product Total Price (tax incl.)': '199.80',
  'Total paid with tax': '205.70',
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
