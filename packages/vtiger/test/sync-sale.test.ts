import { createRecord } from '@passerelle/rehearsal/crm/crm-records.ts';
import type { SaleForCrm } from '../src/sale.ts';
import type { CrmSettings } from '../src/settings.ts';
import { faultOf } from './stage.ts';
import { line, product, sale } from './sample-sale.ts';
import { syncStage, type SyncStage } from './sync-stage.ts';

let stage: SyncStage;

beforeEach(async () => {
  stage = await syncStage();
});

afterEach(() => stage.crm.close());

const invoice = { number: 'FA000123', date: '2026-11-28' };
const only = (module: string): Record<string, unknown> => {
  const found = stage.records(module);
  if (found.length !== 1) throw new Error(`${found.length} of ${module}`);
  return { ...found[0]!.fields, id: found[0]!.id };
};
const put = (module: string, fields: Record<string, unknown>): string =>
  String(
    createRecord(stage.crm.world, stage.crm.world.users[0]!, module, { assigned_user_id: '19x1', ...fields })[
      'id'
    ],
  );
const again = async (options: Partial<CrmSettings>): Promise<void> => {
  await stage.crm.close();
  stage = await syncStage({}, options);
};

test('one order makes one of everything', async () => {
  expect(await stage.run(sale({ invoice }))).toBe('done');
  expect(stage.writes).toEqual([
    ...['created Contacts', 'created Accounts', 'changed Contacts', 'created Tax'],
    ...['created Products', 'created Products', 'created SalesOrder', 'created Invoice'],
  ]);
  const [contact, account, order] = [only('Contacts'), only('Accounts'), only('SalesOrder')];
  expect(contact).toMatchObject({ account_id: account['id'], lastname: 'Dupré', leadsource: 'Prestashop' });
  expect(order).toMatchObject({
    ...{ customerno: 'PS0-1001', subject: 'Commande no 1001', account_id: account['id'] },
    ...{ contact_id: contact['id'], sostatus: 'Approved', hdnGrandTotal: '64.70000000' },
  });
  expect(only('Invoice')).toMatchObject({
    ...{
      salesorder_id: order['id'],
      subject: 'FA000123',
      invoicestatus: 'Paid',
      hdnGrandTotal: '64.70000000',
    },
    ...{ received: '64.70000000', balance: '0.00000000' },
  });
});

test('once more, nothing is written', async () => {
  await stage.run(sale({ invoice }));
  stage.writes.length = 0;
  await stage.run(sale({ invoice }));
  expect(stage.writes.filter((write) => !write.startsWith('same'))).toEqual([]);
  expect(stage.crm.asked().filter((one) => /^(create|revise)/.test(one))).toHaveLength(8);
});

const requestsOf = async (one: SaleForCrm): Promise<string[]> => {
  const before = stage.crm.requests.length;
  await stage.run(one);
  return stage.crm
    .asked()
    .slice(before)
    .filter((name) => !['getchallenge', 'login', 'query Tax', 'query Currency'].includes(name));
};

test('an order whose customer and products are known costs 8 requests, with a potential 10', async () => {
  await stage.run(sale({ invoice }));
  expect(await requestsOf(sale({ orderId: '1002', invoice }))).toHaveLength(8);
  await again({ createPotential: true });
  await stage.run(sale({ invoice }));
  expect(await requestsOf(sale({ orderId: '1002', invoice }))).toHaveLength(10);
});

/** The order as it was, as it is, and what the CRM shows then. */
const followed: [what: string, after: Partial<SaleForCrm>, order: Record<string, unknown>, lines: number][] =
  [
    ['a state', { stateId: '4' }, { sostatus: 'Delivered', hdnGrandTotal: '64.70000000' }, 2],
    ['a cancellation', { stateId: '6' }, { sostatus: 'Cancelled', hdnGrandTotal: '64.70000000' }, 2],
    [
      'a line that is gone',
      { lines: [line('5', { quantity: 2 })], totalGross: '44.80' },
      { hdnGrandTotal: '44.80000000' },
      1,
    ],
    [
      'a changed quantity',
      { lines: [line('5'), line('6')], totalGross: '44.80' },
      { hdnGrandTotal: '44.80000000' },
      2,
    ],
    [
      'a new voucher',
      { vouchersGross: '6.47', totalGross: '58.23' },
      { hdnDiscountAmount: '6.47000000', hdnGrandTotal: '58.23000000' },
      2,
    ],
    [
      'shipping that is free now',
      { shipping: { net: '0', rate: '0' }, totalGross: '59.70' },
      { hdnGrandTotal: '59.70000000' },
      2,
    ],
    [
      'wrapping',
      { wrapping: { net: '1.666667', rate: '20' }, totalGross: '66.70' },
      { hdnGrandTotal: '66.70000000' },
      3,
    ],
    [
      'another product at the same price',
      { lines: [line('5', { quantity: 2 }), line('8')] },
      { hdnGrandTotal: '64.70000000' },
      2,
    ],
  ];

