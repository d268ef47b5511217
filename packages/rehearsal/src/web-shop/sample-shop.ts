import { addStock } from './catalogue-effects.ts';
import { load, sentIn } from './load-recording.ts';
import { addPeople } from './sample-people.ts';
import { setUpShop } from './set-up-shop.ts';
import type { ShopState } from './shop-state.ts';
import { WebShop, type WebShopOptions } from './web-shop.ts';

/** A shop as it is installed: states, carriers, taxes, groups and so on, and nothing to sell. */
export function newShop(options: WebShopOptions = {}): WebShop {
  const shop = new WebShop(options);
  setUpShop(shop.state);
  return shop;
}

/** The shop of the recordings: orders 1 to 13, a T-shirt in eight sizes, mugs, a pack, a customer with an address. */
export function sampleShop(options: WebShopOptions = {}): WebShop {
  const shop = newShop(options);
  for (const name of recorded) load(shop.state, name);
  for (let id = 2; id <= 20; id += 1) addProduct(shop.state, id);
  addSizes(shop.state);
  addPeople(shop.state);
  for (const name of orders) addOrder(shop.state, name);
  return shop;
}

const recorded = [
  '225-products-two-json',
  '226-combinations-of-product-1-json',
  '227-stock-of-product-1-json',
  '130-specific_prices-list',
  '224-order_carriers-list-json',
  '042-order_cart_rules-json',
  '040-order_details-json',
];

const orders = [
  '220-order-1-cancelled',
  '220-order-2-awaiting-cheque',
  '220-order-6-paid-voucher-percent',
  '220-order-7-remote-payment-voucher-amount',
  '220-order-8-paid-voucher-free-shipping',
  '220-order-9-in-preparation',
  '220-order-10-shipped',
  '220-order-11-awaiting-wire',
  '220-order-12-delivered',
  '220-order-13-payment-error',
];

/** Those that no recording has: mugs that are called by their number. */
function addProduct(state: ShopState, id: number): void {
  const products = state.data.table('products');
  if (!products.rows.has(id)) {
    products.insert({
      id,
      values: {
        id_manufacturer: 1,
        id_supplier: 2,
        id_category_default: 2,
        id_tax_rules_group: 1,
        id_shop_default: 1,
        reference: `demo_${id}`,
        price: '11.90',
        state: 1,
        active: 1,
        available_for_order: 1,
        show_price: 1,
        minimal_quantity: 1,
        visibility: 'both',
        condition: 'new',
        product_type: id === 15 ? 'pack' : id === 12 ? 'virtual' : 'standard',
        is_virtual: id === 12 ? 1 : 0,
        pack_stock_type: 3,
        position_in_category: id,
        date_add: state.now(),
        date_upd: state.now(),
      },
      texts: { name: `Mug numéro ${id}`, link_rewrite: `mug-numero-${id}` },
      links: {
        categories: [{ id: '2' }],
        images: [{ id: String(id) }],
        product_features: [{ id: '1', id_feature_value: '3' }],
        ...(id === 15 ? { product_bundle: [{ id: '7', id_product_attribute: '0', quantity: '1' }] } : {}),
      },
    });
  }
  if (state.data.table('stock_availables').where('id_product', id).length === 0) addStock(state, id, 0, 300);
}

/** The values that the recordings name, and the product that they were tried on. */
function addSizes(state: ShopState): void {
  const values = state.data.table('product_option_values');
  for (let id = 1; id <= 30; id += 1) {
    const isSize = id <= 4 || id >= 26;
    values.insert({
      id,
      values: { id_attribute_group: isSize ? 1 : 2 },
      texts: { name: isSize ? `Taille ${id}` : `Couleur ${id}` },
    });
  }
  state.data.table('product_features').insert({ texts: { name: 'Composition' } });
  state.data.table('product_features').insert({ texts: { name: 'Propriété' } });
  const features = state.data.table('product_feature_values');
  for (const id of [3, 4, 8])
    features.insert({ id, values: { id_feature: id === 8 ? 2 : 1 }, texts: { value: `Valeur ${id}` } });
  addProduct(state, 23);
  const product = state.data.table('products').rows.get(23);
  if (product)
    state.data.table('products').update(product, { values: { reference: 'WSTEST-1', price: '19.166667' } });
  for (const id of [41, 42]) {
    const fields = {
      id_product: 23,
      ean13: '3250390000030',
      reference: 'WSTEST-1-27',
      price: '2.5',
      minimal_quantity: 1,
    };
    state.data
      .table('combinations')
      .insert({ id, values: fields, links: { product_option_values: [{ id: '27' }] } });
    addStock(state, 23, id);
  }
}

/** A recorded order with what hangs on it: its rows as details, one history row, its payment where it is paid. */
function addOrder(state: ShopState, name: string): void {
  const { data } = state;
  load(state, name);
  const [sent] = sentIn(name);
  if (sent?.id === undefined) return;
  const of = (field: string): string => sent.values.get(field) ?? '';
  for (const row of sent.links.get('order_rows') ?? []) addDetail(state, sent.id, row);
  const date = of('date_add');
  data
    .table('order_histories')
    .insert({ values: { id_order: sent.id, id_order_state: of('current_state'), date_add: date } });
  if (Number(of('total_paid_real')) === 0) return;
  data.table('order_payments').insert({
    values: {
      order_reference: of('reference'),
      id_currency: 1,
      amount: of('total_paid_real'),
      payment_method: of('payment'),
      conversion_rate: 1,
      date_add: date,
    },
  });
}

function addDetail(
  { data }: ShopState,
  order: number,
  { id: text = '', ...row }: Readonly<Record<string, string>>,
): void {
  const details = data.table('order_details');
  const id = Number(text);
  if (details.rows.has(id)) return;
  const quantity = Number(row.product_quantity);
  details.insert({
    id,
    values: {
      ...row,
      id_order: order,
      original_product_price: row.product_price ?? '',
      total_price_tax_incl: Number(row.unit_price_tax_incl) * quantity,
      total_price_tax_excl: Number(row.unit_price_tax_excl) * quantity,
      id_tax_rules_group: 1,
      id_shop: 1,
    },
    links: { taxes: [{ id: '1' }] },
  });
}
