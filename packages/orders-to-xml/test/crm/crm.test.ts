import { onCrmStage, ordersOf, ordersThere } from './crm-and-shop.ts';

test('the orders of the shop are in the CRM, each with the total that was paid; again: nothing', () =>
  onCrmStage(async (stage) => {
    const { report, later, crm, shop } = stage;
    const first = await report();
    expect(first).toMatchObject({ job: 'crm', exitCode: 0, counts: { orders: 10, skipped: 1 } });
    // The first was cancelled before the CRM knew it.
    expect(ordersOf(stage)[0]).toBe('1 68.20');
    expect(ordersThere(stage)).toEqual(ordersOf(stage).slice(1));
    const invoiced = ordersThere(stage, 'Invoice');
    expect(invoiced).toEqual(ordersThere(stage).filter((order) => invoiced.includes(order)));
    later();
    const asked = [crm.requests.length, shop.requests.length];
    const again = await report();
    expect(again).toMatchObject({ exitCode: 0, writes: [] });
    expect(crm.requests.length).toBe(asked[0]);
    expect(shop.requests.length - (asked[1] ?? 0)).toBeLessThanOrEqual(6);
  }));

test('a dry run tells every write, and makes none', () =>
  onCrmStage(async ({ report, crm, records }) => {
    const { writes = [] } = await report('--dry-run');
    expect(new Set(writes.map(({ decision }) => decision))).toEqual(
      new Set(['would-write', 'same', 'skipped']),
    );
    expect(writes.filter(({ kind }) => kind === 'SalesOrder')).toHaveLength(9);
    expect(
      writes.filter(({ kind, decision }) => kind === 'Contacts' && decision === 'would-write'),
    ).toHaveLength(4);
    expect(crm.asked().filter((one) => /^(create|revise|delete|convertlead)/.test(one))).toEqual([]);
    expect(records('SalesOrder')).toEqual([]);
  }));
