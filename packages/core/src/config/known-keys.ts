import type * as v from 'valibot';
import type { Field } from './expectation.ts';
import { fieldOf } from './fields.ts';
import { childOf, isList, isOptional, isSection, keysOf, unwrap } from './schema-parts.ts';
import { configSchema } from './schema.ts';

/** A key as the configuration's schema knows it. */
export interface KnownKey {
  /** As in `ftp.port`; `giftCards[].quantity` for the keys of a list's items. */
  name: string;
  field: Field;
  /** undefined: it has none of its own; it is optional, a section, or must be given. */
  defaultValue: unknown;
  isOptional: boolean;
  /** Of a section: its own keys, in the order of the schema. */
  keys: KnownKey[];
}

/** A place in a configuration: keys and positions in lists, from the root. */
export type ConfigPath = readonly (string | number)[];

/** The field nearest to that place, from the root down: a list's item, a section, or the list itself if the item is unknown. */
export function fieldAt(path: ConfigPath): Field {
  let schema: v.GenericSchema = configSchema;
  for (const part of path) schema = childOf(unwrap(schema), part) ?? schema;
  return knownField(schema);
}

/** The keys that may stand in the object at that place. */
export function keysAllowedAt(path: ConfigPath): readonly string[] {
  let schema: v.GenericSchema = configSchema;
  for (const part of path) schema = unwrap(childOf(schema, part) ?? schema);
  return keysOf(schema) ?? [];
}

/** Every key of the configuration that has a name of its own, sections before their keys. */
export function knownKeys(): KnownKey[] {
  return keysWithin(configSchema, '');
}

function keysWithin(schema: v.GenericSchema, prefix: string): KnownKey[] {
  if (isList(schema)) return keysWithin(unwrap(schema.item), `${prefix}[]`);
  if (!isSection(schema)) return [];
  return Object.entries(schema.entries).map(([key, wrapped]) => {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    const inner = unwrap(wrapped);
    const defaultValue = isSection(inner) ? undefined : defaultOf(wrapped);
    return {
      name,
      field: knownField(wrapped),
      defaultValue,
      isOptional: isOptional(wrapped) && defaultOf(wrapped) === undefined,
      keys: keysWithin(inner, name),
    };
  });
}

function defaultOf(schema: v.GenericSchema): unknown {
  return isOptional(schema) ? schema.default : undefined;
}

/** A default is the best example, unless it is empty. */
function knownField(schema: v.GenericSchema): Field {
  const field = fieldOf(unwrap(schema));
  if (field === undefined) throw new Error('A field of the configuration was made without fields.ts');
  const defaultValue = defaultOf(schema);
  const hasExample = defaultValue !== undefined && !['[]', '{}'].includes(JSON.stringify(defaultValue));
  return hasExample ? { ...field, example: defaultValue } : field;
}
