import { rateOf } from './order-lines.ts';
import type { ShopState } from './shop-state.ts';
import type { StoredRow } from './store.ts';

/** The price that a customer sees, to two decimals in a text of six, as `price[…]` gives it. */
export function shownPrice(
  state: ShopState,
  product: StoredRow,
  option: (name: string) => string | undefined,
): string {
  const { data } = state;
  const products = data.table('products');
  const size = Number(option('product_attribute') ?? 0);
  const sizes = data.table('combinations');
  const row = sizes.rows.get(size);
  const base = products.number(product, 'price') + (row ? sizes.number(row, 'price') : 0);
  const rate = rateOf(state, products.number(product, 'id_tax_rules_group')).percent;
  const hasTax = option('use_tax') !== '0';
  const reduced = option('use_reduction') === '0' ? base : reducedPrice(state, product.id, size, base, rate);
  const ecotax = products.number(product, 'ecotax');
  const amount = reduced * (hasTax ? 1 + rate / 100 : 1) + ecotax;
  return (Math.round(amount * 100 + 1e-7) / 100).toFixed(6);
}

/** By the price that is for everybody: group, customer, country and currency 0. The largest fraction wins here. */
function reducedPrice(
  { data }: ShopState,
  product: number,
  size: number,
  base: number,
  rate: number,
): number {
  const prices = data.table('specific_prices');
  const general = prices.where('id_product', product).filter((row) => {
    const isForAll = ['id_group', 'id_customer', 'id_country', 'id_cart'].every(
      (field) => prices.number(row, field) === 0,
    );
    return isForAll && [0, size].includes(prices.number(row, 'id_product_attribute'));
  });
  const [row] = general;
  if (row === undefined) return base;
  const fixed = prices.number(row, 'price');
  const start = fixed >= 0 ? fixed : base;
  const reduction = prices.number(row, 'reduction');
  if (prices.value(row, 'reduction_type') === 'percentage') return Math.max(0, start * (1 - reduction));
  const hasTax = prices.value(row, 'reduction_tax') === '1';
  return Math.max(0, start - (hasTax ? reduction / (1 + rate / 100) : reduction));
}
