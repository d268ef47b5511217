import { addStock } from './catalogue-effects.ts';
import { placeOrder } from './place-order.ts';
import { newShop } from './sample-shop.ts';
import type { ShopState } from './shop-state.ts';
import type { WebShop, WebShopOptions } from './web-shop.ts';

export interface LargeShop {
  readonly products: number;
  /** Of each product. */
  readonly sizes: number;
  readonly orders: number;
  readonly linesPerOrder: number;
  /** At least; each with a name of its own, then. Default: a third of the orders, namesakes. */
  readonly customers?: number;
}

/** A shop of many products and orders, the same each time: for benches. Gencods are 2000000000000 + the size's id. */
export function largeShop(
  { products, sizes, orders, linesPerOrder, customers = 0 }: LargeShop,
  options: WebShopOptions = {},
): WebShop {
  const shop = newShop(options);
  const { state } = shop;
  for (let id = 1; id <= sizes; id += 1) {
    const values = state.data.table('product_option_values');
    values.insert({ id, values: { id_attribute_group: 1 }, texts: { name: String(34 + id) } });
  }
  for (let id = 1; id <= products; id += 1) addProduct(state, id, sizes);
  for (let id = 1; id <= Math.max(1, Math.ceil(orders / 3), customers); id += 1)
    addCustomer(state, id, customers > 0 ? `Essai ${id}` : 'Essai');
  for (let id = 1; id <= orders; id += 1) addOrder(state, id, { products, sizes, orders, linesPerOrder });
  return shop;
}

function addProduct(state: ShopState, id: number, sizes: number): void {
  const common = {
    id_tax_rules_group: 1,
    id_category_default: 2,
    id_shop_default: 1,
    state: 1,
    active: 1,
    show_price: 1,
  };
  state.data.table('products').insert({
    id,
    values: {
      ...common,
      price: '49.916667',
      reference: `MOD-${id}`,
      product_type: 'combinations',
      available_for_order: 1,
    },
    texts: { name: `Modèle ${id}`, link_rewrite: `modele-${id}` },
    links: { categories: [{ id: '2' }] },
  });
  addStock(state, id, 0, sizes * 10);
  for (let size = 1; size <= sizes; size += 1) addSize(state, id, size, sizes);
}

function addSize(state: ShopState, product: number, size: number, sizes: number): void {
  const id = (product - 1) * sizes + size;
  state.data.table('combinations').insert({
    id,
    values: {
      id_product: product,
      ean13: String(2_000_000_000_000 + id),
      reference: `MOD-${product}-${size}`,
      minimal_quantity: 1,
      default_on: size === 1 ? 1 : 0,
    },
    links: { product_option_values: [{ id: String(size) }] },
  });
  addStock(state, product, id, 10);
}

function addCustomer(state: ShopState, id: number, lastname: string): void {
  const name = { firstname: 'Camille', lastname };
  state.data.table('customers').insert({
    id,
    values: { ...name, email: `client.${id}@example.test`, active: 1, id_default_group: 3, id_lang: 1 },
    links: { groups: [{ id: '3' }] },
  });
  const place = { address1: `${id} rue des Essais`, postcode: '35000', city: 'Rennes', id_country: 8 };
  state.data
    .table('addresses')
    .insert({ id, values: { ...name, ...place, id_customer: id, alias: 'Maison' } });
}

function addOrder(state: ShopState, id: number, { products, sizes, orders, linesPerOrder }: LargeShop): void {
  const customer = 1 + (id % Math.max(1, Math.ceil(orders / 3)));
  const lines = Array.from({ length: linesPerOrder }, (_, at) => {
    const product = 1 + ((id * 7 + at * 13) % products);
    return { product, size: (product - 1) * sizes + 1 + ((id + at) % sizes), quantity: 1 + (at % 2) };
  });
  placeOrder(state, { id, customer, deliveryAddress: customer, invoiceAddress: customer, lines });
}
