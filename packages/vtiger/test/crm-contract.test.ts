import { startRehearsedCrm } from '@passerelle/rehearsal/crm/crm-server.ts';
import { rehearsedUser } from '@passerelle/rehearsal/crm/crm-world.ts';
import type { CrmVersion } from '@passerelle/rehearsal/crm/crm-version.ts';
import { crmClient, type CrmClient } from '../src/client.ts';
import { exact, fixed, type Exact } from '../src/exact.ts';
import { accountOf, contactOf, leadOf } from '../src/map-customer.ts';
import { invoiceOf, linesOf, moneyOf, potentialOf, salesOrderOf, type OrderPlace } from '../src/map-order.ts';
import { productCode, productOf } from '../src/map-product.ts';
import { textOf, type CrmRecord } from '../src/record.ts';
import { keyOf, type SaleForCrm } from '../src/sale.ts';
import type { CrmSettings } from '../src/settings.ts';
import { syncSale } from '../src/sync-sale.ts';
import { ratesNeeded, taxOf, taxTable } from '../src/taxes.ts';
import { clientOptions, faultOf } from './stage.ts';
import { nothingSeen } from '../src/sync-context.ts';
import { intentsInMemory, type Known } from './sync-stage.ts';
import { line, product, sale, settings as sampleSettings } from './sample-sale.ts';

/**
 * What we rely on, of every CRM that we speak to: the rehearsed ones always, a real one where PASSERELLE_TEST_CRM,
 * PASSERELLE_TEST_CRM_USER and PASSERELLE_TEST_CRM_KEY name one. Where that one is an 8.3.0 or 8.4.0 as released, PASSERELLE_TEST_CRM_ORDERS=none.
 * It leaves taxes behind, and nothing else.
 */
const real = process.env['PASSERELLE_TEST_CRM'];
const realTakesOrders = process.env['PASSERELLE_TEST_CRM_ORDERS'] !== 'none';
const stages: [name: string, takesOrders: boolean][] = [
  ['8.2.0', true],
  ['8.4.0 repaired', true],
  ['8.4.0', false],
  ...(real === undefined ? [] : [[real, realTakesOrders] satisfies [string, boolean]]),
];

