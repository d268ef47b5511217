import { placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { decisionsOf, onShopStage } from './shop-stage.ts';

type Values = Record<string, string | number>;

function change({ state }: WebShop, name: string, id: number, values: Values): void {
  const table = state.data.table(name);
  const row = table.rows.get(id);
  if (row === undefined) throw new Error(`no ${name} ${id}`);
  table.update(row, { values });
}

function remove({ state }: WebShop, name: string, id: number): void {
  const row = state.data.table(name).rows.get(id);
  if (row) state.data.table(name).delete(row);
}

/** The row that takes its place, as the shop makes one where it does not change the old one. */
function copyOf({ state }: WebShop, name: string, id: number, values: Values): number {
  const table = state.data.table(name);
  const row = table.rows.get(id);
  const fields = [...table.resource.fields.keys()].filter((field) => field !== 'id');
  const kept = fields.flatMap((field) => {
    const value = row && table.value(row, field);
    return value === null || value === undefined ? [] : [[field, value] as const];
  });
  return table.insert({ values: { ...Object.fromEntries(kept), ...values } }).id;
}

const ofOrder = ({ state }: WebShop, name: string): number[] =>
  state.data
    .table(name)
    .where('id_order', 20)
    .map(({ id }) => id);

/** What happens in the shop to an order that was sent, and what the next run says of it. */
test.each<[string, (shop: WebShop) => void, string]>([
  ['nothing', () => undefined, 'already-sent'],
  ['its customer deleted', (shop) => remove(shop, 'customers', 3), 'already-sent'],
  ['its customer made anonymous', (shop) => change(shop, 'orders', 20, { id_customer: 1 }), 'already-sent'],
  [
    'its address corrected in place',
    (shop) => change(shop, 'addresses', 7, { city: 'Ailleurs' }),
    'already-sent',
  ],
  [
    'another address in place of its own',
    (shop) =>
      change(shop, 'orders', 20, { id_address_delivery: copyOf(shop, 'addresses', 7, { city: 'Ailleurs' }) }),
    'already-sent',
  ],
  [
    'its carrier edited: another id, the old one deleted',
    (shop) => {
      copyOf(shop, 'carriers', 2, { name: 'Autre' });
      change(shop, 'carriers', 2, { deleted: 1 });
    },
    'already-sent',
  ],
  [
    'its tax edited: another id, the old one deleted',
    (shop) => {
      copyOf(shop, 'taxes', 1, { rate: 21 });
      change(shop, 'taxes', 1, { deleted: 1 });
    },
    'already-sent',
  ],
  ['its tax gone', (shop) => remove(shop, 'taxes', 1), 'already-sent'],
  [
    'its product and its size gone',
    (shop) => {
      remove(shop, 'products', 1);
      remove(shop, 'combinations', 1);
    },
    'already-sent',
  ],
  [
    'its payment split otherwise',
    (shop) => {
      const table = shop.state.data.table('order_payments');
      const payment = [...table.rows.values()].find((row) => Number(table.value(row, 'amount')) === 51.36);
      if (payment) table.update(payment, { values: { amount: '40.00' } });
      copyOf(shop, 'order_payments', payment?.id ?? 0, { amount: '11.36' });
    },
    'changed-since-sent',
  ],
  ['delivered meanwhile', (shop) => change(shop, 'orders', 20, { current_state: 5 }), 'already-sent'],
  [
    'a pair more of a line',
    (shop) => {
      const [line = 0] = ofOrder(shop, 'order_details');
      change(shop, 'order_details', line, { product_quantity: 2, total_price_tax_incl: '57.36' });
      change(shop, 'orders', 20, { total_paid_tax_incl: '80.04' });
    },
    'changed-since-sent',
  ],
  [
    'a line taken out',
    (shop) => {
      const [, line = 0] = ofOrder(shop, 'order_details');
      remove(shop, 'order_details', line);
      change(shop, 'orders', 20, { total_paid_tax_incl: '37.08' });
    },
    'changed-since-sent',
  ],
  ['cancelled', (shop) => change(shop, 'orders', 20, { current_state: 6 }), 'changed-since-sent'],
])('of a sent order: %s', (_, happen, decision) =>
  onShopStage(async (stage) => {
    const { shop } = stage;
    placeOrder(shop.state, { id: 20, lines: [{ product: 1, size: 1 }, { product: 6 }] });
    expect(await decisionsOf(stage)).toContain('20 send');
    happen(shop);
    expect((await decisionsOf(stage)).filter((one) => one.startsWith('20 '))).toEqual([`20 ${decision}`]);
  }),
);
