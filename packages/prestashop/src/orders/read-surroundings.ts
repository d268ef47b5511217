import { idsOf, readById, readColumn, readCurrencies } from '../pointed-rows.ts';
import { readTogether, type Reader } from '../reader.ts';
import { readStates } from '../spoken-names.ts';
import { unlessForbidden } from '../unless-forbidden.ts';
import type { HeldLines } from './held-lines.ts';
import { pointersOf } from './pointers.ts';
import { readSizes } from './read-sizes.ts';
import { addressList, customerList, type OrderRow, type Surroundings, type VoucherRow } from './shop-rows.ts';

export interface Pointing {
  readonly orders: readonly OrderRow[];
  readonly lines: Pick<HeldLines, 'combinations' | 'taxes'>;
  readonly vouchers: readonly VoucherRow[];
}

/**
 * What these rows point to, many at a time: the number of requests grows with pages, not with orders. Of a shop with
 * several languages the states are named in `language` (ISO 639), where the shop has it.
 */
export async function readSurroundings(
  shop: Reader,
  { orders, lines, vouchers }: Pointing,
  language: string,
): Promise<Surroundings> {
  const { customers, addresses } = pointersOf(orders);
  const [combinations, taxes] = [idsOf(lines.combinations), idsOf(lines.taxes)];
  const rules = idsOf(vouchers.map(({ id_cart_rule }) => id_cart_rule));
  const carriers = idsOf(orders.map(({ id_carrier }) => id_carrier));
  return readTogether(shop, {
    // First what takes longest: each of its three lists waits for the one before.
    sizes: (under) => unlessForbidden(readSizes(under, combinations), new Map()),
    customers: (under) => readById(under, customerList, customers),
    addresses: (under) => readById(under, addressList, addresses),
    codes: (under) => unlessForbidden(readColumn(under, 'cart_rules', 'code', rules), new Map()),
    carriers: (under) => readColumn(under, 'carriers', 'name', carriers),
    taxes: (under) => readColumn(under, 'taxes', 'rate', taxes),
    states: (under) => readStates(under, language),
    currencies: readCurrencies,
    countries: (under) => readColumn(under, 'countries', 'iso_code'),
  });
}
