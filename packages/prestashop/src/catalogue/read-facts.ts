import type {
  CatalogueFacts,
  Named,
  ShopCategory,
  ShopValue,
  TaxGroup,
} from '@passerelle/core/ports/catalogue.ts';
import type { ShopClient } from '../shop-client.ts';
import { exactOf } from './shop-numbers.ts';

/** Rows are short: a large page spares requests. */
const pageSize = 5000;

/** Rejects with ShopTrouble. */
export async function readFacts(client: ShopClient): Promise<CatalogueFacts> {
  const settings = await client.settings(...settingNames);
  const number = (name: (typeof settingNames)[number], otherwise: number): number => {
    const value = Number(settings.get(name) ?? '');
    return Number.isFinite(value) && value > 0 ? value : otherwise;
  };
  const languages = (await client.languages()).filter(({ isActive }) => isActive).map(({ id }) => id);
  const own = number('PS_LANG_DEFAULT', languages[0] ?? 1);
  const taxGroups = await readTaxGroups(client, number('PS_COUNTRY_DEFAULT', 0));
  const ecotaxGroup = number('PS_ECOTAX_TAX_RULES_GROUP_ID', 0);
  return {
    languages: languages.toSorted((one, other) => Number(other === own) - Number(one === own)),
    homeCategory: number('PS_HOME_CATEGORY', 2),
    categories: await readCategories(client),
    manufacturers: await readManufacturers(client),
    attributes: await readNamed(client, 'product_options'),
    attributeValues: await readAttributeValues(client),
    features: await readNamed(client, 'product_features'),
    featureValues: await readFeatureValues(client),
    taxGroups: taxGroups.filter(({ isUsable }) => isUsable),
    ecotaxRate: taxGroups.find(({ id }) => id === ecotaxGroup)?.rate ?? 0,
    mostImageBytes: megabyte * number('PS_LIMIT_UPLOAD_IMAGE_VALUE', 2),
    mostDocumentBytes: megabyte * number('PS_ATTACHMENT_MAXIMUM_SIZE', 8),
    longestShortDescription: number('PS_PRODUCT_SHORT_DESC_LIMIT', 800),
  };
}

const settingNames = [
  'PS_LANG_DEFAULT',
  'PS_COUNTRY_DEFAULT',
  'PS_ECOTAX_TAX_RULES_GROUP_ID',
  'PS_HOME_CATEGORY',
  'PS_LIMIT_UPLOAD_IMAGE_VALUE',
  'PS_ATTACHMENT_MAXIMUM_SIZE',
  'PS_PRODUCT_SHORT_DESC_LIMIT',
] as const;

const megabyte = 1024 * 1024;

async function readCategories(client: ShopClient): Promise<ShopCategory[]> {
  const rows = await client.all({
    ...{ resource: 'categories', fields: ['id_parent'], texts: ['name'], pageSize },
  });
  return rows.map(({ id, id_parent, name }) => ({ id, parent: Number(id_parent), names: name }));
}

async function readManufacturers(client: ShopClient): Promise<Named[]> {
  const rows = await client.all({ resource: 'manufacturers', fields: ['name'], pageSize });
  return rows.map(({ id, name }) => ({ id, names: new Map([[0, name]]) }));
}

export async function readNamed(
  client: ShopClient,
  resource: 'product_options' | 'product_features' | 'groups',
): Promise<Named[]> {
  const rows = await client.all({ resource, fields: [], texts: ['name'], pageSize });
  return rows.map(({ id, name }) => ({ id, names: name }));
}

async function readAttributeValues(client: ShopClient): Promise<ShopValue[]> {
  const rows = await client.all({
    ...{ resource: 'product_option_values', fields: ['id_attribute_group'], texts: ['name'], pageSize },
  });
  return rows.map(({ id, id_attribute_group, name }) => ({
    id,
    of: Number(id_attribute_group),
    names: name,
  }));
}

/** What was typed for one product is that product's: saved in the back office it vanishes from all others. */
async function readFeatureValues(client: ShopClient): Promise<ShopValue[]> {
  const rows = await client.all({
    resource: 'product_feature_values',
    fields: ['id_feature', 'custom'],
    texts: ['value'],
    pageSize,
  });
  return rows
    .filter(({ custom }) => custom !== '1')
    .map(({ id, id_feature, value }) => ({ id, of: Number(id_feature), names: value }));
}

/** Rates are those of the whole country, where several taxes of a group are summed up as the shop does. */
async function readTaxGroups(
  client: ShopClient,
  country: number,
): Promise<(TaxGroup & { isUsable: boolean })[]> {
  const groups = await client.all({ resource: 'tax_rule_groups', fields: ['name', 'active', 'deleted'] });
  const rules = await client.all({
    resource: 'tax_rules',
    fields: ['id_tax_rules_group', 'id_country', 'id_state', 'zipcode_from', 'id_tax', 'behavior'],
    where: [{ field: 'id_country', among: [country] }],
    pageSize,
  });
  const taxes = await client.all({ resource: 'taxes', fields: ['rate', 'active', 'deleted'] });
  const rates = new Map(taxes.filter(isInForce).map(({ id, rate }) => [id, percent(rate)]));
  return groups.map(({ id, name, active, deleted }) => {
    const own = rules.filter((rule) => {
      const isOfAll = rule.id_state === '0' && /^0?$/.test(rule.zipcode_from);
      return Number(rule.id_tax_rules_group) === id && isOfAll;
    });
    const [first] = own.map(({ id_tax }) => rates.get(Number(id_tax)));
    return { id, name, rate: first ?? null, isUsable: active === '1' && deleted === '0' };
  });
}

function isInForce({ active, deleted }: { active: string; deleted: string }): boolean {
  return active === '1' && deleted === '0';
}

/** '20.000' is 2000. */
function percent(rate: string): number {
  return Math.round(exactOf(rate) / 10_000);
}
