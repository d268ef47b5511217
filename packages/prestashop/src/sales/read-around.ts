import { idOfLanguage, idsOf, nameIn, readColumn } from '../orders/read-surroundings.ts';
import type { Reader } from '../orders/shop-rows.ts';
import { textIn } from '../rows.ts';
import {
  buyerList,
  placeList,
  productList,
  type CatalogueProduct,
  type ProductRow,
  type SaleRows,
  type SaleSurroundings,
} from './sale-rows.ts';

/** What these orders point to, many at a time. Names in `language` (ISO 639), where the shop has it. */
export async function readAround(
  shop: Reader,
  sales: readonly SaleRows[],
  language: string,
): Promise<SaleSurroundings> {
  const orders = sales.map(({ order }) => order);
  const lines = sales.flatMap((sale) => sale.lines);
  const people = idsOf(orders.map(({ id_customer }) => id_customer));
  const places = idsOf(orders.flatMap((order) => [order.id_address_delivery, order.id_address_invoice]));
  const taxes = idsOf(lines.flatMap((line) => line.taxes.map(({ id = '' }) => id)));
  const currencies = await shop.currencies();
  const wanted = await idOfLanguage(shop, language);
  const states = await shop.orderStates();
  return {
    states: new Map(
      states.map(({ id, names, isInvoiced }) => [String(id), { name: nameIn(names, wanted), isInvoiced }]),
    ),
    currencies: new Map(currencies.map(({ id, isoCode }) => [String(id), isoCode])),
    countries: await readCountries(shop, wanted),
    taxes: await readColumn(shop, 'taxes', 'rate', taxes),
    customers: byId(await shop.all({ ...buyerList, where: [{ field: 'id', among: people }] })),
    addresses: byId(await shop.all({ ...placeList, where: [{ field: 'id', among: places }] })),
    products: await readProducts(shop, idsOf(lines.map(({ product_id }) => product_id)), wanted),
  };
}

/** By their names: an address in a CRM is read by people. */
export async function readCountries(
  shop: Reader,
  language: number | undefined,
): Promise<Map<string, string>> {
  const rows = await shop.all({ resource: 'countries', fields: [], texts: ['name'] });
  return new Map(rows.map(({ id, name }) => [String(id), nameIn(name, language)]));
}

async function readProducts(
  shop: Reader,
  ids: readonly number[],
  language: number | undefined,
): Promise<Map<string, CatalogueProduct>> {
  const rows = await shop.all({ ...productList, where: [{ field: 'id', among: ids }] });
  const shared = await sharedReferences(shop, rows);
  return new Map(rows.map((row) => [String(row.id), catalogued(row, shared, language)]));
}

export function catalogued(
  row: ProductRow,
  shared: ReadonlySet<string>,
  language: number | undefined,
): CatalogueProduct {
  const { reference, price } = row;
  const name =
    language === undefined ? textIn(row.name, [...row.name.keys()][0] ?? 0) : nameIn(row.name, language);
  return { reference, price, name, sharesReference: shared.has(reference) };
}

/** References that another product of the shop has, too. */
export async function sharedReferences(shop: Reader, rows: readonly ProductRow[]): Promise<Set<string>> {
  const references = [...new Set(rows.map(({ reference }) => reference))].filter((one) => one !== '');
  if (references.length === 0) return new Set();
  const where = [{ field: 'reference' as const, among: references }];
  const all = await shop.all({ resource: 'products', fields: ['reference', 'state'], where });
  const counts = new Map<string, number>();
  for (const { reference, state } of all)
    if (state !== '0') counts.set(reference, (counts.get(reference) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > 1).map(([reference]) => reference));
}

function byId<R extends { readonly id: number }>(rows: readonly R[]): Map<string, R> {
  return new Map(rows.map((row) => [String(row.id), row]));
}
