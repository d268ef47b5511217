import type { Order } from '@passerelle/core/orders/model.ts';
import { readOrders } from '../../src/orders/read-orders.ts';
import { card, csvOf, orderOf, type Row, settings } from './orders-csv.ts';

test('an order, whole', () => {
  const bytes = csvOf({
    'Currency iso code': 'eur',
    'Payment method': 'CB',
    'Voucher name': 'Bienvenue',
    'Voucher code': 'B10',
    'Total voucher with tax': '10.000000',
    'Total discounts with tax': '10.00',
    'Total paid with tax': '97.80',
    'Wrapping Cost with tax': '2.00',
    'Carrier name': 'Colissimo',
    'Product Attribute ID': '5503',
    'Attribute Pointure': '38',
    'Product reduction with tax': '0.00',
    'Tax rate': '20.000',
    'Customer ID': '77',
    Civilité: 'Mme',
    'first name': 'Camille',
    'last name': 'Exemple',
    'email address': 'camille@exemple.example',
    'Mobile phone': '0600000001',
    'Invoice Company': 'Essai SARL',
    'Invoice Address 1': '1 rue A',
    'Invoice Address 2': 'Bât. B',
    'Invoice Zip': '01000',
    'Invoice City': 'Bourg',
    'Invoice Country ISO code': 'FR',
    'Shipping Address 1': '2 rue C',
    'Shipping Zip': '1000',
    'Shipping City': 'Bruxelles',
    'Shipping Country ISO code': 'BE',
  });
  const expected: Order = {
    id: '1042',
    ref: 'XKBKNABJK',
    date: '2026-11-22T09:41:10',
    stateId: '2',
    stateLabel: 'Paiement accepté',
    currency: 'EUR',
    paymentLabel: 'Carte bancaire',
    payments: [{ method: 'CB', amount: 9780 }],
    vouchers: [{ name: 'Bienvenue', code: 'B10', amount: 1000 }],
    customer: {
      id: '77',
      title: 'Mme',
      lastName: 'Exemple',
      firstName: 'Camille',
      email: 'camille@exemple.example',
      phone: '0600000001',
      company: 'Essai SARL',
    },
    invoiceAddress: {
      company: 'Essai SARL',
      line1: '1 rue A',
      line2: 'Bât. B',
      postcode: '01000',
      city: 'Bourg',
      country: 'FR',
    },
    deliveryAddress: {
      company: '',
      line1: '2 rue C',
      line2: '',
      postcode: '1000',
      city: 'Bruxelles',
      country: 'BE',
    },
    carrier: 'Colissimo',
    shippingTtc: 590,
    wrappingTtc: 200,
    discountTtc: 1000,
    totalPaidTtc: 9780,
    lines: [
      {
        productId: '1101',
        combinationId: '5503',
        ean13: '3612345678034',
        ref: 'ELISE-NOIR',
        name: 'Bottine Élise',
        size: '38',
        qty: 1,
        unitTtc: 9990,
        reductionTtc: 0,
        vatRate: 2000,
        totalTtc: 9990,
        isGiftCard: false,
      },
    ],
  };
  expect(orderOf(bytes)).toMatchObject({ order: expected, rejection: null, warnings: [] });
});

test.each<[string, Row, Pick<Order, 'stateId' | 'stateLabel'>]>([
  ['both columns', {}, { stateId: '2', stateLabel: 'Paiement accepté' }],
  ['the label alone', { 'Order status ID': null }, { stateId: '', stateLabel: 'Paiement accepté' }],
  ['both columns, a label of digits', { 'Order status name': '3' }, { stateId: '2', stateLabel: '3' }],
  [
    'one column of ids',
    { 'Order status ID': null, 'Order status name': '14' },
    { stateId: '14', stateLabel: '' },
  ],
])('state from %s', (_, row, state) => {
  expect(orderOf(csvOf(row)).order).toMatchObject(state);
});