describe.each(stages)('a CRM: %s', (name, takesOrders) => {
  let client: CrmClient;
  let end: () => Promise<void>;
  let settings: CrmSettings;
  const mark = Date.now().toString(36);
  const made: string[] = [];
  let serial = 0;

  beforeAll(async () => {
    const opened = await openStage(name);
    ({ client, end } = opened);
    settings = { ...sampleSettings, assignTo: (await client.session()).userId };
  });

  afterAll(async () => {
    for (const id of made.reverse()) await client.delete(id).catch(() => undefined);
    await client.logout();
    await end();
  });

  const create = async (module: string, element: Parameters<CrmClient['create']>[1]): Promise<CrmRecord> => {
    const record = await client.create(module, element);
    made.push(textOf(record, 'id'));
    return record;
  };
  const find = (module: string, field: string, value: string, fields = [field]): Promise<CrmRecord[]> =>
    client.query({ module, fields, where: { field, values: [value] } });
  const unique = (what: string): string => `${what}-${mark}-${++serial}`;

  test('tells its version and who we are', async () => {
    expect(await client.session()).toEqual({
      userId: expect.stringMatching(/^19x\d+$/) as string,
      version: expect.stringMatching(/^8\.\d+\.\d+$/) as string,
    });
  });

  test('says what a module is made of', async () => {
    const { fields, createable, idPrefix } = await client.describe('SalesOrder');
    expect({ createable, idPrefix }).toEqual({ createable: true, idPrefix: '6' });
    const mandatory = (fields as { name: string; mandatory: boolean }[]).filter((field) => field.mandatory);
    expect(mandatory.map((field) => field.name)).toEqual(
      expect.arrayContaining(['subject', 'sostatus', 'account_id', 'bill_street', 'invoicestatus']),
    );
    expect(await client.listTypes()).toEqual(
      expect.arrayContaining(['SalesOrder', 'Invoice', 'Currency', 'Tax']),
    );
  });

  test.each([
    ['a quote', "o'brien"],
    ['a backslash', 'a\\b'],
    ['words and signs of the query language', 'and (or) ; #'],
    ['accents', 'Éloïse'],
  ])('a lead whose e-mail has %s is found by it', async (_, start) => {
    const email = `${unique(start)}@example.invalid`;
    const lead = await create('Leads', leadOf(settings, { ...sale().customer, email }, sale().billing));
    expect(await find('Leads', 'email', email)).toEqual([{ id: lead['id'], email }]);
    expect(await find('Leads', 'email', email.toUpperCase())).toHaveLength(1);
  });

  test('a contact can be changed, linked to an account, and deleted; then it is not found, and not denied a look', async () => {
    const email = `${unique('contact')}@example.invalid`;
    const customer = { ...sale().customer, email, company: unique('Dupré & Fils') };
    const contact = textOf(await create('Contacts', contactOf(settings, customer, sale().billing)), 'id');
    const account = textOf(
      await create('Accounts', accountOf(settings, customer, sale().billing, sale().delivery)),
      'id',
    );
    await client.revise({ id: contact, account_id: account, phone: '0999999999' });
    expect(await find('Contacts', 'email', email, ['account_id', 'phone', 'mailingcity'])).toEqual([
      { id: contact, account_id: account, phone: '0999999999', mailingcity: 'Lyon' },
    ]);
    await client.delete(contact);
    expect(await find('Contacts', 'email', email)).toEqual([]);
    expect(await faultOf(client.retrieve(contact))).toMatchObject({
      kind: 'crm/refused',
      code: 'ACCESS_DENIED',
    });
  });

  test('a second account of one name is refused, case and accents aside', async () => {
    const accountname = unique('Éclair');
    await create('Accounts', { accountname, assigned_user_id: settings.assignTo });
    const again = {
      accountname: accountname.replace('É', 'e').toUpperCase(),
      assigned_user_id: settings.assignTo,
    };
    expect((await faultOf(client.create('Accounts', again))).kind).toBe('crm/duplicate');
  });

  test('an id that does not exist is taken, and kept as nothing', async () => {
    const contact = await create('Contacts', {
      ...contactOf(settings, sale().customer, sale().billing),
      account_id: '11x99999999',
    });
    expect(textOf(await client.retrieve(textOf(contact, 'id')), 'account_id')).toBe('');
  });

  test.each([
    ['no last name', { lastname: '' }, { kind: 'crm/refused', code: 'MANDATORY_FIELDS_MISSING' }],
    ['an owner who is nobody', { assigned_user_id: '19x9999' }, { kind: 'crm/no-such-owner' }],
    ['a product for an account', { account_id: '14x1' }, { kind: 'crm/refused', code: 'REFERENCE_INVALID' }],
  ])('%s: %o is refused', async (_, change, fault) => {
    const element = { ...contactOf(settings, sale().customer, sale().billing), ...change };
    expect(await faultOf(client.create('Contacts', element))).toMatchObject(fault);
  });

  test('what is too long is cut, what is beyond U+FFFF becomes question marks', async () => {
    const productcode = unique('x'.repeat(20));
    const made = await create('Products', {
      ...{ productname: 'A 😀 b', productcode: productcode.padEnd(45, 'y') },
      assigned_user_id: settings.assignTo,
    });
    expect(await client.retrieve(textOf(made, 'id'))).toMatchObject({
      ...{ productname: 'A ???? b', productcode: productcode.padEnd(40, 'y'), discontinued: '0' },
    });
  });

  /** Makes what an order needs, as often as it is asked once. */
  const placeFor = async (one: SaleForCrm): Promise<OrderPlace> => {
    const lines = linesOf(one);
    let rows = await client.query({ module: 'Tax', fields: ['*'] });
    for (const rate of ratesNeeded(lines.map((each) => each.rate)))
      if (taxTable(rows).nameOf(rate) === null) {
        await client.create('Tax', taxOf(rate));
        rows = await client.query({ module: 'Tax', fields: ['*'] });
      }
    const taxes = taxTable(rows);
    const productIds = new Map<string, string>();
    for (const { product: each } of lines) {
      const code = productCode(each);
      if (!productIds.has(code))
        productIds.set(code, textOf(await create('Products', productOf(settings, taxes, each)), 'id'));
    }
    const customer = { ...one.customer, company: unique('Company') };
    const contact = await create('Contacts', contactOf(settings, customer, one.billing));
    const account = await create('Accounts', accountOf(settings, customer, one.billing, one.delivery));
    const [currency] = await find('Currency', 'currency_code', 'EUR');
    return {
      ...{ settings, taxes, productIds, currencyId: textOf(currency ?? {}, 'id') },
      ...{ accountId: textOf(account, 'id'), contactId: textOf(contact, 'id') },
    };
  };

  const moneyFor = (place: OrderPlace, one: SaleForCrm) => {
    const money = moneyOf(place, one);
    if (!money.ok) throw new Error(JSON.stringify(money.refusal));
    return money.value;
  };

  const makeOrder = async (one: SaleForCrm): Promise<{ id: string; place: OrderPlace }> => {
    const place = await placeFor(one);
    const order = await create('SalesOrder', salesOrderOf(place, one, moneyFor(place, one)));
    return { id: textOf(order, 'id'), place };
  };

  const someSale = (change: Partial<SaleForCrm> = {}): SaleForCrm =>
    sale({ orderId: unique('1001'), ...change });
  const cents = (record: CrmRecord, field = 'hdnGrandTotal'): string => fixed(read(record[field]), 2);
  const read = (value: unknown): Exact => exact(value) ?? -1n;

  const totals: [what: string, change: Partial<SaleForCrm>][] = [
    ['two lines of one rate, shipping with tax', {}],
    ['two rates', { lines: [line('5', { quantity: 2 }), line('8', { rate: '5.5' })], totalGross: '62.30' }],
    ['a reduction', { lines: [line('5', { quantity: 3, reductionNet: '1.658333' })], totalGross: '58.73' }],
    ['a voucher', { vouchersGross: '6.47', totalGross: '58.23' }],
    ['shipping free', { shipping: { net: '0', rate: '0' }, totalGross: '59.70' }],
    ['shipping free by a voucher', { vouchersGross: '5', totalGross: '59.70' }],
    ['wrapping', { wrapping: { net: '1.666667', rate: '20' }, totalGross: '66.70' }],
    [
      'no tax at all',
      { lines: [line('9', { rate: '0' })], shipping: { net: '5', rate: '0' }, totalGross: '21.58' },
    ],
  ];

  const orderTest = takesOrders ? test : test.skip;
  orderTest.each(totals)('its own total is the shop’s: %s', async (_, change) => {
    const one = someSale(change);
    const { id, place } = await makeOrder(one);
    const order = await client.retrieve(id);
    expect(cents(order)).toBe(fixed(read(one.totalGross), 2));
    expect(order).toMatchObject({
      account_id: place.accountId,
      contact_id: place.contactId,
      sostatus: 'Approved',
    });
    expect(order['LineItems']).toHaveLength(linesOf(one).length);
    expect(await find('SalesOrder', 'customerno', keyOf(one), ['sostatus'])).toEqual([
      { id, sostatus: 'Approved' },
    ]);
  });

  (takesOrders ? test.skip : test)('an order is refused by its id, and nothing is left', async () => {
    const one = someSale();
    expect(await faultOf(makeOrder(one))).toMatchObject({
      kind: 'crm/refused',
      code: 'INVALID_ID_ATTRIBUTE',
    });
    expect(await find('SalesOrder', 'customerno', keyOf(one))).toEqual([]);
  });

  orderTest('a changed state leaves lines and total alone', async () => {
    const { id } = await makeOrder(someSale());
    await client.revise({ id, sostatus: 'Delivered' });
    const order = await client.retrieve(id);
    expect([order['sostatus'], cents(order)]).toEqual(['Delivered', '64.70']);
    expect(order['LineItems']).toHaveLength(2);
  });

  orderTest('a line is taken away and a voucher too: all header money is sent again', async () => {
    const before = someSale({ vouchersGross: '6.47', totalGross: '58.23' });
    const { id, place } = await makeOrder(before);
    const after = { ...before, lines: [before.lines[0]!], vouchersGross: '0', totalGross: '44.80' };
    const { header, lines } = moneyFor(place, after);
    await client.revise({ id, ...header, hdnDiscountPercent: '0.0001', LineItems: lines });
    const order = await client.retrieve(id);
    expect(cents(order)).toBe('44.80');
    expect(order['LineItems']).toHaveLength(1);
    expect(textOf(order, 'hdnDiscountAmount')).toBe('');
  });

  orderTest('a voucher is added', async () => {
    const before = someSale();
    const { id, place } = await makeOrder(before);
    const { header, lines } = moneyFor(place, { ...before, vouchersGross: '6.47', totalGross: '58.23' });
    await client.revise({ id, ...header, LineItems: lines });
    expect(cents(await client.retrieve(id))).toBe('58.23');
  });

  orderTest('shipping is taken away', async () => {
    const before = someSale();
    const { id, place } = await makeOrder(before);
    const { header, lines } = moneyFor(place, {
      ...before,
      shipping: { net: '0', rate: '0' },
      totalGross: '59.70',
    });
    await client.revise({ id, ...header, LineItems: lines });
    expect(cents(await client.retrieve(id))).toBe('59.70');
  });

  orderTest('a tax that is not linked counts nothing; linked and sent again, it does', async () => {
    const one = someSale();
    const place = await placeFor(one);
    const bare = { productname: 'Bare', discontinued: '1', assigned_user_id: settings.assignTo };
    const productIds = new Map<string, string>();
    for (const code of place.productIds.keys())
      productIds.set(code, textOf(await create('Products', bare), 'id'));
    const unlinked = { ...place, productIds };
    const money = moneyFor(unlinked, one);
    const order = await create('SalesOrder', salesOrderOf(unlinked, one, money));
    const id = textOf(order, 'id');
    expect(cents(await client.retrieve(id))).toBe('54.75');
    const tax = place.taxes.nameOf('20') ?? '';
    for (const productId of productIds.values()) await client.revise({ id: productId, [tax]: '20' });
    await client.revise({ id, ...money.header, LineItems: money.lines });
    expect(cents(await client.retrieve(id))).toBe('64.70');
    const [linked] = productIds.values();
    expect(textOf(await client.retrieve(linked ?? ''), tax)).toBe('20.000');
  });

  orderTest('an invoice of an order is found by it, has its total, and is paid', async () => {
    const one = someSale({ invoice: { number: unique('FA'), date: '2026-11-28' }, stateId: '2' });
    const { id, place } = await makeOrder(one);
    const invoice = await create('Invoice', invoiceOf(place, one, moneyFor(place, one), id));
    expect(await find('Invoice', 'salesorder_id', id)).toEqual([{ id: invoice['id'], salesorder_id: id }]);
    const paid = await client.retrieve(textOf(invoice, 'id'));
    expect([cents(paid), paid['invoicestatus'], paid['salesorder_id']]).toEqual(['64.70', 'Paid', id]);
    await client.revise({
      id: textOf(invoice, 'id'),
      invoicestatus: 'Paid',
      received: '64.70',
      balance: '0',
    });
    const settled = await client.retrieve(textOf(invoice, 'id'));
    expect([cents(settled, 'received'), cents(settled, 'balance')]).toEqual(['64.70', '0.00']);
  });

  test('a potential hangs on the account', async () => {
    const one = someSale();
    const place = await placeFor(one);
    const potential = await create('Potentials', potentialOf(place, one));
    expect(await client.retrieve(textOf(potential, 'id'))).toMatchObject({
      ...{ potentialname: `Commande boutique no ${one.orderId}`, related_to: place.accountId },
    });
  });

  orderTest('an empty text in a number kills the request, and half of the order may stay', async () => {
    const one = someSale();
    const place = await placeFor(one);
    const money = moneyFor(place, one);
    const lines = money.lines.map((each) => ({ ...each, quantity: '' }));
    const fault = await faultOf(
      client.create('SalesOrder', { ...salesOrderOf(place, one, money), LineItems: lines }),
    );
    expect(fault).toMatchObject({ kind: 'crm/http-status', status: 500, empty: true });
    const halves = await find('SalesOrder', 'customerno', keyOf(one));
    made.push(...halves.map((row) => textOf(row, 'id')));
    expect(halves).toHaveLength(1);
    const [half] = halves;
    await client.revise({ id: textOf(half ?? {}, 'id'), ...money.header, LineItems: money.lines });
    expect(cents(await client.retrieve(textOf(half ?? {}, 'id')))).toBe('64.70');
  });

  orderTest('an order with all that it hangs on: made once, left alone, followed', async () => {
    const known = new Map<string, Known>();
    const writes: string[] = [];
    const run = (one: SaleForCrm): Promise<string> =>
      syncSale(
        {
          ...{ client, settings: { ...settings, createPotential: true }, graceMs: 60_000 },
          ...{ subject: one.orderId, now: () => new Date() },
          intents: intentsInMemory(known, Date.now),
          wrote: ({ module, id, what }) => {
            if (what !== 'same') writes.push(`${what} ${module}`);
            if (what === 'created' && module !== 'Tax') made.push(id);
          },
          ...{ seen: nothingSeen(), isDryRun: false },
        },
        one,
      );
    const customer = {
      ...sale().customer,
      email: `${unique('buyer')}@example.invalid`,
      company: unique('Buyer'),
    };
    const products = ['5', '6'].map((id) => product(unique(id)));
    const lines = products.map((each, at) => line(each.id, { product: each, quantity: 2 - at }));
    const one = someSale({ customer, lines, invoice: { number: unique('FA'), date: '2026-11-28' } });
    expect(await run(one)).toBe('done');
    expect(
      writes.filter((write) => write === 'created SalesOrder' || write === 'created Invoice'),
    ).toHaveLength(2);
    writes.length = 0;
    expect(await run(one)).toBe('done');
    expect(writes).toEqual([]);
    const after = { ...one, lines: lines.slice(0, 1), stateId: '4', totalGross: '44.80' };
    expect(await run(after)).toBe('done');
    expect(writes).toEqual(['changed SalesOrder', 'changed Invoice']);
    const [order] = await find('SalesOrder', 'customerno', keyOf(one));
    expect(await client.retrieve(textOf(order ?? {}, 'id'))).toMatchObject({ sostatus: 'Delivered' });
    expect(cents(await client.retrieve(textOf(order ?? {}, 'id')))).toBe('44.80');
  });
});

async function openStage(name: string): Promise<{ client: CrmClient; end: () => Promise<void> }> {
  const options = { ...clientOptions(name), timeoutMs: 20_000, now: () => performance.now() };
  if (name === real)
    return {
      client: crmClient({
        ...options,
        user: process.env['PASSERELLE_TEST_CRM_USER'] ?? '',
        accessKey: process.env['PASSERELLE_TEST_CRM_KEY'] ?? '',
      }),
      end: () => Promise.resolve(),
    };
  const crm = await startRehearsedCrm({
    version: name as CrmVersion,
    user: rehearsedUser,
  });
  return { client: crmClient({ ...options, url: crm.url }), end: () => crm.close() };
}
