import { makeOnce, type Once } from './make-once.ts';
import { productCode, productOf, taxLink } from './map-product.ts';
import { textOf, type CrmRecord } from './record.ts';
import type { ProductForCrm } from './sale.ts';
import type { SyncContext } from './sync-context.ts';
import type { TaxTable } from './taxes.ts';

/** Ids by code, of all that are asked for; those that are lacking are made, with their tax. null: not yet. */
export async function syncProducts(
  context: SyncContext,
  taxes: TaxTable,
  products: readonly ProductForCrm[],
): Promise<Map<string, string> | null> {
  const byCode = new Map(products.map((product) => [productCode(product), product]));
  const rows = await lookForProducts(context, products);
  const ids = new Map<string, string>();
  for (const [code, product] of byCode) {
    const once = await syncProduct(context, taxes, product, rows);
    if (once === null) return null;
    ids.set(code, textOf(once.row, 'id'));
  }
  return ids;
}

/** Rows of all their codes, and of codes that the database holds to be the same. */
export function lookForProducts(
  context: SyncContext,
  products: readonly ProductForCrm[],
): Promise<CrmRecord[]> {
  return withCodes(context, [...new Set(products.map(productCode))]);
}

/** `rows`: what was found of it, together with others. */
export function syncProduct(
  context: SyncContext,
  taxes: TaxTable,
  product: ProductForCrm,
  rows: readonly CrmRecord[],
): Promise<Once> {
  const code = productCode(product);
  const found = rows.filter((row) => textOf(row, 'productcode') === code);
  return makeOnce(context, {
    ...{ module: 'Products', key: code },
    look: async (within) => (found.length > 0 ? found : exactCode(within, code)),
    make: () => context.client.create('Products', productOf(context.settings, taxes, product)),
    ...{ isAbsent: found.length === 0, mayBeMadeAnew: true },
  });
}

async function exactCode(context: SyncContext, code: string): Promise<CrmRecord[]> {
  return (await withCodes(context, [code])).filter((row) => textOf(row, 'productcode') === code);
}

function withCodes({ client }: SyncContext, values: string[]): Promise<CrmRecord[]> {
  return client.query({
    module: 'Products',
    fields: ['productcode'],
    where: { field: 'productcode', values },
  });
}

/**
 * Links each product to the tax that its line needs, where it is not: an unlinked tax counts nothing. All links are named,
 * since before 8.4 a change drops those that it does not name. Says whether any was lacking.
 */
export async function linkTaxes(
  { client, wrote }: SyncContext,
  taxes: TaxTable,
  products: readonly ProductForCrm[],
  ids: ReadonlyMap<string, string>,
): Promise<boolean> {
  let wasLacking = false;
  const links = linksByCode(taxes, products);
  for (const [code, wanted] of links) {
    const id = ids.get(code) ?? '';
    const record = await client.retrieve(id);
    const lacking = Object.keys(wanted).filter((name) => textOf(record, name) === '');
    if (lacking.length === 0) continue;
    wasLacking = true;
    const kept = taxes.names
      .filter((name) => textOf(record, name) !== '')
      .map((name) => [name, textOf(record, name)]);
    await client.revise({ id, ...(Object.fromEntries(kept) as Record<string, string>), ...wanted });
    wrote({ module: 'Products', key: code, id, what: 'changed' });
  }
  return wasLacking;
}

/** One product may stand on several lines at several rates. */
function linksByCode(
  taxes: TaxTable,
  products: readonly ProductForCrm[],
): Map<string, Record<string, string>> {
  const links = new Map<string, Record<string, string>>();
  for (const product of products) {
    const code = productCode(product);
    links.set(code, { ...links.get(code), ...taxLink(taxes, product.rate) });
  }
  return links;
}
