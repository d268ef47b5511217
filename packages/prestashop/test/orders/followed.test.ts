import { moveOrder, placeOrder, type NewOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { newShop, sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { WebShop, WebShopOptions } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { decisionsOf, morning, onShopStage, type ShopStage } from './shop-stage.ts';

/** The sample shop without its orders. */
function emptyShop(options: WebShopOptions): WebShop {
  const shop = sampleShop(options);
  for (const name of ['orders', 'order_details', 'order_payments', 'order_histories']) {
    const table = shop.state.data.table(name);
    for (const row of [...table.rows.values()]) table.delete(row);
  }
  return shop;
}

const play = (work: (stage: ShopStage) => Promise<void>) => onShopStage(work, { make: emptyShop });

const mug: NewOrder['lines'] = [{ product: 6 }];
const wire = { states: [10], payment: 'Virement bancaire' };

function passDays({ rehearsal }: ShopStage, days: number): void {
  rehearsal.now = new Date(rehearsal.now.getTime() + days * 86_400_000);
}

function remove({ shop }: ShopStage, order: number): void {
  const { data } = shop.state;
  const row = data.table('orders').rows.get(order);
  if (row) data.table('orders').delete(row);
  for (const line of data.table('order_details').where('id_order', order))
    data.table('order_details').delete(line);
}

const [at, reference] = ['2026-11-22 09:00:00', 'SPLITCART'];

test.each([
  ['', {}, /<Libelle>Transfert bancaire<\/Libelle>\s*<Montant>22.68</],
  [' (which has no payment in the shop)', { payments: [] }, /<NumCommandeWeb>21</],
])('two orders of one cart: the second is paid when the first%s has left the window', (_, first, told) =>
  play(async (stage) => {
    const { shop, rehearsal } = stage;
    placeOrder(shop.state, { id: 20, lines: mug, reference, at, ...first });
    placeOrder(shop.state, { id: 21, lines: mug, reference, at, ...wire });
    expect(await decisionsOf(stage)).toEqual(['20 send', '21 state']);
    for (const days of [9, 3]) {
      passDays(stage, days);
      await decisionsOf(stage);
    }
    await moveOrder(shop.state, 21, 2);
    expect(await decisionsOf(stage)).toEqual(['21 send']);
    const [, second] = rehearsal.proshop.waiting();
    expect(second?.content.toString()).toMatch(told);
  }),
);

test('an order that was sent and that the shop has numbered anew waits for a person', () =>
  play(async (stage) => {
    const { shop } = stage;
    placeOrder(shop.state, { id: 20, lines: mug, reference, at });
    expect(await decisionsOf(stage)).toEqual(['20 send']);
    remove(stage, 20);
    placeOrder(shop.state, { id: 31, lines: mug, reference, at });
    expect(await decisionsOf(stage)).toEqual(['31 same-order-other-number']);
  }));

test('an order that waits is followed however old it is, until it is paid', () =>
  play(async (stage) => {
    const { shop } = stage;
    placeOrder(shop.state, { id: 20, lines: mug, at, ...wire });
    expect(await decisionsOf(stage)).toEqual(['20 state']);
    passDays(stage, 40);
    expect(await decisionsOf(stage)).toEqual(['20 state']);
    await moveOrder(shop.state, 20, 2);
    expect(await decisionsOf(stage)).toEqual(['20 send']);
    for (const days of [9, 3]) {
      passDays(stage, days);
      await decisionsOf(stage);
    }
    expect(await decisionsOf(stage)).toEqual([]);
  }));

test('an order that waited and is no longer in the shop is told of once', () =>
  play(async (stage) => {
    const { shop, rehearsal } = stage;
    placeOrder(shop.state, { id: 20, lines: mug, at, ...wire });
    await decisionsOf(stage);
    remove(stage, 20);
    const warned = async () => {
      passDays(stage, 1 / 48);
      return (await rehearsal.ordersReport()).warnings.join();
    };
    expect(await warned()).toMatch(
      /La commande 20, qui attendait son paiement, n'est plus parmi les commandes/,
    );
    expect(await warned()).not.toContain('La commande 20');
  }));

test('while the shop is just making an order nothing has left it', () =>
  play(async (stage) => {
    const { shop, rehearsal } = stage;
    placeOrder(shop.state, { id: 20, lines: mug, at, ...wire });
    await decisionsOf(stage);
    const [line] = shop.state.data.table('order_details').where('id_order', 20);
    const order = shop.state.data.table('orders').rows.get(20);
    if (order) shop.state.data.table('orders').update(order, { values: { date_add: '2026-11-22 10:57:00' } });
    if (line) shop.state.data.table('order_details').delete(line);
    rehearsal.now = new Date(rehearsal.now.getTime() + 60_000);
    expect((await rehearsal.ordersReport()).warnings.join()).not.toContain('La commande 20');
    // Ten minutes later it is none that is being made, and is told as it stands.
    passDays(stage, 1 / 48);
    expect(await decisionsOf(stage)).toEqual(['20 state']);
  }));

test('what changed since the last whole reading is read, however long the programs stood still', () =>
  play(async (stage) => {
    const { shop } = stage;
    placeOrder(shop.state, { id: 20, lines: mug, at });
    expect(await decisionsOf(stage)).toEqual(['20 send']);
    placeOrder(shop.state, { id: 21, lines: mug, at: '2026-11-23 09:00:00' });
    passDays(stage, 40);
    expect(await decisionsOf(stage)).toContain('21 send');
  }));

test.each([
  [
    'in a run that fails',
    async ({ shop, rehearsal }: ShopStage) => {
      shop.set({ isSwitchedOff: true });
      await rehearsal.ordersToXml();
      shop.set({ isSwitchedOff: false });
    },
  ],
  ['in a dry run', ({ rehearsal }: ShopStage) => rehearsal.ordersToXml('--dry-run')],
])('only a whole reading counts as one: not what was asked for %s', (_, meanwhile) =>
  play(async (stage) => {
    const { shop } = stage;
    expect(await decisionsOf(stage)).toEqual([]);
    placeOrder(shop.state, { id: 21, lines: mug, at: '2026-11-23 09:00:00' });
    passDays(stage, 20);
    await meanwhile(stage);
    passDays(stage, 20);
    expect(await decisionsOf(stage)).toEqual(['21 send']);
  }),
);

test('a number that a person names may be a reference as well', () =>
  play(async (stage) => {
    const { shop } = stage;
    placeOrder(shop.state, { id: 20, lines: mug, reference: '31', at: '2026-10-01 09:00:00' });
    placeOrder(shop.state, { id: 31, lines: mug, at: '2026-10-01 09:00:00' });
    const named = await decisionsOf(stage, '--dry-run', '--only', '31');
    expect(named).toEqual(['20 send', '31 send']);
  }));

test('an order that changed at the very edge of the window is read, whatever the two clocks say', () =>
  play(async (stage) => {
    const { shop } = stage;
    const edge = new Date(morning.getTime() - 7 * 86_400_000);
    for (const [id, hours] of [
      [20, 1],
      [21, 4],
    ] as const) {
      const local = new Date(edge.getTime() - hours * 3_600_000 + 3_600_000).toISOString();
      placeOrder(shop.state, { id, lines: mug, at: local.slice(0, 19).replace('T', ' ') });
    }
    expect(await decisionsOf(stage)).toEqual(['20 send']);
  }));

test('a shop without any order is read, and nothing is sent', () =>
  onShopStage(
    async (stage) => {
      expect(await decisionsOf(stage)).toEqual([]);
    },
    { make: newShop },
  ));
