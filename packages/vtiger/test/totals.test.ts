import fc from 'fast-check';
import { createRecord, retrieveRecord, reviseRecord } from '@passerelle/rehearsal/crm/crm-records.ts';
import { crmVersions } from '@passerelle/rehearsal/crm/crm-version.ts';
import { crmWorld, tax, type CrmWorld } from '@passerelle/rehearsal/crm/crm-world.ts';
import { hasMoney, moneyChange } from '../src/compare-order.ts';
import { exact, fixed, plain, rounded, sum, times, withTax, type Exact } from '../src/exact.ts';
import { linesOf, moneyOf, salesOrderOf, type OrderPlace } from '../src/map-order.ts';
import { productCode, productOf, taxLink } from '../src/map-product.ts';
import type { SaleForCrm } from '../src/sale.ts';
import { taxTable } from '../src/taxes.ts';
import { line, product, sale, settings } from './sample-sale.ts';

const of = (text: string): Exact => exact(text) ?? 0n;
const rates = ['0', '2.1', '5.5', '8.5', '10', '20', '7.7'];

const world = crmWorld({ version: '8.2.0' });
rates.slice(1).forEach((rate, at) => world.taxes.push(tax(at + 4, `TVA ${rate}`, Number(rate).toFixed(3))));
const account = create('Accounts', { accountname: 'Dupré Jeanne', assigned_user_id: '19x1' });

/** Amounts with six decimals, as the shop keeps them without tax. */
const price = fc
  .integer({ min: 0, max: 400_000_000 })
  .map((millionths) => plain(BigInt(millionths) * 10n ** 12n, 6));
const cents = fc.integer({ min: 0, max: 2000 }).map((amount) => plain(BigInt(amount) * 10n ** 16n, 2));
const rate = fc.constantFrom(...rates);
const charge = fc.record({ net: price, rate });
const someLine = fc
  .record({
    id: fc.integer({ min: 1, max: 9 }),
    quantity: fc.integer({ min: 1, max: 20 }),
    unitNet: price,
    rate,
    off: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ id, quantity, unitNet, rate, off }) => {
    const reductionNet = plain(rounded(times(of(unitNet), of(off.toFixed(4))), 6), 6);
    const one = product(`${id}-${rate}`, { rate });
    return line(String(id), { quantity, unitNet, reductionNet, rate, product: one });
  });

const someSale = fc.record({
  lines: fc.array(someLine, { minLength: 1, maxLength: 12 }),
  wrapping: fc.option(charge),
  shipping: fc.oneof(charge, fc.constant({ net: '0', rate: '0' }), fc.constant({ net: '0', rate: '20' })),
  isExempt: fc.oneof(fc.constant(false), fc.constant(false), fc.boolean()),
  vouchersGross: fc.oneof(cents, fc.constant('0')),
  decimals: fc.constantFrom(0, 2, 2, 2, 3),
  currency: fc
    .constantFrom('1', '0.95', '162.123456', '0.00612')
    .map((value) => ({ ...sale().currency, rate: value })),
});

type SomeSale = Parameters<Parameters<typeof someSale.map>[0]>[0];

/** An order that bears no tax is shipped and wrapped without. */
function saleFrom({ decimals, isExempt, ...given }: SomeSale): SaleForCrm {
  if (!isExempt) return paid(sale(given), decimals);
  const untaxed = <T extends { rate: string }>(one: T): T => ({ ...one, rate: '0' });
  const lines = given.lines.map((each) => ({ ...untaxed(each), product: untaxed(each.product) }));
  const { wrapping, shipping } = given;
  const exempt = { lines, wrapping: wrapping && untaxed(wrapping), shipping: untaxed(shipping) };
  return paid(sale({ ...given, ...exempt }), decimals);
}

function moneyIn(one: SaleForCrm) {
  const money = moneyOf(placeOf(one), one);
  if (!money.ok) throw new Error(JSON.stringify(money.refusal));
  return money.value;
}

