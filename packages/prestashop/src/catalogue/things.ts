import type { NewThing } from '@passerelle/core/ports/catalogue.ts';
import type { ResourceName } from '../resources.ts';
import type { ShopClient } from '../shop-client.ts';
import type { Entity } from '../xml.ts';

/** Attributes, values, features, manufacturers and categories that articles refer to. */
interface ThingTable {
  resource: ResourceName;
  /** The field that bears its name, and whether it is in several languages. */
  name: string;
  isText: boolean;
}

const tables: Readonly<Record<NewThing['kind'], ThingTable>> = {
  attribute: { resource: 'product_options', name: 'name', isText: true },
  'attribute-value': { resource: 'product_option_values', name: 'name', isText: true },
  feature: { resource: 'product_features', name: 'name', isText: true },
  'feature-value': { resource: 'product_feature_values', name: 'value', isText: true },
  manufacturer: { resource: 'manufacturers', name: 'name', isText: false },
  category: { resource: 'categories', name: 'name', isText: true },
};

export function resourceOf({ kind }: NewThing): ResourceName {
  return tables[kind].resource;
}

/** A name in every language: a text of one alone is empty in the others. */
export function thingEntity(thing: NewThing, languages: readonly number[]): Entity {
  const inAll = (text: string) => new Map(languages.map((language) => [language, text]));
  switch (thing.kind) {
    case 'attribute':
      return {
        fields: { group_type: 'select', name: inAll(thing.name), public_name: inAll(thing.name) },
      };
    case 'attribute-value':
      return { fields: { id_attribute_group: thing.of, name: inAll(thing.name) } };
    case 'feature':
      return { fields: { name: inAll(thing.name) } };
    case 'feature-value':
      return { fields: { id_feature: thing.of, custom: 0, value: inAll(thing.name) } };
    case 'manufacturer':
      return { fields: { name: thing.name, active: 1 } };
    case 'category': {
      const { parent, name, link } = thing;
      return { fields: { id_parent: parent, active: 1, name: inAll(name), link_rewrite: inAll(link) } };
    }
  }
}

/** Those of exactly that name. Rejects with ShopTrouble. */
export async function findThings(client: ShopClient, thing: NewThing): Promise<number[]> {
  if (thing.kind === 'feature-value') return findFeatureValues(client, thing);
  const { resource, name, isText } = tables[thing.kind];
  const where = [{ field: name, is: thing.name }];
  const fields = ownerOf(thing);
  const list = isText
    ? { resource, fields, texts: [name], where }
    : { resource, fields: [...fields, name], where };
  const rows = await client.all<string, string>(list);
  return rows.filter((row) => isOfOwner(row, thing)).map(({ id }) => id);
}

/** Asked for by its text and sorted, this one list is an error of PHP: the values of the feature are read instead. */
async function findFeatureValues(
  client: ShopClient,
  { of, name }: Extract<NewThing, { of: number }>,
): Promise<number[]> {
  const rows = await client.all({
    resource: 'product_feature_values',
    fields: ['id_feature', 'custom'],
    texts: ['value'],
    where: [
      { field: 'id_feature', is: of },
      { field: 'custom', is: 0 },
    ],
  });
  return rows.filter(({ value }) => [...value.values()].includes(name)).map(({ id }) => id);
}

function ownerOf({ kind }: NewThing): string[] {
  if (kind === 'attribute-value') return ['id_attribute_group'];
  return kind === 'category' ? ['id_parent'] : [];
}

function isOfOwner(row: Readonly<Record<string, unknown>>, thing: NewThing): boolean {
  if (thing.kind === 'attribute-value') return Number(row['id_attribute_group']) === thing.of;
  return thing.kind !== 'category' || Number(row['id_parent']) === thing.parent;
}
