import { placeOrder, type NewOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { onShopStage } from './shop-stage.ts';

type Values = Record<string, string | number>;

function change({ state }: WebShop, name: string, id: number, values: Values): void {
  const table = state.data.table(name);
  const row = table.rows.get(id);
  if (row === undefined) throw new Error(`no ${name} ${id}`);
  table.update(row, { values });
}

function lineOf20({ state }: WebShop, values: Values): void {
  const [line] = state.data.table('order_details').where('id_order', 20);
  if (line) state.data.table('order_details').update(line, { values });
}

interface Unlike {
  order?: Omit<NewOrder, 'lines'>;
  happen?: (shop: WebShop) => void;
  /** Of the sale in the XML. */
  told: readonly RegExp[];
}

/** An order that is unlike most, and what must stand in its XML. */
const orders: Record<string, Unlike> = {
  'of a guest': {
    happen: (shop) => change(shop, 'customers', 3, { is_guest: 1, id_default_group: 2 }),
    told: [/<Nom>Durand</, /<Email>marie\.durand@example\.test</],
  },
  'of an account that is deleted but still there': {
    happen: (shop) => change(shop, 'customers', 3, { deleted: 1, active: 0 }),
    told: [/<Nom>Durand</],
  },
  'of nobody: the names are those of the address': {
    happen: (shop) => change(shop, 'orders', 20, { id_customer: 0 }),
    told: [/<Nom>Durand</, /<Email\/>/, /<Code>W?0?<|<Code\/>/],
  },
  'in another currency': {
    happen: ({ state }) =>
      void state.data.table('currencies').insert({
        id: 2,
        values: { name: 'Franc', iso_code: 'CHF', conversion_rate: '0.95', active: 1 },
      }),
    order: { currency: 2 },
    told: [/<Devise>CHF</, /<TotalTTC>37\.08</],
  },
  'whose carrier was edited: the old one is deleted, and still has its name': {
    happen: (shop) => change(shop, 'carriers', 2, { deleted: 1, active: 0 }),
    told: [/<Genre>TRANSPORT<\/Genre>[^]*<Libelle>Transporteur</],
  },
  'whose tax was edited: the old one is deleted, and still has its rate': {
    happen: (shop) => change(shop, 'taxes', 1, { deleted: 1, active: 0 }),
    told: [/<TauxTVA>20\.00</],
  },
  'whose address is deleted but still there': {
    happen: (shop) => change(shop, 'addresses', 7, { deleted: 1 }),
    told: [/<Ligne1>12 rue de l'Écluse</],
  },
  'to another country than the bill': {
    order: { deliveryAddress: 5 },
    happen: (shop) => change(shop, 'addresses', 5, { id_country: 3 }),
    told: [/<AdresseLivraison>[^]*<CodePays>BE</, /<AdresseFacturation>[^]*<CodePays>FR</],
  },
  'of goods without a carrier': {
    order: { carrier: 0, shipping: '0.00' },
    told: [/<TotalTTC>28\.68</],
  },
  'with wrapping': { order: { wrapping: '2.50' }, told: [/<MontantTTC>2\.50</, /<TotalTTC>39\.58</] },
  'with a line of an article without a number': {
    happen: (shop) => lineOf20(shop, { product_id: 0, product_attribute_id: 0 }),
    told: [/<Gencod>2000000000015</],
  },
  'with a control character in a name': {
    happen: (shop) => change(shop, 'customers', 3, { lastname: 'Du\u0001ra\u001b[31mnd' }),
    told: [/<Nom>Dura\[31mnd</],
  },
  'with half a character, and signs of XML': {
    happen: (shop) => change(shop, 'addresses', 7, { city: 'A<&>"\ud83d' }),
    told: [/<Ville>A&lt;&amp;&gt;(?:&quot;|")\ufffd</],
  },
  'with a long name, and a line end in it': {
    happen: (shop) => lineOf20(shop, { product_name: `Botte\r\n${'x'.repeat(300)}` }),
    told: [/<Libelle>Botte/],
  },
  'paid in parts': {
    order: {
      payments: [
        { method: 'Carte bancaire', amount: '7.08' },
        { method: 'Chèque', amount: '30.00' },
      ],
    },
    told: [/<Montant>7\.08</, /<Montant>30\.00</],
  },
  'that went through a payment error: a payment of nothing is none': {
    order: {
      payments: [
        { method: 'Carte bancaire', amount: '0.00' },
        { method: 'Transfert bancaire', amount: '37.08' },
      ],
    },
    told: [/^(?![^]*<Montant>0\.00<)[^]*<Montant>37\.08</],
  },
  'with free shipping by a voucher': {
    order: { vouchers: [{ name: 'Port offert', value: '8.40', rule: 2, freeShipping: true }] },
    told: [/<MontantTTC>8\.40</, /<MontantTTC>-8\.40</, /<TotalTTC>28\.68</],
  },
};

test.each(Object.entries(orders))('an order %s', (_, { order, happen, told }) =>
  onShopStage(async ({ shop, rehearsal }) => {
    placeOrder(shop.state, { id: 20, lines: [{ product: 1, size: 1 }], ...order });
    happen?.(shop);
    const report = await rehearsal.ordersReport('--dry-run', '--only', '20', '--output', 'plan.xml');
    expect(report.orders).toMatchObject([{ id: '20', decision: 'send' }]);
    const [sale = ''] = rehearsal.local('plan.xml').match(/<Vente>[^]*<\/Vente>/) ?? [];
    for (const words of told) expect(sale).toMatch(words);
  }),
);

test('in a shop of several languages a state is named in that of the configuration', () =>
  onShopStage(
    async ({ shop, rehearsal }) => {
      const { data } = shop.state;
      const row = data.table('order_states').rows.get(13);
      if (row)
        data.table('order_states').update(row, { texts: { name: new Map([[2, 'Cash on delivery']]) } });
      placeOrder(shop.state, { id: 20, lines: [{ product: 1, size: 1 }], states: [13] });
      const reason = async (language: 'fr' | 'en') => {
        const { orders } = await rehearsal.ordersReport('--dry-run', '--only', '20', '--lang', language);
        return orders[0]?.reason;
      };
      expect(await reason('fr')).toContain('En attente de paiement à la livraison');
    },
    { make: (options) => sampleShop({ ...options, languages: [1, 2] }) },
  ));

test('a shop in maintenance, whose web service goes on: its orders are read', () =>
  onShopStage(async ({ shop, rehearsal }) => {
    const { data } = shop.state;
    data.table('configurations').insert({ values: { name: 'PS_SHOP_ENABLE', value: '0' } });
    expect((await rehearsal.ordersReport('--dry-run')).counts).toMatchObject({ send: 6 });
  }));

test.each(['1.7.8.11', '8.0.4', '8.2.4', '9.0.2', '9.1.0'])('a shop of version %s', (version) =>
  onShopStage(
    async ({ rehearsal }) => {
      expect((await rehearsal.ordersReport('--dry-run')).counts).toMatchObject({ orders: 10, send: 6 });
    },
    { make: (options) => sampleShop({ ...options, version }) },
  ),
);
