import { idsOf, readById, readColumn, readCurrencies } from '../pointed-rows.ts';
import type { Reader } from '../shop-client.ts';
import { readStates } from '../spoken-names.ts';
import { unlessForbidden } from '../unless-forbidden.ts';
import { pointersOf } from './pointers.ts';
import { readSizes } from './read-sizes.ts';
import {
  addressList,
  customerList,
  type DetailRow,
  type OrderRow,
  type Surroundings,
  type VoucherRow,
} from './shop-rows.ts';

export interface Pointing {
  readonly orders: readonly OrderRow[];
  readonly details: readonly DetailRow[];
  readonly vouchers: readonly VoucherRow[];
}

/**
 * What these rows point to, many at a time: the number of requests grows with pages, not with orders. Of a shop with
 * several languages the states are named in `language` (ISO 639), where the shop has it.
 */
export async function readSurroundings(
  shop: Reader,
  { orders, details, vouchers }: Pointing,
  language: string,
): Promise<Surroundings> {
  const { customers, addresses, taxes } = pointersOf(orders, details);
  const currencies = await readCurrencies(shop);
  return {
    states: await readStates(shop, language),
    currencies,
    carriers: await readColumn(shop, 'carriers', 'name', idsOf(orders.map(({ id_carrier }) => id_carrier))),
    countries: await readColumn(shop, 'countries', 'iso_code'),
    taxes: await readColumn(shop, 'taxes', 'rate', taxes),
    customers: await readById(shop, customerList, customers),
    addresses: await readById(shop, addressList, addresses),
    sizes: await unlessForbidden(
      readSizes(shop, idsOf(details.map((detail) => detail.product_attribute_id))),
      new Map(),
    ),
    codes: await unlessForbidden(
      readColumn(shop, 'cart_rules', 'code', idsOf(vouchers.map(({ id_cart_rule }) => id_cart_rule))),
      new Map(),
    ),
  };
}
