import { cleanText, sameEmail } from '../src/clean-text.ts';
import { accountName, accountOf, changes, contactOf, emailRefusal, leadOf } from '../src/map-customer.ts';
import {
  invoiceOf,
  invoiceState,
  moneyOf,
  orderStatus,
  potentialOf,
  salesOrderOf,
} from '../src/map-order.ts';
import { inOwnCurrency, productCode, productOf } from '../src/map-product.ts';
import type { CustomerForCrm } from '../src/sale.ts';
import { ratesNeeded, taxOf, taxTable } from '../src/taxes.ts';
import { line, product, sale, settings } from './sample-sale.ts';

const { customer, billing, delivery } = sale();
const someone = (change: Partial<CustomerForCrm>): CustomerForCrm => ({ ...customer, ...change });
const taxes = taxTable([
  { taxname: 'tax1', percentage: '4.500', deleted: '0' },
  { taxname: 'tax4', percentage: '20.000', deleted: '0' },
  { taxname: 'tax5', percentage: '5.500', deleted: '0' },
  { taxname: 'tax6', percentage: '10.000', deleted: '1' },
]);

test.each([
  ['Zoé 😀 中', 'Zoé  中'],
  ['a\u0001b\r\nc\td', 'a b\nc\td'],
  ['half of one \ud83d', 'half of one'],
  ['é'.repeat(120), 'é'.repeat(100)],
  [`${'x'.repeat(99)} y`, 'x'.repeat(99)],
])('%j is kept as %j', (given, kept) => expect(cleanText(given, 100)).toBe(kept));

test.each([
  ['a@example.invalid', 'A@Example.invalid', true],
  ['zoe@example.invalid', 'zoé@example.invalid', false],
])('%s and %s are the same e-mail: %p', (left, right, same) => expect(sameEmail(left, right)).toBe(same));

test.each([
  ['jeanne@example.invalid', null],
  ['', 'crm/no-email'],
  ['jeanne', 'crm/no-email'],
  ['jean ne@example.invalid', 'crm/no-email'],
  ['jeanne😀@example.invalid', 'crm/no-email'],
  [`${'x'.repeat(90)}@example.invalid`, 'crm/email-too-long'],
])('the e-mail %p: %p', (email, kind) => expect(emailRefusal(someone({ email }))?.kind ?? null).toBe(kind));

test.each([
  [{}, 'Dupré Jeanne'],
  [{ company: 'Dupré & Fils' }, 'Dupré & Fils'],
  [{ company: 'x'.repeat(300) }, 'x'.repeat(100)],
  [{ firstName: '', lastName: '' }, 'jeanne.dupre@example.invalid'],
  [{ company: '😀' }, 'Dupré Jeanne'],
])('the account of %j is called %s', (change, name) => expect(accountName(someone(change))).toBe(name));

test.each([
  [{}, { firstname: 'Jeanne', lastname: 'Dupré' }],
  [{ lastName: '' }, { lastname: 'Jeanne' }],
  [{ lastName: '', firstName: ' ' }, { lastname: 'jeanne.dupre@example.invalid' }],
  [{ lastName: 'x'.repeat(90) }, { firstname: 'Jeanne', lastname: 'x'.repeat(80) }],
])('%j is named %j', (change, name) => {
  const { firstname, lastname } = contactOf(settings, someone(change), billing);
  expect({ ...(firstname === undefined ? {} : { firstname }), lastname }).toEqual(name);
});

test('a customer becomes a lead, a contact, an account', () => {
  expect(leadOf(settings, customer, billing)).toEqual({
    ...{ firstname: 'Jeanne', lastname: 'Dupré', email: customer.email, phone: '0100000000' },
    ...{ lane: "12 rue de l'Église", code: '69001', city: 'Lyon', country: 'France' },
    ...{ leadsource: 'Prestashop', assigned_user_id: '19x1' },
  });
  expect(contactOf(settings, customer, { ...billing, line2: 'Bâtiment B' })).toMatchObject({
    mailingstreet: "12 rue de l'Église\nBâtiment B",
    mailingzip: '69001',
  });
  expect(accountOf(settings, customer, billing, { ...delivery, city: 'Paris' })).toMatchObject({
    ...{ accountname: 'Dupré Jeanne', email1: customer.email, bill_city: 'Lyon', ship_city: 'Paris' },
  });
});

test('only what differs and says something is changed, and nothing that a person keeps', () => {
  const found = { phone: '1', city: 'Lyon', accountname: 'Renamed', country: null };
  const wanted = { phone: '2', city: 'Lyon', accountname: 'Dupré', country: 'France', hidden: 'x' };
  expect(changes(wanted, found, ['accountname'])).toEqual({ phone: '2', country: 'France' });
});

test.each([
  [{}, 'REF-5'],
  [{ reference: '' }, '#presta_5'],
  [{ reference: 'x'.repeat(40) }, 'x'.repeat(40)],
  [{ reference: 'x'.repeat(60) }, '#presta_5'],
  [{ reference: 'REF 😀' }, '#presta_5'],
  [{ reference: '#presta_9' }, '#presta_5'],
  [{ sharesReference: true }, '#presta_5'],
  [{ reference: "L'Été" }, "L'Été"],
])('the product %j is found by %s', (change, code) => expect(productCode(product('5', change))).toBe(code));

