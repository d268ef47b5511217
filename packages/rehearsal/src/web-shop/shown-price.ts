import { rateOf } from './order-lines.ts';
import type { ShopState } from './shop-state.ts';
import type { StoredRow } from './store.ts';

/** What a price is asked for: 'use_tax', 'product_attribute', 'group', 'quantity' … */
export type PriceOption = (name: string) => string | undefined;

/** The price that a customer sees, in a text of six decimals, as `price[…]` gives it. */
export function shownPrice(state: ShopState, product: StoredRow, option: PriceOption): string {
  const { data } = state;
  const products = data.table('products');
  const sizes = data.table('combinations');
  const size = sizes.rows.get(Number(option('product_attribute') ?? 0));
  const base = { product: products.number(product, 'price'), size: size ? sizes.number(size, 'price') : 0 };
  const rate = rateOf(state, products.number(product, 'id_tax_rules_group')).percent;
  const hasTax = option('use_tax') !== '0';
  const reduced =
    option('use_reduction') === '0'
      ? base.product + base.size
      : reducedPrice(state, product.id, base, rate, option);
  const ecotax = countsEcotax(state, option('use_ecotax')) ? products.number(product, 'ecotax') : 0;
  const ecotaxRate = rateOf(state, settingOf(state, 'PS_ECOTAX_TAX_RULES_GROUP_ID')).percent;
  const amount = reduced * (hasTax ? 1 + rate / 100 : 1) + ecotax * (hasTax ? 1 + ecotaxRate / 100 : 1);
  // Not to the cents of the currency: to as many decimals as the mode of rounding has for its number.
  const unit = 10 ** Number(option('decimals') ?? settingOf(state, 'PS_PRICE_ROUND_MODE'));
  return (Math.round(amount * unit + 1e-7) / unit).toFixed(6);
}

/** Pages show it in any case; the service does where it is asked for, or where the shop uses it. */
function countsEcotax(state: ShopState, asked: string | undefined): boolean {
  return asked === undefined ? settingOf(state, 'PS_USE_ECOTAX') === 1 : asked !== '0';
}

function settingOf({ data }: ShopState, name: string): number {
  const settings = data.table('configurations');
  const row = settings.first('name', name);
  return row ? settings.number(row, 'value') : 0;
}

/** By the one price that suits best: of the size, of the most pieces, of the group rather than of all. */
function reducedPrice(
  state: ShopState,
  product: number,
  base: { product: number; size: number },
  rate: number,
  option: PriceOption,
): number {
  const prices = state.data.table('specific_prices');
  const row = bestPrice(state, product, option);
  if (row === undefined) return base.product + base.size;
  const fixed = prices.number(row, 'price');
  const ofSize = prices.number(row, 'id_product_attribute') !== 0 && fixed >= 0;
  const start = (fixed >= 0 ? fixed : base.product) + (ofSize ? 0 : base.size);
  const reduction = prices.number(row, 'reduction');
  if (prices.value(row, 'reduction_type') === 'percentage') return Math.max(0, start * (1 - reduction));
  const hasTax = prices.value(row, 'reduction_tax') === '1';
  return Math.max(0, start - (hasTax ? reduction / (1 + rate / 100) : reduction));
}

/** Group 3 is that of everybody who has an account. Prices of one customer are not asked for here. */
function bestPrice(state: ShopState, product: number, option: PriceOption): StoredRow | undefined {
  const prices = state.data.table('specific_prices');
  const asked = {
    size: Number(option('product_attribute') ?? 0),
    group: Number(option('group') ?? 3),
    quantity: Number(option('quantity') ?? 1),
  };
  const now = state.now();
  const fits = prices.where('id_product', product).filter((row) => {
    const isOneOf = (field: string, ...ids: number[]) => ids.includes(prices.number(row, field));
    const from = prices.value(row, 'from') ?? '';
    const to = prices.value(row, 'to') ?? '';
    return (
      ['id_customer', 'id_country', 'id_cart'].every((field) => isOneOf(field, 0)) &&
      isOneOf('id_group', 0, asked.group) &&
      isOneOf('id_product_attribute', 0, asked.size) &&
      prices.number(row, 'from_quantity') <= asked.quantity &&
      (from.startsWith('0000') || from <= now) &&
      (to.startsWith('0000') || to >= now)
    );
  });
  const order = ['id_product_attribute', 'from_quantity', 'id_group'];
  const [best] = fits.toSorted((one, other) => {
    const field = order.find((name) => prices.number(one, name) !== prices.number(other, name));
    return field === undefined ? 0 : prices.number(other, field) - prices.number(one, field);
  });
  return best;
}
