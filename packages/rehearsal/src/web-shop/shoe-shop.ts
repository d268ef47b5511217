import type { StockRow } from '../shop/stock-csv.ts';
import { codeOf } from '../shop/stock-csv.ts';
import { addStock } from './catalogue-effects.ts';
import type { NewLine } from './order-lines.ts';
import { newShop } from './sample-shop.ts';
import type { ShopState } from './shop-state.ts';
import type { StoredRow } from './store.ts';
import type { WebShop, WebShopOptions } from './web-shop.ts';

/** A shop that sells these shoes, a product for each reference; what has no size is a gift card, without tax. */
export function shoeShop(stock: readonly StockRow[], options: WebShopOptions = {}): WebShop {
  const shop = newShop(options);
  const { state } = shop;
  state.data.table('cart_rules').insert({
    id: 1,
    values: { code: 'NOEL50', quantity: 1, active: 1 },
    texts: { name: 'Bon cadeau de Noël' },
  });
  const carriers = state.data.table('carriers');
  const carrier = carriers.rows.get(2);
  if (carrier) carriers.update(carrier, { values: { name: 'Colissimo' } });
  for (const [at, reference] of [...new Set(stock.map((row) => row.reference))].entries())
    addProduct(
      state,
      firstProduct + at,
      stock.filter((row) => row.reference === reference),
    );
  return shop;
}

/** Ids of products begin there, in the order of the stock. */
const firstProduct = 57;

function addProduct(state: ShopState, id: number, rows: readonly StockRow[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const isCard = first.size === '';
  state.data.table('products').insert({
    id,
    values: {
      id_tax_rules_group: isCard ? 0 : 1,
      id_category_default: 2,
      id_shop_default: 1,
      ...{ state: 1, active: 1, show_price: 1, available_for_order: 1, minimal_quantity: 1 },
      price: (Number((first.price ?? '0').replace(',', '.')) / (isCard ? 1 : 1.2)).toFixed(6),
      reference: first.reference,
      product_type: isCard ? 'virtual' : 'combinations',
      is_virtual: isCard ? 1 : 0,
    },
    texts: { name: first.name, link_rewrite: first.reference.toLowerCase() },
    links: { categories: [{ id: '2' }] },
  });
  const pieces = rows.reduce((sum, { qty }) => sum + qty, 0);
  addStock(state, id, 0, pieces);
  if (!isCard) for (const row of rows) addSize(state, id, row);
}

function addSize(state: ShopState, product: number, { gencod, reference, size, qty }: StockRow): void {
  const { id } = state.data.table('combinations').insert({
    values: { id_product: product, ean13: gencod, reference, minimal_quantity: 1 },
    links: { product_option_values: [{ id: String(valueOf(state, size)) }] },
  });
  addStock(state, product, id, qty);
}

/** The value of the attribute that is a size, made where it is missing. */
function valueOf(state: ShopState, size: string): number {
  const values = state.data.table('product_option_values');
  const found = [...values.rows.values()].find((row) => values.text(row, 'name', 1) === size);
  return (found ?? values.insert({ values: { id_attribute_group: 1 }, texts: { name: size } })).id;
}

/** A person with an address in France, both of that id. */
export function addPerson(state: ShopState, id: number, firstname: string, lastname: string): void {
  const name = { firstname, lastname };
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

/** A pair of what has this gencod, or one of what has this reference. */
export function lineOf({ data }: ShopState, code: string): NewLine {
  const sizes = data.table('combinations');
  const size = sizes.first('ean13', code);
  const product = size
    ? sizes.number(size, 'id_product')
    : data.table('products').first('reference', code)?.id;
  if (product === undefined) throw new Error(`nothing is called ${code}`);
  return { product, ...(size ? { size: size.id } : {}) };
}

/** What can be bought of it at this moment. */
export function quantityOf(state: ShopState, row: StockRow): number {
  const found = shelfOf(state, row);
  return found ? state.data.table('stock_availables').number(found, 'quantity') : 0;
}

/** As a module of the shop sets it. */
export function setQuantity(state: ShopState, row: StockRow, quantity: number): void {
  const found = shelfOf(state, row);
  if (found) state.data.table('stock_availables').update(found, { values: { quantity } });
}

function shelfOf(state: ShopState, row: StockRow): StoredRow | undefined {
  const { product, size = 0 } = lineOf(state, codeOf(row));
  const stock = state.data.table('stock_availables');
  return stock.where('id_product', product).find((one) => stock.number(one, 'id_product_attribute') === size);
}
