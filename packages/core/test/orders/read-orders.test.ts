import type { Order } from '@passerelle/core/orders/model.ts';
import { readOrders } from '../../src/orders/read-orders.ts';
import { card, csvOf, orderOf, ordersOf, type Row, settings } from './orders-csv.ts';

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

test('two identical rows are two units sold', () => {
  const paid = { 'Total paid with tax': '205.70' };
  expect(orderOf(csvOf(paid, paid)).order.lines.map((line) => line.qty)).toEqual([1, 1]);
});

test('rows of an order may lie apart; orders come as they first appear', () => {
  const bytes = csvOf(
    { 'Order ID': '1', 'Product name': 'a' },
    { 'Order ID': '2', 'Product name': 'b' },
    { 'Order ID': '1', 'Product name': 'c' },
    { 'Order ID': '3', 'Product name': 'd' },
    { 'Order ID': '2', 'Product name': 'e' },
    { 'Order ID': '1', 'Product name': 'f' },
  );
  const names = ordersOf(bytes).map(({ order }) =>
    [order.id, ...order.lines.map((line) => line.name)].join(' '),
  );
  expect(names).toEqual(['1 a c f', '2 b e', '3 d']);
});

test('orders of one cart share a reference, and stay apart by their ids', () => {
  expect(ordersOf(csvOf({ 'Order ID': '1' }, { 'Order ID': '2' })).map(({ order }) => order.id)).toEqual([
    '1',
    '2',
  ]);
});

test('without an id column, orders are told apart by reference', () => {
  const bytes = csvOf(
    { 'Order ID': null, 'Order reference code': 'A' },
    { 'Order reference code': 'B' },
    { 'Order reference code': 'A' },
  );
  expect(ordersOf(bytes).map(({ order }) => `${order.id}/${order.ref}/${order.lines.length}`)).toEqual([
    '/A/2',
    '/B/1',
  ]);
});

test('an id and a reference that read the same are two orders', () => {
  const bytes = csvOf(
    { 'Order ID': '77', 'Order reference code': 'A' },
    { 'Order ID': '', 'Order reference code': '77' },
  );
  expect(ordersOf(bytes)).toHaveLength(2);
});

test('one bad order leaves the others alone, and keeps its own rows', () => {
  const bytes = csvOf(
    { 'Order ID': '1' },
    { 'Order ID': '2', 'Product quantity': 'x', Payment: 'Chèque' },
    { 'Order ID': '3' },
  );
  const [good, bad, other] = ordersOf(bytes);
  expect([good?.rejection, other?.rejection]).toEqual([null, null]);
  expect(bad).toMatchObject({
    rejection: { kind: 'bad-quantity' },
    order: { id: '2', stateId: '2', lines: [{ qty: 0 }] },
  });
  expect(bad?.rawRows().join('')).toMatch(/^"2",.*"Chèque",.*"x".*\n$/);
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

test('what the file tells of itself', () => {
  const text =
    '\ufeffOrder ID,Qté,Gencod,État,Paiement,Total\r\n1,1,3612345678034,payé,CB,5\n\n2,1,3612345678034,payé,CB,5';
  const file = readOrders(Buffer.from(text), settings);
  const { orderCount, rowCount, headingRow, dialect } = file;
  expect({ orderCount, rowCount, headingRow, dialect }).toEqual({
    orderCount: 2,
    rowCount: 2,
    headingRow: 'Order ID,Qté,Gencod,État,Paiement,Total\r\n',
    dialect: { delimiter: ',', quote: '"', encoding: 'utf-8' },
  });
  expect([...file.orders()].map((order) => order.rawRows())).toEqual([
    ['1,1,3612345678034,payé,CB,5\n'],
    ['2,1,3612345678034,payé,CB,5\n'],
  ]);
});

test('a heading alone is a file without orders', () => {
  expect(ordersOf(Buffer.from('Order ID,Qté,Gencod,État,Paiement,Total\n'))).toEqual([]);
});

test('orders can be asked for again, and far more rows than are read at once', () => {
  const count = 3000;
  const rows = Array.from({ length: count }, (_, index) => ({ 'Order ID': String(index % (count / 2)) }));
  const file = readOrders(csvOf(...rows), settings);
  for (const round of [1, 2]) {
    const sizes = [...file.orders()].map(({ order }) => order.lines.length);
    expect([round, sizes.length, new Set(sizes)]).toEqual([round, count / 2, new Set([2])]);
  }
});

test('a file that was closed has no orders any more, rather than empty ones', () => {
  const bytes = csvOf({});
  const ofItsOwn = Buffer.alloc(bytes.length);
  bytes.copy(ofItsOwn);
  const file = readOrders(ofItsOwn, settings);
  expect([...file.orders()]).toHaveLength(1);
  file.close();
  expect(() => [...file.orders()]).toThrow('closed');
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
