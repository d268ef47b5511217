import { onShelf } from './catalogue-effects.ts';
import type { ShopState } from './shop-state.ts';
import type { StoredRow } from './store.ts';

export interface NewLine {
  readonly product: number;
  readonly size?: number;
  readonly quantity?: number;
  /** Without tax, before any reduction; default: the product's and the size's own. */
  readonly price?: string;
  /** Of the price with tax, per unit: '10%' or '5.00'. */
  readonly reduction?: string;
  /** Default: as the shop would write it. */
  readonly name?: string;
}

/** To the cent, halves away from zero. */
export const cents = (amount: number): number => Math.round(amount * 100 + 1e-7) / 100;

/** Of a whole line, to the cent. */
export interface Line {
  readonly net: number;
  readonly gross: number;
}

/** Adds a detail to an order. Its goods stay on the shelf. */
export function addLine(state: ShopState, order: number, line: NewLine): Line {
  const { data } = state;
  const products = data.table('products');
  const product = products.rows.get(line.product);
  if (product === undefined) throw new Error(`no product ${line.product}`);
  const { quantity = 1, size = 0 } = line;
  const rate = rateOf(state, products.number(product, 'id_tax_rules_group'));
  const original = Number(line.price ?? priceOf(state, product, size));
  const reduction = reductionOf(line.reduction, original, rate.percent);
  const net = original - reduction.gross / (1 + rate.percent / 100);
  const gross = net * (1 + rate.percent / 100);
  const total = { net: cents(net * quantity), gross: cents(gross * quantity) };
  const named = namesOf(state, product, size);
  data.table('order_details').insert({
    values: {
      id_order: order,
      product_id: line.product,
      product_attribute_id: size,
      product_name: line.name ?? named.name,
      product_quantity: quantity,
      product_quantity_in_stock: Math.max(0, Math.min(quantity, onShelf(state, line.product, size))),
      product_ean13: named.ean13,
      // Stored escaped, as the shop does.
      product_reference: named.reference.replace(/[\\'"]/g, '\\$&'),
      product_price: net,
      original_product_price: original,
      reduction_percent: reduction.percent,
      reduction_amount: reduction.isPercent ? 0 : reduction.gross,
      reduction_amount_tax_incl: reduction.isPercent ? 0 : reduction.gross,
      reduction_amount_tax_excl: reduction.isPercent ? 0 : reduction.gross / (1 + rate.percent / 100),
      unit_price_tax_excl: net,
      unit_price_tax_incl: gross,
      total_price_tax_excl: total.net,
      total_price_tax_incl: total.gross,
      id_tax_rules_group: products.value(product, 'id_tax_rules_group'),
      id_shop: 1,
    },
    links: { taxes: [{ id: String(rate.tax) }] },
  });
  return total;
}

function reductionOf(
  reduction: string | undefined,
  original: number,
  rate: number,
): { gross: number; percent: number; isPercent: boolean } {
  if (reduction === undefined) return { gross: 0, percent: 0, isPercent: false };
  const gross = original * (1 + rate / 100);
  const percent = reduction.endsWith('%') ? Number(reduction.slice(0, -1)) : undefined;
  if (percent === undefined) return { gross: Number(reduction), percent: 0, isPercent: false };
  return { gross: (gross * percent) / 100, percent, isPercent: true };
}

function priceOf({ data }: ShopState, product: StoredRow, size: number): number {
  const sizes = data.table('combinations');
  const row = sizes.rows.get(size);
  return data.table('products').number(product, 'price') + (row ? sizes.number(row, 'price') : 0);
}

/** The rate that a group of rules has, and the tax that it comes from. */
export function rateOf({ data }: ShopState, group: number): { tax: number; percent: number } {
  const rules = data.table('tax_rules');
  const rule = rules.first('id_tax_rules_group', group);
  const tax = rule && data.table('taxes').rows.get(rules.number(rule, 'id_tax'));
  return tax ? { tax: tax.id, percent: data.table('taxes').number(tax, 'rate') } : { tax: 0, percent: 0 };
}

function namesOf(
  { data }: ShopState,
  product: StoredRow,
  size: number,
): { name: string; ean13: string; reference: string } {
  const products = data.table('products');
  const sizes = data.table('combinations');
  const row = sizes.rows.get(size);
  const name = products.text(product, 'name', 1) ?? '';
  if (row === undefined) {
    return {
      name,
      ean13: products.value(product, 'ean13') ?? '',
      reference: products.value(product, 'reference') ?? '',
    };
  }
  const own = sizes.value(row, 'reference') ?? '';
  return {
    name: `${name} (${attributesOf(data, row)})`,
    ean13: sizes.value(row, 'ean13') ?? '',
    reference: own === '' ? (products.value(product, 'reference') ?? '') : own,
  };
}

function attributesOf(data: ShopState['data'], size: StoredRow): string {
  const values = data.table('product_option_values');
  const groups = data.table('product_options');
  const named = (size.links.get('product_option_values') ?? []).map(({ id }) => {
    const value = values.rows.get(Number(id));
    const group = value && groups.rows.get(values.number(value, 'id_attribute_group'));
    if (!value || !group) return '';
    return `${groups.text(group, 'public_name', 1) ?? ''} : ${values.text(value, 'name', 1) ?? ''}`;
  });
  return named.filter((name) => name !== '').join(' - ');
}
