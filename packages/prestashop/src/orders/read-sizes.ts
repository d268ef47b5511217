import type { Texts } from '../rows.ts';
import type { Reader } from '../reader.ts';

/** What an attribute that is a shoe size is called. */
const sizeName = /\b(?:taille|pointure|size)\b/i;

/** Of each combination, the value of its attribute that is a size; those that are deleted, or have none, are not there. */
export async function readSizes(shop: Reader, combinations: readonly number[]): Promise<Map<string, string>> {
  if (combinations.length === 0) return new Map();
  const groups = await sizeGroups(shop);
  const values = groups.size === 0 ? new Map<string, string>() : await sizeValues(shop, groups);
  if (values.size === 0) return new Map();
  const rows = await shop.all({
    resource: 'combinations',
    fields: [],
    links: { product_option_values: ['id'] },
    where: [{ field: 'id', among: combinations }],
  });
  const sizes = new Map<string, string>();
  for (const { id, product_option_values: links } of rows) {
    const size = links.map((link) => values.get(link['id'] ?? '')).find((value) => value !== undefined);
    if (size !== undefined) sizes.set(String(id), size);
  }
  return sizes;
}

/** Ids of the groups of attributes that are sizes, by either of their names. */
async function sizeGroups(shop: Reader): Promise<Set<string>> {
  const groups = await shop.all({ resource: 'product_options', fields: [], texts: ['name', 'public_name'] });
  const isSize = (texts: Texts): boolean => [...texts.values()].some((text) => sizeName.test(text));
  return new Set(
    groups.filter((group) => isSize(group.name) || isSize(group.public_name)).map(({ id }) => String(id)),
  );
}

/** Names of the values of these groups, in the shop's first language: sizes are digits. */
async function sizeValues(shop: Reader, groups: ReadonlySet<string>): Promise<Map<string, string>> {
  const values = await shop.all({
    resource: 'product_option_values',
    fields: ['id_attribute_group'],
    texts: ['name'],
    where: [{ field: 'id_attribute_group', among: [...groups].map(Number) }],
  });
  return new Map(values.map(({ id, name }) => [String(id), [...name.values()][0] ?? '']));
}