test.each<[string, Row, Partial<Order['lines'][number]>]>([
  ['leading zeros kept', { 'Product EAN 13': '0012345678905' }, { ean13: '0012345678905' }],
  ['a size from its attribute', { 'Attribute Taille': '38,5' }, { size: '38,5' }],
  ['a size from the second of two', { 'Attribute Taille': '', 'Attribute Pointure': '41' }, { size: '41' }],
  ['a size from the name', { 'Product name': 'Bottine - Pointure : 38, Couleur : Noir' }, { size: '38' }],
  ['no size', { 'Product name': 'Cirage 50 ml' }, { size: '' }],
  ['no unit price: from the total', { 'Product Unit Price (tax incl.)': null }, { unitTtc: 9990 }],
  ['no total: from the unit price', { 'Product Total Price (tax incl.)': null }, { totalTtc: 9990 }],
  [
    'a reduction in the unit price, told by the order’s total',
    { 'Product Total Price (tax incl.)': null, 'Product reduction with tax': '10.00' },
    { unitTtc: 10990, reductionTtc: 1000, totalTtc: 9990 },
  ],
  ['a gift card', card, { isGiftCard: true, ean13: '' }],
])('a line: %s', (_, row, line) => {
  expect(orderOf(csvOf(row)).order.lines[0]).toMatchObject(line);
});

test.each(['3612345678035', '123', 'ELISE'])('the gencod %s is taken with a warning', (value) => {
  const { rejection, warnings } = orderOf(csvOf({ 'Product EAN 13': value }));
  expect({ rejection, warnings }).toEqual({
    rejection: null,
    warnings: [{ kind: 'ean-check-digit', line: 1, value }],
  });
});

test('everything paid by voucher: no payment', () => {
  const row = { Payment: 'Free order', 'Total discounts with tax': '105.80', 'Total paid with tax': '0.00' };
  expect(orderOf(csvOf(row))).toMatchObject({ rejection: null, order: { payments: [], totalPaidTtc: 0 } });
});

test('without what was paid, the payment is what the order comes to', () => {
  const { order } = orderOf(csvOf({ 'Total paid with tax': null }));
  expect([order.totalPaidTtc, order.payments]).toEqual([null, [{ method: 'Carte bancaire', amount: 10580 }]]);
});

test('the date format is the declared one', () => {
  const { order } = orderOf(csvOf({ 'Date add': '03/04/2026' }), { dateFormat: 'dd/MM/yyyy' });
  expect(order.date).toBe('2026-04-03T00:00:00');
});

test('state and payment may be declared absent', () => {
  const bytes = csvOf({ 'Order status ID': null, 'Order status name': null, Payment: null });
  const file = readOrders(bytes, { ...settings, columns: { state: false, payment: false } });
  expect([...file.orders()][0]?.rejection).toBeNull();
});

test('cells that a spreadsheet keeps as text are read as what they show', () => {
  const { order, rejection } = orderOf(
    csvOf({
      'Order ID': '="1042"',
      'Total paid with tax': '="105.80"',
      'Product EAN 13': '="3612345678034"',
      'Product quantity': "'1",
      'Shipping Zip': '="01000"',
      'Mobile phone': "'0600000001",
    }),
  );
  expect(rejection).toBeNull();
  expect([order.id, order.totalPaidTtc, order.lines[0]?.ean13, order.lines[0]?.qty]).toEqual([
    '1042',
    10580,
    '3612345678034',
    1,
  ]);
  expect([order.deliveryAddress.postcode, order.customer.phone]).toEqual(['01000', '0600000001']);
});

test.each([
  ['77', '77'],
  ['0', ''],
  ['="0"', ''],
  ['0.000000', ''],
  ['NULL', ''],
  ['10', '10'],
  ['A0', 'A0'],
])('the customer number %j is %j: guests have none', (cell, id) => {
  expect(orderOf(csvOf({ 'Customer ID': cell })).order.customer.id).toBe(id);
});

test('a VAT rate that cannot be read is told, and costs no order', () => {
  const { order, rejection, warnings } = orderOf(csvOf({ 'Tax rate': '20.000,5.500' }));
  expect([order.lines[0]?.vatRate, rejection]).toEqual([null, null]);
  expect(warnings).toEqual([{ kind: 'vat-rate', line: 1, value: '20.000,5.500' }]);
});

test.each([
  ['TVA FR 5,5 %', 550],
  ['', null],
])('the VAT rate %j is %j, without a word', (cell, vatRate) => {
  const { order, warnings } = orderOf(csvOf({ 'Tax rate': cell }));
  expect([order.lines[0]?.vatRate, warnings]).toEqual([vatRate, []]);
});
