import type { NewSpecificPrice, ShopReduction, ShopSpecificPrice } from '@passerelle/core/ports/catalogue.ts';
import type { Fields } from '../xml.ts';
import type { ShopClient } from '../shop-client.ts';
import { exactOf, textOf } from './shop-numbers.ts';

const never = '0000-00-00 00:00:00';

/** Rejects with ShopTrouble. */
export async function readSpecificPrices(
  client: ShopClient,
  products: readonly number[],
): Promise<ShopSpecificPrice[]> {
  if (products.length === 0) return [];
  const rows = await client.all({
    resource: 'specific_prices',
    fields: [
      ...['id_product', 'id_product_attribute', 'id_customer', 'id_group', 'from_quantity', 'from', 'to'],
      ...['price', 'reduction', 'reduction_tax', 'reduction_type'],
      ...['id_cart', 'id_currency', 'id_country', 'id_specific_price_rule'],
    ] as PriceField[],
    where: [{ field: 'id_product', among: products }],
  });
  return rows.map((row) => ({
    id: row.id,
    product: Number(row.id_product),
    variation: Number(row.id_product_attribute),
    customer: Number(row.id_customer),
    group: Number(row.id_group),
    fromQuantity: Number(row.from_quantity),
    from: row.from === never ? '' : row.from,
    to: row.to === never ? '' : row.to,
    price: exactOf(row.price) < 0 ? null : exactOf(row.price),
    reduction: reductionOf(row),
    isOfAnotherKind: [row.id_cart, row.id_currency, row.id_country, row.id_specific_price_rule].some(
      (id) => Number(id) !== 0,
    ),
  }));
}

type PriceField =
  | 'id_product'
  | 'id_product_attribute'
  | 'id_customer'
  | 'id_group'
  | 'from_quantity'
  | 'from'
  | 'to'
  | 'price'
  | 'reduction'
  | 'reduction_tax'
  | 'reduction_type'
  | 'id_cart'
  | 'id_currency'
  | 'id_country'
  | 'id_specific_price_rule';

function reductionOf(
  row: Readonly<Record<'reduction' | 'reduction_tax' | 'reduction_type', string>>,
): ShopReduction | null {
  const amount = exactOf(row.reduction);
  if (amount === 0) return null;
  if (row.reduction_type === 'percentage') return { kind: 'fraction', of: amount };
  return { kind: 'amount', amount, tax: row.reduction_tax === '1' ? 'with' : 'without' };
}

/** All that the shop demands. A percentage is a fraction of 1 there: 10 would give the article away. */
export function specificPriceFields(price: NewSpecificPrice): Fields {
  const { reduction } = price;
  if (reduction?.kind === 'fraction' && (reduction.of <= 0 || reduction.of > 1_000_000))
    throw new Error(`a fraction of ${textOf(reduction.of)} is no reduction`);
  return {
    id_shop: 0,
    id_cart: 0,
    id_product: price.product,
    id_product_attribute: price.variation,
    id_currency: 0,
    id_country: 0,
    id_group: price.group,
    id_customer: price.customer,
    price: price.price === null ? '-1' : textOf(price.price),
    from_quantity: price.fromQuantity,
    reduction:
      reduction === null ? '0' : textOf(reduction.kind === 'fraction' ? reduction.of : reduction.amount),
    reduction_tax: reduction?.kind === 'amount' && reduction.tax === 'without' ? 0 : 1,
    reduction_type: reduction?.kind === 'fraction' ? 'percentage' : 'amount',
    from: price.from || never,
    to: price.to || never,
  };
}
