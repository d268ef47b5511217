import { placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { onCrmStage, ordersThere, setRow, type CrmStage } from './crm-and-shop.ts';

const at = '2026-11-28 17:00:00';
const orderOf = ({ records }: CrmStage, id: number) =>
  records('SalesOrder').find(({ fields }) => fields['customerno'] === `PS0-${id}`);
const reasons = async ({ report }: CrmStage, ...argv: string[]) => {
  const { exitCode, writes = [] } = await report(...argv);
  return [exitCode, ...writes.filter(({ decision }) => decision === 'refused').map(({ reason }) => reason)];
};

test('an order of 300 lines is there to the cent, with its invoice', () =>
  onCrmStage(async (stage) => {
    const lines = Array.from({ length: 300 }, (_, line) => ({
      product: 1 + (line % 5),
      quantity: 1 + (line % 3),
      price: (3 + line / 7).toFixed(6),
      reduction: line % 4 === 0 ? '10%' : '0.00',
    }));
    const { id } = placeOrder(stage.shop.state, { customer: 3, lines, at });
    const orders = stage.shop.state.data.table('orders');
    const paid = Number(orders.value(orders.rows.get(id)!, 'total_paid_tax_incl')).toFixed(2);
    expect((await stage.report('--only', String(id))).exitCode).toBe(0);
    expect(orderOf(stage, id)?.lines).toHaveLength(300);
    expect(ordersThere(stage)).toEqual([`${id} ${paid}`]);
    expect(ordersThere(stage, 'Invoice')).toEqual([`${id} ${paid}`]);
  }));

test.each([
  ['without any line', (stage: CrmStage) => withoutLines(stage, 6)],
  ['with lines of no piece', (stage: CrmStage) => withLines(stage, 6, { product_quantity: 0 })],
])('an order %s is refused, and nothing of it is made', (_, change) =>
  onCrmStage(async (stage) => {
    change(stage);
    expect(await reasons(stage, '--only', '6')).toEqual([5, expect.stringContaining('aucune ligne')]);
    expect([orderOf(stage, 6), stage.records('Contacts')]).toEqual([undefined, []]);
  }),
);

function withLines({ shop }: CrmStage, order: number, values: Record<string, string | number>): void {
  const details = shop.state.data.table('order_details');
  for (const row of details.where('id_order', order)) details.update(row, { values });
}

function withoutLines({ shop }: CrmStage, order: number): void {
  const details = shop.state.data.table('order_details');
  for (const row of details.where('id_order', order)) details.delete(row);
}

/** A currency of the shop at this rate, in which order 6 was paid. */
function paidIn(stage: CrmStage, iso_code: string, rate: string): void {
  const { id } = stage.shop.state.data
    .table('currencies')
    .insert({ values: { iso_code, conversion_rate: rate, active: 1, deleted: 0 } });
  setRow(stage, 'orders', 6, { id_currency: id, conversion_rate: rate });
}

test.each([
  ['CHF', '0.952413', '0.952'],
  ['JPY', '162.123456', '162.123'],
  ['BTC', '0.000012', '0.001'],
])(
  'a currency of many decimals, %s at %s: the amounts are as they were paid, the rate as vtiger keeps it',
  (code, rate, kept) =>
    onCrmStage(async (stage) => {
      paidIn(stage, code, rate);
      expect((await stage.report('--only', '6')).exitCode).toBe(0);
      expect(ordersThere(stage)).toEqual(['6 62.55']);
      const { currency_id, conversion_rate } = orderOf(stage, 6)?.fields ?? {};
      const currency = stage.crm.world.currencies.find(({ id }) => id === currency_id);
      expect([currency?.currency_code, conversion_rate]).toEqual([code, kept]);
    }),
);

test('a tax that differs by 0.01 is another tax: made beside the first, or refused where only what is there counts', () =>
  onCrmStage(async (stage) => {
    stage.crm.world.taxes.push({
      id: '34x4',
      taxname: 'tax4',
      taxlabel: 'TVA',
      percentage: '20.010',
      deleted: '0',
    });
    expect((await stage.report('--only', '6')).exitCode).toBe(0);
    expect(stage.crm.world.taxes.map(({ percentage }) => percentage)).toEqual([
      '4.500',
      '10.000',
      '12.500',
      '20.010',
      '20.000',
    ]);
    expect(ordersThere(stage)).toEqual(['6 62.55']);
  }));

test('where only what is there counts, it is refused', () =>
  onCrmStage(
    async (stage) => {
      stage.crm.world.taxes.push({
        id: '34x4',
        taxname: 'tax4',
        taxlabel: 'TVA',
        percentage: '20.010',
        deleted: '0',
      });
      expect(await reasons(stage, '--only', '6')).toEqual([5, expect.stringContaining('20 %')]);
      expect(ordersThere(stage)).toEqual([]);
    },
    { crm: { taxes: 'match' } },
  ));

/** Somebody to whom vtiger shows his own records only, in these modules. */
const half = (...ownOnly: string[]) => ({
  world: { user: { id: '19x5', name: 'half', isAdmin: false, ownOnly } },
  crm: { user: 'half', taxes: 'create' },
});

test('a user who sees half of the accounts: one of the same name is refused, not made twice', () =>
  onCrmStage(async (stage) => {
    stage.put('Accounts', { accountname: 'Durand SARL' });
    stage.crm.world.taxes.push({
      id: '34x4',
      taxname: 'tax4',
      taxlabel: 'TVA',
      percentage: '20.000',
      deleted: '0',
    });
    expect(await reasons(stage, '--only', '6')).toEqual([5, expect.stringContaining('doublon')]);
    expect([stage.records('Accounts').length, ordersThere(stage)]).toEqual([1, []]);
  }, half('Accounts')));

test('an order that its user does not see any more is a person’s affair, and no second one', () =>
  onCrmStage(async (stage) => {
    stage.crm.world.taxes.push({
      id: '34x4',
      taxname: 'tax4',
      taxlabel: 'TVA',
      percentage: '20.000',
      deleted: '0',
    });
    expect((await stage.report('--only', '6')).exitCode).toBe(0);
    const order = orderOf(stage, 6);
    if (order) order.fields['assigned_user_id'] = '19x1';
    expect(await reasons(stage, '--only', '6')).toEqual([5, expect.stringContaining('PS0-6')]);
    expect(stage.records('SalesOrder')).toHaveLength(1);
  }, half('SalesOrder')));
