import type { ResourceName } from '../resources.ts';
import { textIn, type Texts } from '../rows.ts';
import { ShopTrouble } from '../shop-fault.ts';
import { readSizes } from './read-sizes.ts';
import {
  addressList,
  customerList,
  type DetailRow,
  type OrderRow,
  type Reader,
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
  const currencies = await shop.currencies();
  const taxes = details.flatMap((detail) => detail.taxes.map(({ id = '' }) => id));
  const people = idsOf(orders.map(({ id_customer }) => id_customer));
  const places = idsOf(orders.flatMap((order) => [order.id_address_delivery, order.id_address_invoice]));
  return {
    states: await readStates(shop, language),
    currencies: new Map(currencies.map(({ id, isoCode }) => [String(id), isoCode])),
    carriers: await readColumn(shop, 'carriers', 'name', idsOf(orders.map(({ id_carrier }) => id_carrier))),
    countries: await readColumn(shop, 'countries', 'iso_code'),
    taxes: await readColumn(shop, 'taxes', 'rate', idsOf(taxes)),
    customers: byId(await shop.all({ ...customerList, where: [{ field: 'id', among: people }] })),
    addresses: byId(await shop.all({ ...addressList, where: [{ field: 'id', among: places }] })),
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

/** Deleted states too: orders may be in one. */
export async function readStates(
  shop: Pick<Reader, 'orderStates' | 'languages'>,
  language: string,
): Promise<Map<string, string>> {
  const states = await shop.orderStates();
  const spoken = new Set(states.flatMap(({ names }) => [...names.keys()]));
  const wanted = spoken.size > 1 ? await idOfLanguage(shop, language) : undefined;
  return new Map(states.map(({ id, names }) => [String(id), nameIn(names, wanted)]));
}

export async function idOfLanguage(
  shop: Pick<Reader, 'languages'>,
  language: string,
): Promise<number | undefined> {
  const languages = await unlessForbidden(shop.languages(), []);
  return languages.find(({ isoCode }) => isoCode === language)?.id;
}

/** In the first language that the shop has where the wanted one is not there. */
export function nameIn(names: Texts, wanted: number | undefined): string {
  const found = wanted === undefined ? '' : textIn(names, wanted);
  return found || ([...names.entries()].toSorted(([one], [other]) => one - other)[0]?.[1] ?? '');
}

/** One field of each row, by id; `ids` undefined: of all rows. */
export async function readColumn<F extends string>(
  shop: Reader,
  resource: ResourceName,
  field: F,
  ids?: readonly number[],
): Promise<Map<string, string>> {
  if (ids?.length === 0) return new Map();
  const where = ids === undefined ? [] : [{ field: 'id' as const, among: ids }];
  const rows = await shop.all<string>({ resource, fields: [field], where });
  return new Map(rows.map((row) => [String(row.id), row[field] ?? '']));
}

function byId<R extends { readonly id: number }>(rows: readonly R[]): Map<string, R> {
  return new Map(rows.map((row) => [String(row.id), row]));
}

/** Each once; 0 is nobody's. */
export function idsOf(texts: readonly string[]): number[] {
  return [...new Set(texts.map(Number))].filter((id) => Number.isSafeInteger(id) && id > 0);
}

/** What an order can do without: a key that lacks the right to it gets the rest. */
async function unlessForbidden<T>(reading: Promise<T>, without: T): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ShopTrouble && error.fault.kind === 'shop/right-missing') return without;
    throw error;
  }
}