const codesOf = (module: string): unknown[] =>
  stage
    .records(module)[0]!
    .lines.map(({ productid }) => stage.crm.world.records.get(productid)?.fields['productcode']);

test.each(followed)('%s is followed, in the invoice too', async (_, after, order, lines) => {
  await stage.run(sale({ invoice }));
  stage.writes.length = 0;
  await stage.run(sale({ invoice, ...after }));
  expect(only('SalesOrder')).toMatchObject(order);
  expect(stage.records('SalesOrder')[0]!.lines).toHaveLength(lines);
  expect(codesOf('SalesOrder')).toEqual(
    (after.lines ?? sale().lines)
      .map((each) => each.product.reference)
      .concat(after.wrapping ? ['#presta_wrapping'] : []),
  );
  expect(stage.records('Invoice')[0]!.lines).toEqual(stage.records('SalesOrder')[0]!.lines);
  expect(stage.records('Invoice')[0]!.lines).toHaveLength(lines);
  expect(only('Invoice')['hdnGrandTotal']).toBe(order['hdnGrandTotal']);
  stage.writes.length = 0;
  await stage.run(sale({ invoice, ...after }));
  expect(stage.writes.filter((write) => !write.startsWith('same'))).toEqual([]);
});

test('a voucher that is taken away is taken away', async () => {
  await stage.run(sale({ vouchersGross: '6.47', totalGross: '58.23' }));
  await stage.run(sale());
  expect(only('SalesOrder')).toMatchObject({ hdnDiscountAmount: '', hdnGrandTotal: '64.70000000' });
});

test('an order in another currency keeps its own amounts', async () => {
  const currency = { code: 'CHF', name: 'Franc suisse', symbol: 'CHF', rate: '0.95' };
  await stage.run(sale({ currency }));
  expect(stage.crm.world.currencies.map(({ currency_code }) => currency_code)).toEqual(['EUR', 'CHF']);
  expect(only('SalesOrder')).toMatchObject({
    currency_id: '21x2',
    conversion_rate: '0.950',
    hdnGrandTotal: '64.70000000',
  });
});

test('a contact that people keep is followed, its account left with its name', async () => {
  const account = put('Accounts', { accountname: 'Maison Dupré' });
  const contact = put('Contacts', {
    lastname: 'D.',
    email: 'JEANNE.dupre@example.invalid',
    phone: '9',
    account_id: account,
  });
  await stage.run(sale());
  expect(only('Contacts')).toMatchObject({
    id: contact,
    lastname: 'Dupré',
    phone: '0100000000',
    account_id: account,
  });
  expect(only('Accounts')).toMatchObject({ id: account, accountname: 'Maison Dupré' });
  expect(only('SalesOrder')).toMatchObject({ account_id: account, contact_id: contact });
});

test('accents make another e-mail: the database finds it, we do not', async () => {
  put('Contacts', { lastname: 'D.', email: 'jéanne.dupre@example.invalid' });
  await stage.run(sale());
  expect(stage.records('Contacts')).toHaveLength(2);
});

test('an account with the e-mail takes the order, without a contact', async () => {
  const account = put('Accounts', { accountname: 'Renamed by a person', email1: sale().customer.email });
  await stage.run(sale());
  expect(stage.records('Contacts')).toHaveLength(0);
  expect(only('Accounts')).toMatchObject({ accountname: 'Renamed by a person', bill_city: 'Lyon' });
  expect(only('SalesOrder')).toMatchObject({ account_id: account });
});

test('a lead that orders becomes a contact, and is marked', async () => {
  put('Leads', { lastname: 'Dupré', email: sale().customer.email });
  await stage.run(sale());
  expect(only('Leads')).toMatchObject({ leadstatus: 'Converted' });
  expect(only('Contacts')).toMatchObject({ email: sale().customer.email, mailingzip: '69001' });
});

