import { placeOrder, type NewOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { resources } from '@passerelle/rehearsal/web-shop/tables.ts';
import type { ResourceMethod } from '@passerelle/rehearsal/web-shop/shop-state.ts';
import { troubleAt } from '@passerelle/rehearsal/web-shop/trouble.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { onShopStage } from './shop-stage.ts';

const paid: NewOrder = { id: 20, lines: [{ product: 1, size: 1 }, { product: 6 }] };

function remove({ state }: WebShop, table: string, id: number): void {
  const row = state.data.table(table).rows.get(id);
  if (row === undefined) throw new Error(`no ${table} ${id}`);
  state.data.table(table).delete(row);
}

function change(
  { state }: WebShop,
  table: string,
  id: number,
  values: Record<string, string | number>,
): void {
  const row = state.data.table(table).rows.get(id);
  if (row === undefined) throw new Error(`no ${table} ${id}`);
  state.data.table(table).update(row, { values });
}

const detailOf = ({ state }: WebShop): number =>
  state.data.table('order_details').where('id_order', 20)[0]?.id ?? 0;

/** What was done to the shop; what becomes of the one order, and of its amount in the XML; all others are sent. */
test.each<[string, (shop: WebShop) => void, string, string | null]>([
  ['nothing', () => undefined, 'send', '51.36'],
  ['its customer deleted', (shop) => remove(shop, 'customers', 3), 'send', '51.36'],
  ['its address deleted', (shop) => remove(shop, 'addresses', 7), 'send', '51.36'],
  ['its carrier deleted', (shop) => remove(shop, 'carriers', 2), 'send', '51.36'],
  ['its tax gone', (shop) => remove(shop, 'taxes', 1), 'send', '51.36'],
  ['its product gone', (shop) => remove(shop, 'products', 1), 'send', '51.36'],
  ['its combination gone', (shop) => remove(shop, 'combinations', 1), 'send', '51.36'],
  ['its currency gone', (shop) => change(shop, 'orders', 20, { id_currency: 9 }), 'rejected', null],
  ['its state gone', (shop) => change(shop, 'orders', 20, { current_state: 99 }), 'unknown-state', null],
  [
    'another total than its lines',
    (shop) => change(shop, 'orders', 20, { total_paid_tax_incl: '40.00' }),
    'rejected',
    null,
  ],
  ['nothing paid', (shop) => change(shop, 'orders', 20, { total_paid_tax_incl: 0 }), 'rejected', null],
  [
    'a line of no quantity',
    (shop) => change(shop, 'order_details', detailOf(shop), { product_quantity: 0 }),
    'rejected',
    null,
  ],
  ['a line deleted', (shop) => remove(shop, 'order_details', detailOf(shop)), 'rejected', null],
  ['no date', (shop) => change(shop, 'orders', 20, { date_add: '0000-00-00 00:00:00' }), 'send', '51.36'],
  [
    'a reference with quotes',
    (shop) =>
      change(shop, 'order_details', detailOf(shop), { product_ean13: '', product_reference: "L\\'Été" }),
    'send',
    "<Reference>L'Été</Reference>",
  ],
])('an order with %s', (_, harm, decision, told) =>
  onShopStage(async ({ shop, rehearsal }) => {
    placeOrder(shop.state, paid);
    harm(shop);
    const { orders, exitCode } = await rehearsal.ordersReport('--dry-run', '--output', 'plan.xml');
    expect(orders.find(({ id }) => id === '20')?.decision).toBe(decision);
    expect(exitCode).toBe(decision === 'send' ? 0 : 5);
    const xml = rehearsal.local('plan.xml');
    if (told === null) expect(xml).not.toContain('<NumeroCommande>20<');
    else expect(xml).toContain(told);
    expect(orders.filter(({ decision: one }) => one === 'send').length).toBeGreaterThanOrEqual(5);
  }),
);

test('three hundred lines, two of them the same size, stay three hundred lines', () =>
  onShopStage(async ({ shop, rehearsal }) => {
    const lines = Array.from({ length: 300 }, (_, at) => ({
      product: 1,
      size: 1 + (at % 8),
      price: `${at + 1}.10`,
    }));
    placeOrder(shop.state, { id: 20, lines });
    const { orders } = await rehearsal.ordersReport('--dry-run', '--only', '20', '--output', 'plan.xml');
    expect(orders.map(({ id, decision }) => `${id} ${decision}`)).toEqual(['20 send']);
    expect(rehearsal.local('plan.xml').match(/<Genre>ARTICLE</g)?.length).toBe(300);
  }));

test('a voucher that was taken out of the order again is none of it', () =>
  onShopStage(async ({ shop, rehearsal }) => {
    placeOrder(shop.state, { ...paid, vouchers: [{ name: 'Carte cadeau', value: '5.00' }] });
    const decision = async () =>
      (await rehearsal.ordersReport('--dry-run', '--only', '20')).orders[0]?.decision;
    expect(await decision()).toBe('gift-voucher');
    const [row] = shop.state.data.table('order_cart_rules').where('id_order', 20);
    change(shop, 'order_cart_rules', row?.id ?? 0, { deleted: 1 });
    change(shop, 'orders', 20, { total_paid_tax_incl: '51.36', total_discounts_tax_incl: 0 });
    expect(await decision()).toBe('send');
  }));

test('orders split from one cart: each has its own payment, and one that nothing fits waits for a person', () =>
  onShopStage(async ({ shop, rehearsal }) => {
    const reference = 'SPLITCART';
    const payments = [
      { method: 'Carte bancaire', amount: '36.96' },
      { method: 'Chèque', amount: '22.68' },
    ];
    const common = { reference, states: [2] };
    placeOrder(shop.state, { ...common, id: 20, lines: [{ product: 6, quantity: 2 }], payments });
    placeOrder(shop.state, { ...common, id: 21, lines: [{ product: 6 }], payments: [] });
    await rehearsal.ordersReport('--dry-run', '--only', '20', '--only', '21', '--output', 'plan.xml');
    const found = rehearsal
      .local('plan.xml')
      .match(/<Libelle>(Carte bancaire|Chèque)<\/Libelle>\s*<Montant>[\d.]+/g);
    expect(
      found?.map((one) =>
        one
          .replace(/<[^>]*>|\s+/g, ' ')
          .trim()
          .replace(/ +/g, ' '),
      ),
    ).toEqual(['Carte bancaire 36.96', 'Chèque 22.68']);
  }));

const get: ReadonlySet<ResourceMethod> = new Set(['GET']);
const without = (name: string) =>
  new Map([...resources.keys()].filter((one) => one !== name).map((one) => [one, get]));

/** A clear end: its exit code and its kind; no XML, no order known, and the next run goes on. */
test.each<[string, (shop: WebShop) => unknown, number, string]>([
  [
    'the right to orders is missing',
    (shop) => shop.set({ rights: without('orders') }),
    2,
    'shop/right-missing',
  ],
  [
    'the right to payments is missing',
    (shop) => shop.set({ rights: without('order_payments') }),
    2,
    'shop/right-missing',
  ],
  ['the web service is switched off', (shop) => shop.set({ isSwitchedOff: true }), 3, 'shop/switched-off'],
  ['the key is dropped on the way', (shop) => shop.set({ dropsKey: true }), 2, 'shop/key-dropped'],
  ['nobody is there', (shop) => shop.close(), 3, 'shop/unreachable'],
  [
    'a maintenance page comes in the middle',
    (shop) =>
      (shop.behaviour = troubleAt(4, { kind: 'page', status: 200, title: 'Maintenance', done: false })),
    3,
    'shop/web-page',
  ],
  [
    'it is switched off in the middle',
    (shop) => (shop.behaviour = troubleAt(7, { kind: 'host', status: 503, done: false })),
    3,
    'shop/unavailable',
  ],
  [
    'the connection breaks',
    (shop) => (shop.behaviour = troubleAt(3, { kind: 'cut' })),
    3,
    'shop/connection-lost',
  ],
  ['PHP dies', (shop) => (shop.behaviour = troubleAt(2, { kind: 'died', done: false })), 3, 'shop/broken'],
  [
    'a field is missing',
    (shop) =>
      (shop.behaviour = troubleAt(1, {
        kind: 'other answer',
        body: '{"orders":[{"id":1,"reference":"A"}]}',
      })),
    3,
    'shop/field-missing',
  ],
  [
    'it sends the visitor elsewhere',
    (shop) => (shop.behaviour = troubleAt(1, { kind: 'redirect', to: 'https://other.example/' })),
    3,
    'shop/redirected',
  ],
])('no order is read when %s', (_, harm, exitCode, kind) =>
  onShopStage(async ({ shop, rehearsal }) => {
    await harm(shop);
    const report = await rehearsal.ordersReport();
    expect(report).toMatchObject({ exitCode, error: { kind }, orders: [], files: [] });
    expect(report.error?.hint).not.toBe('');
    expect(JSON.stringify(report)).not.toContain(shop.key);
  }),
);

test('the key revoked between two runs, and given back: the third run sends what is new', () =>
  onShopStage(async ({ shop, rehearsal }) => {
    await rehearsal.ordersReport();
    placeOrder(shop.state, paid);
    shop.set({ rights: new Map() });
    expect((await rehearsal.ordersReport()).exitCode).toBe(2);
    shop.set({ rights: undefined });
    const { orders } = await rehearsal.ordersReport();
    expect(orders.filter(({ decision }) => decision === 'send').map(({ id }) => id)).toEqual(['20']);
  }));
