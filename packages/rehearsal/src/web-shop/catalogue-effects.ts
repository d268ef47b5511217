import type { Effects } from './effects.ts';
import { Died, RequestError } from './request-error.ts';
import type { ShopState } from './shop-state.ts';
import type { StoredRow } from './store.ts';

export const productEffects: Effects = {
  before({ method, sent }) {
    // Without a name: an error of PHP while the address of its page is made.
    if (method === 'POST' && !sent.texts.has('name')) {
      throw new RequestError(500, 3, '[PHP Warning #2] Undefined array key');
    }
    if (sent.values.get('position_in_category') === '' && method !== 'PATCH') {
      throw new RequestError(500, 134, 'You cannot set an empty position');
    }
  },
  after({ state, method, sent }, row) {
    const products = state.data.table('products');
    const cleaned = [...sent.texts].filter(([field]) => field.startsWith('description'));
    products.update(row, {
      texts: Object.fromEntries(cleaned.map(([field, texts]) => [field, purified(texts)])),
    });
    if (method !== 'POST') return;
    if (!sent.texts.has('link_rewrite')) {
      const names = [...(row.texts.get('name') ?? new Map<number, string>())];
      const rewritten = new Map(names.map(([language, name]) => [language, slugOf(name)]));
      products.update(row, { texts: { link_rewrite: rewritten } });
    }
    products.update(row, { values: { id_shop_default: 1, position_in_category: products.rows.size - 1 } });
    addStock(state, row.id, 0);
  },
  deleted(state, row) {
    for (const table of ['stock_availables', 'combinations', 'specific_prices'])
      deleteOf(state, table, 'id_product', row.id);
  },
};

/** As the shop's HTML purifier leaves it: entities become what they stand for, tags are closed. */
function purified(texts: ReadonlyMap<number, string>): ReadonlyMap<number, string> {
  const named: Readonly<Record<string, string>> = {
    eacute: 'é',
    egrave: 'è',
    agrave: 'à',
    nbsp: '\u00a0',
    euro: '€',
  };
  return new Map(
    [...texts].map(([language, text]) => [
      language,
      text.replace(/&(\w+);/g, (whole, name: string) => named[name] ?? whole).replace(/<br>/g, '<br />'),
    ]),
  );
}

export const combinationEffects: Effects = {
  before({ state, method, sent }) {
    const sizes = state.data.table('combinations');
    if (method !== 'POST' || sent.values.get('default_on') !== '1') return;
    const others = sizes.where('id_product', sent.values.get('id_product') ?? '');
    if (others.some((size) => sizes.value(size, 'default_on') === '1'))
      throw new Died('a second default size');
  },
  after({ state, method }, row) {
    const product = state.data.table('combinations').number(row, 'id_product');
    if (method === 'POST') addStock(state, product, row.id);
    const products = state.data.table('products');
    const parent = products.rows.get(product);
    if (parent) products.update(parent, { values: { product_type: 'combinations' } });
  },
  deleted(state, row) {
    deleteOf(state, 'stock_availables', 'id_product_attribute', row.id);
    sumUp(state, state.data.table('combinations').number(row, 'id_product'));
  },
};

export const stockEffects: Effects = {
  before({ state, sent }) {
    const stock = state.data.table('stock_availables');
    const row = stock.rows.get(sent.id ?? 0);
    if (!row || stock.value(row, 'depends_on_stock') !== '1') return;
    const message = 'Stock available is managed by advanced stock: its quantity cannot be set';
    throw new RequestError(500, 133, message, { code: 46, message: 'Unable to save resource' });
  },
  after({ state, method }, row) {
    const stock = state.data.table('stock_availables');
    // A PUT of some fields leaves the others empty: the row then belongs to no shop.
    if (method === 'PUT' && stock.value(row, 'id_shop') === '0') return;
    if (stock.number(row, 'id_product_attribute') > 0) sumUp(state, stock.number(row, 'id_product'));
  },
};

export const specificPriceEffects: Effects = {
  before({ state, method, sent }) {
    if (method !== 'POST') return;
    const prices = state.data.table('specific_prices');
    const rows = prices.where('id_product', sent.values.get('id_product') ?? '');
    const isSame = (row: StoredRow): boolean =>
      keyFields.every(
        (field) => prices.value(row, field) === (sent.values.get(field) || prices.value(row, field)),
      );
    if (rows.some(isSame)) throw new Died('a second price of the same key');
  },
};

const keyFields = [
  'id_product_attribute',
  'id_shop',
  'id_currency',
  'id_country',
  'id_group',
  'id_customer',
  'from_quantity',
  'from',
  'to',
];

/** The row of a product, or of one of its sizes, with nothing on the shelf. */
export function addStock({ data }: ShopState, product: number, size: number, quantity = 0): StoredRow {
  return data.table('stock_availables').insert({
    values: {
      id_product: product,
      id_product_attribute: size,
      id_shop: 1,
      quantity,
      out_of_stock: 2,
    },
  });
}

/** The product's own row is the sum of its sizes, of the rows that belong to the shop. */
function sumUp({ data }: ShopState, product: number): void {
  const stock = data.table('stock_availables');
  const rows = stock.where('id_product', product).filter((row) => stock.value(row, 'id_shop') === '1');
  const parent = rows.find((row) => stock.value(row, 'id_product_attribute') === '0');
  const sizes = rows.filter((row) => row !== parent);
  if (!parent || sizes.length === 0) return;
  const sum = sizes.reduce((total, row) => total + stock.number(row, 'quantity'), 0);
  stock.update(parent, { values: { quantity: sum } });
}

/** What is on the shelf of a product, or of one of its sizes. */
export function onShelf(state: ShopState, product: number, size: number): number {
  const row = stockRowOf(state, product, size);
  return row ? state.data.table('stock_availables').number(row, 'quantity') : 0;
}

function stockRowOf({ data }: ShopState, product: number, size: number): StoredRow | undefined {
  const stock = data.table('stock_availables');
  return stock
    .where('id_product', product)
    .find((one) => stock.number(one, 'id_product_attribute') === size && stock.value(one, 'id_shop') === '1');
}

/** Sold or given back: changes what is on the shelf, of the size and of its product. */
export function moveStock(state: ShopState, product: number, size: number, by: number): void {
  const stock = state.data.table('stock_availables');
  const row = stockRowOf(state, product, size);
  if (!row) return;
  stock.update(row, { values: { quantity: stock.number(row, 'quantity') + by } });
  if (size > 0) sumUp(state, product);
}

function deleteOf({ data }: ShopState, name: string, field: string, id: number): void {
  const table = data.table(name);
  for (const row of table.where(field, id)) table.delete(row);
}

function slugOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