test('namesakes share an account, and keep their own contacts', async () => {
  await stage.run(sale());
  const other = { ...sale().customer, id: '8', email: 'another.jeanne@example.invalid', lastName: 'DUPRE' };
  await stage.run(sale({ orderId: '1002', customer: other }));
  expect([stage.records('Accounts').length, stage.records('Contacts').length]).toEqual([1, 2]);
  const [, second] = stage.records('SalesOrder');
  expect(second!.fields['contact_id']).toBe(stage.records('Contacts')[1]!.id);
});

test('an account that was deleted is made anew, and the contact linked to it', async () => {
  await stage.run(sale());
  stage.records('Accounts')[0]!.isDeleted = true;
  await stage.run(sale({ orderId: '1002' }));
  expect(stage.records('SalesOrder')[1]!.fields['account_id']).toBe(only('Accounts')['id']);
});

test('a product that was deleted is made anew', async () => {
  await stage.run(sale());
  stage.records('Products')[0]!.isDeleted = true;
  await stage.run(sale({ orderId: '1002' }));
  expect(stage.records('Products').map(({ fields }) => fields['productcode'])).toEqual(['REF-6', 'REF-5']);
});

test('a tax that somebody unlinked is linked again, and the total comes right', async () => {
  await stage.run(sale());
  for (const { taxes } of stage.records('Products')) taxes.clear();
  await stage.run(sale({ orderId: '1002' }));
  expect(stage.records('SalesOrder')[1]!.fields['hdnGrandTotal']).toBe('64.70000000');
});

test('a tax that somebody switched off is made anew', async () => {
  await stage.run(sale());
  stage.crm.world.taxes[3]!.deleted = '1';
  await stage.run(sale({ orderId: '1002' }));
  expect(stage.records('SalesOrder')[1]!.fields['hdnGrandTotal']).toBe('64.70000000');
});

test('cancelled before the CRM knew it: it never gets there; afterwards it is followed', async () => {
  expect(await stage.run(sale({ stateId: '6' }))).toBe('skipped');
  expect(stage.crm.world.records.size).toBe(0);
});

const refusals: [what: string, change: Partial<SaleForCrm>, kind: string][] = [
  ['no e-mail', { customer: { ...sale().customer, email: '' } }, 'crm/no-email'],
  ['no lines', { lines: [] }, 'crm/no-lines'],
  ['amounts that do not add up', { totalGross: '99' }, 'crm/amounts-differ'],
];

test.each(refusals)('%s: refused, and nothing is written', async (_, change, kind) => {
  expect((await faultOf(stage.run(sale(change)))).kind).toBe(kind);
  expect(stage.crm.asked()).toEqual([]);
});

test('an order that a person deleted in the CRM is not made a second time', async () => {
  await stage.run(sale());
  const [order] = stage.records('SalesOrder');
  order!.isDeleted = true;
  expect(await faultOf(stage.run(sale()))).toEqual({
    ...{ kind: 'crm/gone', module: 'SalesOrder', key: 'PS0-1001', id: order!.id },
  });
});

test('two products under one code, or two orders under one key: a person says which', async () => {
  const code = { productname: 'x', productcode: 'REF-5' };
  const ids = [put('Products', code), put('Products', code)];
  expect(await faultOf(stage.run(sale()))).toEqual({
    kind: 'crm/ambiguous',
    module: 'Products',
    key: 'REF-5',
    ids,
  });
});

test('a reference that the database holds to be the same is another product', async () => {
  put('Products', { productname: 'x', productcode: 'Réf-5' });
  await stage.run(sale());
  expect(stage.records('Products')).toHaveLength(3);
});

test('one product at two rates is linked to both taxes', async () => {
  const shared = product('5');
  const lines = [line('5', { product: shared }), line('5', { product: shared, rate: '5.5' })];
  await stage.run(sale({ lines, totalGross: '42.40' }));
  expect(Number(only('SalesOrder')['hdnGrandTotal']).toFixed(2)).toBe('42.40');
});

test.each([
  ['8.0.0', 'done'],
  ['8.1.0', 'done'],
  ['8.2.0', 'done'],
  ['8.3.0', 'crm/cannot-create-orders'],
  ['8.4.0', 'crm/cannot-create-orders'],
  ['8.4.0 repaired', 'done'],
] as const)('on %s an order is %s; customer and products are there in any case', async (version, outcome) => {
  await stage.crm.close();
  stage = await syncStage({ version });
  const found = outcome === 'done' ? await stage.run(sale()) : (await faultOf(stage.run(sale()))).kind;
  expect(found).toBe(outcome);
  expect([stage.records('Contacts').length, stage.records('Products').length]).toEqual([1, 2]);
});
