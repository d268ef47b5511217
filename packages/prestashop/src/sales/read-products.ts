import type { ProductForCrm } from '@passerelle/core/ports/crm-sale.ts';
import type { Versioned } from '@passerelle/core/ports/sales-for-crm.ts';
import { readColumn } from '../pointed-rows.ts';
import type { Reader } from '../reader.ts';
import { idOfLanguage } from '../spoken-names.ts';
import { unlessForbidden } from '../unless-forbidden.ts';
import { catalogued, sharedReferences } from './read-around.ts';
import type { PagesOfShop } from './read-people.ts';
import { versionOf } from './read-sales.ts';
import { productList, type ProductRow } from './sale-rows.ts';

const pageSize = 100;

/** Products that changed. Page by page; without their variations. */
export async function* readProducts(
  shop: Reader,
  { changedAfter, language, isDone }: PagesOfShop,
): AsyncGenerator<Versioned<ProductForCrm>[]> {
  const where = changedAfter === '' ? [] : [{ field: 'date_upd' as const, above: changedAfter }];
  let rates: ReadonlyMap<string, string> | undefined;
  let spoken: number | undefined;
  for await (const page of shop.pages({ ...productList, where, pageSize })) {
    const rows = page.filter((row) => row.state !== '0' && !isDone(String(row.id), productVersion(row)));
    if (rows.length === 0) continue;
    spoken ??= await idOfLanguage(shop, language);
    rates ??= await unlessForbidden(readRates(shop), new Map());
    const shared = await sharedReferences(shop, rows);
    yield rows.map((row) => {
      const { reference, sharesReference, name, price } = catalogued(row, shared, spoken);
      const rate = rates?.get(row.id_tax_rules_group) ?? '0';
      const id = String(row.id);
      const what = { id, reference, sharesReference, name, priceNet: price, rate };
      return { id, version: productVersion(row), what };
    });
  }
}

/** Known products are left: only what makes another one of it counts. */
function productVersion({ id, reference }: ProductRow): string {
  return versionOf([id, reference]);
}

/** Percent by tax group, in the shop's own country. Without the right to it none: the first order links the tax. */
async function readRates(shop: Reader): Promise<Map<string, string>> {
  const country = (await shop.settings('PS_COUNTRY_DEFAULT')).get('PS_COUNTRY_DEFAULT') ?? '';
  const where = /^\d+$/.test(country) ? [{ field: 'id_country' as const, is: country }] : [];
  const rules = await shop.all({
    resource: 'tax_rules',
    fields: ['id_tax_rules_group', 'id_country', 'id_tax'],
    where,
  });
  const rates = await readColumn(shop, 'taxes', 'rate');
  return new Map(rules.map((rule) => [rule.id_tax_rules_group, rates.get(rule.id_tax) ?? '0']));
}
