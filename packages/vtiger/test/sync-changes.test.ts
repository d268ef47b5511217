import type { SaleForCrm } from '../src/sale.ts';
import { line, sale } from './sample-sale.ts';
import { only, syncStage, type SyncStage } from './sync-stage.ts';

let stage: SyncStage;

beforeEach(async () => {
  stage = await syncStage();
});

afterEach(() => stage.crm.close());

const invoice = { number: 'FA000123', date: '2026-11-28' };

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
  expect(only(stage, 'SalesOrder')).toMatchObject(order);
  expect(stage.records('SalesOrder')[0]!.lines).toHaveLength(lines);
  expect(codesOf('SalesOrder')).toEqual(
    (after.lines ?? sale().lines)
      .map((each) => each.product.reference)
      .concat(after.wrapping ? ['#presta_wrapping'] : []),
  );
  expect(stage.records('Invoice')[0]!.lines).toEqual(stage.records('SalesOrder')[0]!.lines);
  expect(stage.records('Invoice')[0]!.lines).toHaveLength(lines);
  expect(only(stage, 'Invoice')['hdnGrandTotal']).toBe(order['hdnGrandTotal']);
  stage.writes.length = 0;
  await stage.run(sale({ invoice, ...after }));
  expect(stage.writes.filter((write) => !write.startsWith('same'))).toEqual([]);
});

test('a voucher that is taken away is taken away', async () => {
  await stage.run(sale({ vouchersGross: '6.47', totalGross: '58.23' }));
  await stage.run(sale());
  expect(only(stage, 'SalesOrder')).toMatchObject({ hdnDiscountAmount: '', hdnGrandTotal: '64.70000000' });
});
