import { pointersOf, taxesOf } from '../orders/pointers.ts';
import { idsOf, readById, readColumn, readCurrencies } from '../pointed-rows.ts';
import { textIn } from '../rows.ts';
import { readTogether, type Reader } from '../reader.ts';
import { idOfLanguage, nameIn } from '../spoken-names.ts';
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
  const { customers, addresses } = pointersOf(orders);
  const ids = idsOf(lines.map(({ product_id }) => product_id));
  const wanted = await idOfLanguage(shop, language);
  return readTogether(shop, {
    products: (under) => readProducts(under, ids, wanted),
    customers: (under) => readById(under, buyerList, customers),
    addresses: (under) => readById(under, placeList, addresses),
    taxes: (under) => readColumn(under, 'taxes', 'rate', taxesOf(lines)),
    states: (under) => readStates(under, wanted),
    currencies: readCurrencies,
    countries: (under) => readCountries(under, wanted),
  });
}

async function readStates(
  shop: Reader,
  language: number | undefined,
): Promise<Map<string, { name: string; isInvoiced: boolean }>> {
  const states = await shop.orderStates();
  return new Map(
    states.map(({ id, names, isInvoiced }) => [String(id), { name: nameIn(names, language), isInvoiced }]),
  );
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