test.each([
  ['20', { tax4: '20' }],
  ['20.000', { tax4: '20' }],
  ['5.5', { tax5: '5.5' }],
  ['0', {}],
  ['10', {}],
  ['20.01', {}],
])('a product of %s %% is linked to %j', (rate, link) => {
  const made = productOf(settings, taxes, product('5', { rate }));
  expect(Object.fromEntries(Object.entries(made).filter(([name]) => name.startsWith('tax')))).toEqual(link);
  expect(made).toMatchObject({ discontinued: '1', productcode: 'REF-5', unit_price: '16.583333' });
});

test.each([
  ['16.583333', '1', '16.583333'],
  ['100', '162.123', '0.616816'],
  ['100', '0', null],
  ['x', '1', null],
])('%s at a rate of %s is %p in our own currency', (price, rate, own) =>
  expect(inOwnCurrency(price, rate)).toBe(own),
);

test('rates that need a tax, each once; the tax that is made for one', () => {
  expect(ratesNeeded(['20', '20.000', '0', '5.5', 'x'])).toEqual(['20', '5.5']);
  expect(taxOf('5.5')).toEqual({ taxname: 'tax 5.5', taxlabel: '5.5 %', percentage: '5.5', deleted: '0' });
});

const place = {
  ...{ settings, taxes, currencyId: '21x1', accountId: '11x3', contactId: '12x4' },
  productIds: new Map([
    ['REF-5', '14x5'],
    ['REF-6', '14x6'],
    ['#presta_wrapping', '14x7'],
  ]),
};

test('an order as it is sent', () => {
  const one = sale({
    lines: [line('5', { quantity: 2, reductionNet: '1.5' }), line('6', { rate: '5.5', comment: '' })],
    ...{ wrapping: { net: '2', rate: '20' }, vouchersGross: '5', totalGross: '56.10' },
    billing: { line1: '', line2: '', postcode: '', city: '', country: '' },
  });
  const money = moneyOf(place, one);
  if (!money.ok) throw new Error(JSON.stringify(money.refusal));
  expect(salesOrderOf(place, one, money.value)).toEqual({
    ...{ subject: 'Commande no 1001', customerno: 'PS0-1001', vtiger_purchaseorder: 'XKBKNABJK' },
    ...{ sostatus: 'Approved', invoicestatus: 'Created', account_id: '11x3', contact_id: '12x4' },
    ...{ assigned_user_id: '19x1', bill_street: '--None--', ship_street: "12 rue de l'Église" },
    ...{ ship_code: '69001', ship_city: 'Lyon', ship_country: 'France' },
    ...{ hdnTaxType: 'individual', currency_id: '21x1', conversion_rate: '1', productid: '14x5' },
    ...{ 'shipping_&_handling': '4.166667', 'shipping_&_handling_shtax1': '20' },
    ...{ 'shipping_&_handling_shtax2': '0', 'shipping_&_handling_shtax3': '0' },
    ...{ hdnDiscountAmount: '5', txtAdjustment: '0.00458409' },
    LineItems: [
      {
        ...{ productid: '14x5', quantity: '2', listprice: '16.583333', discount_amount: '3' },
        ...{ comment: 'Pointure : 38', tax1: '0', tax4: '20', tax5: '0' },
      },
      { productid: '14x6', quantity: '1', listprice: '16.583333', tax1: '0', tax4: '0', tax5: '5.5' },
      { productid: '14x7', quantity: '1', listprice: '2', tax1: '0', tax4: '20', tax5: '0' },
    ],
  });
});

test('no text of an order is empty: vtiger dies of an empty number', () => {
  const one = sale();
  const money = moneyOf(place, one);
  if (!money.ok) throw new Error(money.refusal.kind);
  const texts = Object.values(salesOrderOf(place, one, money.value)).filter(
    (value) => typeof value === 'string',
  );
  expect([...texts, ...money.value.lines.flatMap((each) => Object.values(each))]).not.toContain('');
});

test.each([
  ['2', 'Approved', { invoicestatus: 'Paid', received: '64.7', balance: '0' }],
  ['6', 'Cancelled', { invoicestatus: 'Cancel' }],
  ['99', 'Created', {}],
])('in state %s an order is %s, its invoice %j', (stateId, status, invoice) => {
  expect(orderStatus(settings, sale({ stateId }))).toBe(status);
  expect(invoiceState(settings, sale({ stateId }))).toEqual(invoice);
});

test('an invoice and a potential hang on the order and its customer', () => {
  const one = sale({ invoice: { number: 'FA000123', date: '2026-11-29 10:00:00' } });
  const money = moneyOf(place, one);
  if (!money.ok) throw new Error(money.refusal.kind);
  expect(invoiceOf(place, one, money.value, '6x7')).toMatchObject({
    ...{ subject: 'FA000123', salesorder_id: '6x7', customerno: 'PS0-1001', invoicedate: '2026-11-29' },
  });
  expect(potentialOf(place, one)).toMatchObject({
    ...{ potentialname: 'Commande boutique no 1001', related_to: '11x3', contact_id: '12x4', amount: '64.7' },
  });
});
