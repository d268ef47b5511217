import * as z from 'zod/mini';
import type { Field } from './expectation.ts';
import { fieldOf } from './fields.ts';
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
  let schema: z.core.$ZodType = configSchema;
  for (const part of path) schema = childOf(unwrap(schema), part) ?? schema;
  return knownField(schema);
}

/** The keys that may stand in the object at that place. */
export function keysAllowedAt(path: ConfigPath): string[] {
  let schema: z.core.$ZodType = configSchema;
  for (const part of path) schema = unwrap(childOf(schema, part) ?? schema);
  if (schema instanceof z.ZodMiniObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodMiniRecord && schema.def.keyType instanceof z.ZodMiniEnum) {
    return schema.def.keyType.options.map(String);
  }
  return [];
}

/** Every key of the configuration that has a name of its own, sections before their keys. */
export function knownKeys(): KnownKey[] {
  return keysWithin(configSchema, '');
}

function keysWithin(schema: z.core.$ZodType, prefix: string): KnownKey[] {
  if (schema instanceof z.ZodMiniArray) return keysWithin(unwrap(schema.def.element), `${prefix}[]`);
  if (!(schema instanceof z.ZodMiniObject)) return [];
  const shape: Record<string, z.core.$ZodType> = schema.shape;
  return Object.entries(shape).map(([key, wrapped]) => {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    const inner = unwrap(wrapped);
    return {
      name,
      field: knownField(wrapped),
      defaultValue: defaultOf(wrapped),
      isOptional: wrapped instanceof z.ZodMiniOptional,
      keys: keysWithin(inner, name),
    };
  });
}

function childOf(schema: z.core.$ZodType, part: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodMiniArray) return schema.def.element;
  if (schema instanceof z.ZodMiniRecord) return schema.def.valueType;
  if (!(schema instanceof z.ZodMiniObject)) return undefined;
  const shape: Record<string, z.core.$ZodType> = schema.shape;
  return Object.hasOwn(shape, part) ? shape[part] : undefined;
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const isWrapper =
    schema instanceof z.ZodMiniDefault ||
    schema instanceof z.ZodMiniPrefault ||
    schema instanceof z.ZodMiniOptional;
  return isWrapper ? schema.def.innerType : schema;
}

function defaultOf(schema: z.core.$ZodType): unknown {
  return schema instanceof z.ZodMiniDefault ? schema.def.defaultValue : undefined;
}

/** A default is the best example, unless it is empty. */
function knownField(schema: z.core.$ZodType): Field {
  const field = fieldOf(unwrap(schema));
  if (field === undefined) throw new Error('A field of the configuration was made without fields.ts');
  const defaultValue = defaultOf(schema);
  const hasExample = defaultValue !== undefined && !['[]', '{}'].includes(JSON.stringify(defaultValue));
  return hasExample ? { ...field, example: defaultValue } : field;
}
