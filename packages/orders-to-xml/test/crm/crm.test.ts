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

test('a state, a line taken away and a cancellation are followed; an invoice that was paid stays so', () =>
  onCrmStage(async (stage) => {
    const { report, later, shop, records } = stage;
    await report();
    const orders = shop.state.data.table('orders');
    const set = (id: number, values: Record<string, string | number>) => {
      const row = orders.rows.get(id);
      if (row) orders.update(row, { values });
    };
    const there = (module: string, id: number) =>
      records(module).find(({ fields }) => fields['customerno'] === `PS0-${id}`);
    const details = shop.state.data.table('order_details');
    const [taken] = details.where('id_order', 7);
    const off = Number(details.value(taken!, 'total_price_tax_incl'));
    details.delete(taken!);
    set(7, { total_paid_tax_incl: (54.54 - off).toFixed(6) });
    set(6, { current_state: 4 });
    set(8, { current_state: 6 });
    later();
    const { exitCode, writes = [] } = await report();
    expect(exitCode).toBe(0);
    const changed = writes
      .filter(({ decision }) => decision === 'written')
      .map(({ kind, key }) => `${kind} ${key}`);
    expect(changed).toEqual([
      'SalesOrder PS0-6',
      ...['SalesOrder PS0-7', 'Invoice PS0-7'],
      ...['SalesOrder PS0-8', 'Invoice PS0-8'],
    ]);
    expect(there('SalesOrder', 6)?.fields).toMatchObject({ sostatus: 'Delivered' });
    expect(there('Invoice', 6)?.fields).toMatchObject({ invoicestatus: 'Paid' });
    expect(there('SalesOrder', 8)?.fields).toMatchObject({ sostatus: 'Cancelled' });
    expect(there('Invoice', 8)?.fields).toMatchObject({ invoicestatus: 'Cancel' });
    expect(Number(there('SalesOrder', 7)?.fields['hdnGrandTotal']).toFixed(2)).toBe((54.54 - off).toFixed(2));
    later();
    expect((await report()).writes).toEqual([]);
  }));