test('whatever an order becomes, its total is that of the shop again', () => {
  fc.assert(
    fc.property(someSale, someSale, (before, after) => {
      const [one, other] = [saleFrom(before), saleFrom(after)];
      const order = create('SalesOrder', salesOrderOf(placeOf(one), one, moneyIn(one)));
      const id = String(order['id']);
      const [user] = world.users;
      reviseRecord(world, user!, { id, ...moneyChange(order, moneyIn(other)) });
      const there = retrieveRecord(world, user!, id);
      expect(fixed(of(String(there['hdnGrandTotal'])), 6)).toBe(fixed(of(other.totalGross), 6));
      expect(hasMoney(there, moneyIn(other))).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test("vtiger's own grand total is the shop's, to the last decimal, whatever the order", () => {
  fc.assert(
    fc.property(someSale, (given) => {
      const one = saleFrom(given);
      const order = create('SalesOrder', salesOrderOf(placeOf(one), one, moneyIn(one)));
      expect(hasMoney(order, moneyIn(one))).toBe(true);
      expect(fixed(of(String(order['hdnGrandTotal'])), 6)).toBe(fixed(of(one.totalGross), 6));
    }),
    { numRuns: 300 },
  );
});

test('300 lines come out to the cent as well', () => {
  const lines = Array.from({ length: 300 }, (_, at) =>
    line(String(at % 9), { unitNet: '16.583333', quantity: 3 }),
  );
  const one = paid(sale({ lines }), 2);
  const money = moneyOf(placeOf(one), one);
  if (!money.ok) throw new Error(money.refusal.kind);
  const order = create('SalesOrder', salesOrderOf(placeOf(one), one, money.value));
  expect(fixed(of(String(order['hdnGrandTotal'])), 2)).toBe(one.totalGross);
});

test.each([
  ['a cent for a line is no rounding any more', { totalGross: '64.72' }, '0.020001'],
  ['just below it is', { totalGross: '64.719998' }, null],
  ['nor is a voucher that is lacking', { vouchersGross: '5' }, '5.000001'],
])('%s', (_, change, difference) => {
  const one = sale(change);
  const money = moneyOf(placeOf(one), one);
  const found = !money.ok && money.refusal.kind === 'crm/amounts-differ' ? money.refusal.difference : null;
  expect(found).toBe(difference);
});

test.each([
  ['no lines', { lines: [] }, { kind: 'crm/no-lines', order: '1001' }],
  [
    'a total that is no number',
    { totalGross: '1e308' },
    { kind: 'crm/unreadable-amount', order: '1001', field: 'total', found: '1e308' },
  ],
  [
    'a price with a comma',
    { lines: [line('5', { unitNet: '16,58' })] },
    { kind: 'crm/unreadable-amount', order: '1001', field: 'price', found: '16,58' },
  ],
  [
    'a rate that the CRM does not have, by 0.01',
    { lines: [line('5', { rate: '20.01' })], totalGross: '24.9' },
    { kind: 'crm/rate-missing', order: '1001', rate: '20.01' },
  ],
])('%s is refused', (_, change, refusal) => {
  const one = sale(change);
  expect(moneyOf(placeOf(one), one)).toEqual({ ok: false, refusal });
});

test('every version is known to the rehearsal', () => expect(crmVersions).toHaveLength(6));

/** The shop's own arithmetic: each line, wrapping and shipping rounded to the currency's decimals. */
function paid(one: SaleForCrm, decimals: number): SaleForCrm {
  const lines = linesOf(one).map((each) => {
    const unit = of(each.unitNet) - of(each.reductionNet);
    return rounded(withTax(times(of(String(each.quantity)), unit), of(each.rate)), Math.max(decimals, 2));
  });
  const shipping = withTax(of(one.shipping.net), of(one.shipping.rate));
  const total = sum([...lines, shipping]) - of(one.vouchersGross);
  return { ...one, totalGross: fixed(total, Math.max(decimals, 2)) };
}

function placeOf(one: SaleForCrm): OrderPlace {
  const taxes = taxTable(world.taxes.map((row) => ({ ...row })));
  const productIds = new Map<string, string>();
  for (const { product: each } of linesOf(one)) {
    const code = productCode(each);
    const id = idOf(code) ?? String(create('Products', productOf(settings, taxes, each))['id']);
    const links = Object.entries(taxLink(taxes, each.rate));
    for (const [name, percent] of links) world.records.get(id)?.taxes.set(name, percent);
    productIds.set(code, id);
  }
  return { settings, taxes, currencyId: '21x1', accountId: String(account['id']), contactId: '', productIds };
}

function idOf(code: string): string | undefined {
  return [...world.records.values()].find(({ fields }) => fields['productcode'] === code)?.id;
}

function create(module: string, element: Record<string, unknown>): Record<string, unknown> {
  return createIn(world, module, element);
}

function createIn(one: CrmWorld, module: string, element: Record<string, unknown>): Record<string, unknown> {
  const [user] = one.users;
  if (user === undefined) throw new Error('nobody');
  return createRecord(one, user, module, element);
}
