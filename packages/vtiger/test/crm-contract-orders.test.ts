import { exact, fixed, type Exact } from '../src/exact.ts';
import { accountOf, contactOf } from '../src/map-customer.ts';
import { invoiceOf, linesOf, moneyOf, potentialOf, salesOrderOf, type OrderPlace } from '../src/map-order.ts';
import { productCode, productOf } from '../src/map-product.ts';
import { textOf, type CrmRecord } from '../src/record.ts';
import { keyOf, type SaleForCrm } from '../src/sale.ts';
import { syncSale } from '../src/sync-sale.ts';
import { ratesNeeded, taxOf, taxTable } from '../src/taxes.ts';
import { faultOf } from './stage.ts';
import { nothingSeen } from '../src/sync-context.ts';
import { intentsInMemory, type Known } from './sync-stage.ts';
import { line, product, sale } from './sample-sale.ts';
import { contractStage, stages, type ContractStage } from './crm-contract-stage.ts';

describe.each(stages)('a CRM: %s', (name, takesOrders) => {
  let crm: ContractStage;

  beforeAll(async () => {
    crm = await contractStage(name);
  });

  afterAll(() => crm.end());

  /** Makes what an order needs, as often as it is asked once. */
  const placeFor = async (one: SaleForCrm): Promise<OrderPlace> => {
    const lines = linesOf(one);
    let rows = await crm.client.query({ module: 'Tax', fields: ['*'] });
    for (const rate of ratesNeeded(lines.map((each) => each.rate)))
      if (taxTable(rows).nameOf(rate) === null) {
        await crm.client.create('Tax', taxOf(rate));
        rows = await crm.client.query({ module: 'Tax', fields: ['*'] });
      }
    const taxes = taxTable(rows);
    const productIds = new Map<string, string>();
    for (const { product: each } of lines) {
      const code = productCode(each);
      if (!productIds.has(code))
        productIds.set(
          code,
          textOf(await crm.create('Products', productOf(crm.settings, taxes, each)), 'id'),
        );
    }
    const customer = { ...one.customer, company: crm.unique('Company') };
    const contact = await crm.create('Contacts', contactOf(crm.settings, customer, one.billing));
    const account = await crm.create(
      'Accounts',
      accountOf(crm.settings, customer, one.billing, one.delivery),
    );
    const [currency] = await crm.find('Currency', 'currency_code', 'EUR');
    return {
      ...{ settings: crm.settings, taxes, productIds, currencyId: textOf(currency ?? {}, 'id') },
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
    const order = await crm.create('SalesOrder', salesOrderOf(place, one, moneyFor(place, one)));
    return { id: textOf(order, 'id'), place };
  };

  const someSale = (change: Partial<SaleForCrm> = {}): SaleForCrm =>
    sale({ orderId: crm.unique('1001'), ...change });
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
    const order = await crm.client.retrieve(id);
    expect(cents(order)).toBe(fixed(read(one.totalGross), 2));
    expect(order).toMatchObject({
      account_id: place.accountId,
      contact_id: place.contactId,
      sostatus: 'Approved',
    });
    expect(order['LineItems']).toHaveLength(linesOf(one).length);
    expect(await crm.find('SalesOrder', 'customerno', keyOf(one), ['sostatus'])).toEqual([
      { id, sostatus: 'Approved' },
    ]);
  });

  (takesOrders ? test.skip : test)('an order is refused by its id, and nothing is left', async () => {
    const one = someSale();
    expect(await faultOf(makeOrder(one))).toMatchObject({
      kind: 'crm/refused',
      code: 'INVALID_ID_ATTRIBUTE',
    });
    expect(await crm.find('SalesOrder', 'customerno', keyOf(one))).toEqual([]);
  });

  orderTest('a changed state leaves lines and total alone', async () => {
    const { id } = await makeOrder(someSale());
    await crm.client.revise({ id, sostatus: 'Delivered' });
    const order = await crm.client.retrieve(id);
    expect([order['sostatus'], cents(order)]).toEqual(['Delivered', '64.70']);
    expect(order['LineItems']).toHaveLength(2);
  });

  orderTest('a line is taken away and a voucher too: all header money is sent again', async () => {
    const before = someSale({ vouchersGross: '6.47', totalGross: '58.23' });
    const { id, place } = await makeOrder(before);
    const after = { ...before, lines: [before.lines[0]!], vouchersGross: '0', totalGross: '44.80' };
    const { header, lines } = moneyFor(place, after);
    await crm.client.revise({ id, ...header, hdnDiscountPercent: '0.0001', LineItems: lines });
    const order = await crm.client.retrieve(id);
    expect(cents(order)).toBe('44.80');
    expect(order['LineItems']).toHaveLength(1);
    expect(textOf(order, 'hdnDiscountAmount')).toBe('');
  });

  orderTest('a voucher is added', async () => {
    const before = someSale();
    const { id, place } = await makeOrder(before);
    const { header, lines } = moneyFor(place, { ...before, vouchersGross: '6.47', totalGross: '58.23' });
    await crm.client.revise({ id, ...header, LineItems: lines });
    expect(cents(await crm.client.retrieve(id))).toBe('58.23');
  });

  orderTest('shipping is taken away', async () => {
    const before = someSale();
    const { id, place } = await makeOrder(before);
    const { header, lines } = moneyFor(place, {
      ...before,
      shipping: { net: '0', rate: '0' },
      totalGross: '59.70',
    });
    await crm.client.revise({ id, ...header, LineItems: lines });
    expect(cents(await crm.client.retrieve(id))).toBe('59.70');
  });

  orderTest('a tax that is not linked counts nothing; linked and sent again, it does', async () => {
    const one = someSale();
    const place = await placeFor(one);
    const bare = { productname: 'Bare', discontinued: '1', assigned_user_id: crm.settings.assignTo };
    const productIds = new Map<string, string>();
    for (const code of place.productIds.keys())
      productIds.set(code, textOf(await crm.create('Products', bare), 'id'));
    const unlinked = { ...place, productIds };
    const money = moneyFor(unlinked, one);
    const order = await crm.create('SalesOrder', salesOrderOf(unlinked, one, money));
    const id = textOf(order, 'id');
    expect(cents(await crm.client.retrieve(id))).toBe('54.75');
    const tax = place.taxes.nameOf('20') ?? '';
    for (const productId of productIds.values()) await crm.client.revise({ id: productId, [tax]: '20' });
    await crm.client.revise({ id, ...money.header, LineItems: money.lines });
    expect(cents(await crm.client.retrieve(id))).toBe('64.70');
    const [linked] = productIds.values();
    expect(textOf(await crm.client.retrieve(linked ?? ''), tax)).toBe('20.000');
  });

  orderTest('an invoice of an order is found by it, has its total, and is paid', async () => {
    const one = someSale({ invoice: { number: crm.unique('FA'), date: '2026-11-28' }, stateId: '2' });
    const { id, place } = await makeOrder(one);
    const invoice = await crm.create('Invoice', invoiceOf(place, one, moneyFor(place, one), id));
    expect(await crm.find('Invoice', 'salesorder_id', id)).toEqual([
      { id: invoice['id'], salesorder_id: id },
    ]);
    const paid = await crm.client.retrieve(textOf(invoice, 'id'));
    expect([cents(paid), paid['invoicestatus'], paid['salesorder_id']]).toEqual(['64.70', 'Paid', id]);
    await crm.client.revise({
      id: textOf(invoice, 'id'),
      invoicestatus: 'Paid',
      received: '64.70',
      balance: '0',
    });
    const settled = await crm.client.retrieve(textOf(invoice, 'id'));
    expect([cents(settled, 'received'), cents(settled, 'balance')]).toEqual(['64.70', '0.00']);
  });

  test('a potential hangs on the account', async () => {
    const one = someSale();
    const place = await placeFor(one);
    const potential = await crm.create('Potentials', potentialOf(place, one));
    expect(await crm.client.retrieve(textOf(potential, 'id'))).toMatchObject({
      ...{ potentialname: `Commande boutique no ${one.orderId}`, related_to: place.accountId },
    });
  });

  orderTest('an empty text in a number kills the request, and half of the order may stay', async () => {
    const one = someSale();
    const place = await placeFor(one);
    const money = moneyFor(place, one);
    const lines = money.lines.map((each) => ({ ...each, quantity: '' }));
    const fault = await faultOf(
      crm.client.create('SalesOrder', { ...salesOrderOf(place, one, money), LineItems: lines }),
    );
    expect(fault).toMatchObject({ kind: 'crm/http-status', status: 500, empty: true });
    const halves = await crm.find('SalesOrder', 'customerno', keyOf(one));
    crm.made.push(...halves.map((row) => textOf(row, 'id')));
    expect(halves).toHaveLength(1);
    const [half] = halves;
    await crm.client.revise({ id: textOf(half ?? {}, 'id'), ...money.header, LineItems: money.lines });
    expect(cents(await crm.client.retrieve(textOf(half ?? {}, 'id')))).toBe('64.70');
  });

  orderTest('an order with all that it hangs on: made once, left alone, followed', async () => {
    const known = new Map<string, Known>();
    const writes: string[] = [];
    const run = (one: SaleForCrm): Promise<string> =>
      syncSale(
        {
          ...{ client: crm.client, settings: { ...crm.settings, createPotential: true }, graceMs: 60_000 },
          ...{ subject: one.orderId, now: () => new Date() },
          intents: intentsInMemory(known, Date.now),
          wrote: ({ module, id, what }) => {
            if (what !== 'same') writes.push(`${what} ${module}`);
            if (what === 'created' && module !== 'Tax') crm.made.push(id);
          },
          ...{ seen: nothingSeen(), isDryRun: false, leavesKnown: false },
          statuses: { areRight: () => false, noteRight: () => undefined },
        },
        one,
      );
    const customer = {
      ...sale().customer,
      email: `${crm.unique('buyer')}@example.invalid`,
      company: crm.unique('Buyer'),
    };
    const products = ['5', '6'].map((id) => product(crm.unique(id)));
    const lines = products.map((each, at) => line(each.id, { product: each, quantity: 2 - at }));
    const one = someSale({ customer, lines, invoice: { number: crm.unique('FA'), date: '2026-11-28' } });
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
    const [order] = await crm.find('SalesOrder', 'customerno', keyOf(one));
    expect(await crm.client.retrieve(textOf(order ?? {}, 'id'))).toMatchObject({ sostatus: 'Delivered' });
    expect(cents(await crm.client.retrieve(textOf(order ?? {}, 'id')))).toBe('44.80');
  });
});
