import type { SaleForCrm } from '../src/sale.ts';
import type { CrmSettings } from '../src/settings.ts';
import { faultOf } from './stage.ts';
import { sale } from './sample-sale.ts';
import { only, syncStage, type SyncStage } from './sync-stage.ts';

let stage: SyncStage;

beforeEach(async () => {
  stage = await syncStage();
});

afterEach(() => stage.crm.close());

const again = async (options: Partial<CrmSettings>): Promise<void> => {
  await stage.crm.close();
  stage = await syncStage({}, options);
};

const invoice = { number: 'FA000123', date: '2026-11-28' };

test('one order makes one of everything', async () => {
  expect(await stage.run(sale({ invoice }))).toBe('done');
  expect(stage.writes).toEqual([
    ...['created Contacts', 'created Accounts', 'changed Contacts', 'created Tax'],
    ...['created Products', 'created Products', 'created SalesOrder', 'created Invoice'],
  ]);
  const [contact, account, order] = [
    only(stage, 'Contacts'),
    only(stage, 'Accounts'),
    only(stage, 'SalesOrder'),
  ];
  expect(contact).toMatchObject({ account_id: account['id'], lastname: 'Dupré', leadsource: 'Prestashop' });
  expect(order).toMatchObject({
    ...{ customerno: 'PS0-1001', subject: 'Commande no 1001', account_id: account['id'] },
    ...{ contact_id: contact['id'], sostatus: 'Approved', hdnGrandTotal: '64.70000000' },
  });
  expect(only(stage, 'Invoice')).toMatchObject({
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

test('an order whose customer and products are known costs 5 requests, with a potential 7', async () => {
  await stage.run(sale({ invoice }));
  expect(await requestsOf(sale({ orderId: '1002', invoice }))).toHaveLength(5);
  await again({ createPotential: true });
  await stage.run(sale({ invoice }));
  expect(await requestsOf(sale({ orderId: '1002', invoice }))).toHaveLength(7);
});

test('an order in another currency keeps its own amounts', async () => {
  const currency = { code: 'CHF', name: 'Franc suisse', symbol: 'CHF', rate: '0.95' };
  await stage.run(sale({ currency }));
  expect(stage.crm.world.currencies.map(({ currency_code }) => currency_code)).toEqual(['EUR', 'CHF']);
  expect(only(stage, 'SalesOrder')).toMatchObject({
    currency_id: '21x2',
    conversion_rate: '0.950',
    hdnGrandTotal: '64.70000000',
  });
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

const nobody = { ...sale().customer, email: '', firstName: '', lastName: '' };

test('its customer was deleted in the shop afterwards: the order is followed, and stays who it was for', async () => {
  await stage.run(sale());
  const before = only(stage, 'SalesOrder');
  stage.writes.length = 0;
  expect(await stage.run(sale({ customer: nobody, stateId: '6' }))).toBe('done');
  expect(stage.writes.filter((write) => !write.startsWith('same'))).toEqual(['changed SalesOrder']);
  const { account_id, contact_id } = before;
  expect(only(stage, 'SalesOrder')).toMatchObject({ account_id, contact_id, sostatus: 'Cancelled' });
  expect(only(stage, 'Contacts')).toMatchObject({ lastname: 'Dupré' });
});

test('an order that a person deleted in the CRM is not made a second time', async () => {
  await stage.run(sale());
  const [order] = stage.records('SalesOrder');
  order!.isDeleted = true;
  expect(await faultOf(stage.run(sale()))).toEqual({
    ...{ kind: 'crm/gone', module: 'SalesOrder', key: 'PS0-1001', id: order!.id },
  });
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

const mapped: [what: string, orderStatus: string, invoiceStatus: string, told: unknown][] = [
  ['both in the lists', 'Approved', 'Paid', 'done'],
  ['an order status in no list', 'Paid up', 'Paid', { field: 'sostatus', value: 'Paid up' }],
  ['an invoice status in no list', 'Approved', 'Settled', { field: 'invoicestatus', value: 'Settled' }],
];

test.each(mapped)('%s', async (_, order, invoiced, told) => {
  await stage.crm.close();
  let areRight = false;
  const change = { orderStatus: { '2': order, '4': 'Nowhere' }, invoiceStatus: { '2': invoiced } };
  const good = { orderStatus: { '2': order }, invoiceStatus: { '2': invoiced } };
  const noteRight = (): void => void (areRight = true);
  stage = await syncStage({}, told === 'done' ? good : change, { areRight: () => areRight, noteRight });
  if (told === 'done') expect(await stage.run(sale({ invoice }))).toBe('done');
  else
    expect(await faultOf(stage.run(sale({ invoice })))).toMatchObject({
      kind: 'crm/unknown-status',
      ...Object(told),
    });
  expect([areRight, stage.records('SalesOrder').length]).toEqual(told === 'done' ? [true, 1] : [false, 0]);
  const before = stage.crm.asked().length;
  await stage.run(sale({ orderId: '1002', stateId: '3' }));
  const described = stage.crm
    .asked()
    .slice(before)
    .filter((one) => one.startsWith('describe'));
  expect(described).toHaveLength(told === 'done' ? 0 : 2);
});
