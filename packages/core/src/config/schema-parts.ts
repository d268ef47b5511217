import type * as v from 'valibot';

/** An object whose keys have names, each with a schema of its own. */
interface Section extends v.GenericSchema {
  entries: Record<string, v.GenericSchema>;
}

/** An object whose keys are labels, headings, or names out of a list: one schema for all its values. */
interface Table extends v.GenericSchema {
  key: v.GenericSchema & { options?: readonly string[] };
  value: v.GenericSchema;
}

interface List extends v.GenericSchema {
  item: v.GenericSchema;
}

interface Optional extends v.GenericSchema {
  wrapped: v.GenericSchema;
  default: unknown;
}

export function isSection(schema: v.GenericSchema): schema is Section {
  return schema.type === 'strict_object';
}

export function isTable(schema: v.GenericSchema): schema is Table {
  return schema.type === 'record';
}

export function isList(schema: v.GenericSchema): schema is List {
  return schema.type === 'array';
}

export function isOptional(schema: v.GenericSchema): schema is Optional {
  return schema.type === 'optional';
}

/** The schema of what stands in the place, if anything does. */
export function unwrap(schema: v.GenericSchema): v.GenericSchema {
  return isOptional(schema) ? schema.wrapped : schema;
}

/** The keys that may stand in such an object; null: any, or it is no object. */
export function keysOf(schema: v.GenericSchema): readonly string[] | null {
  if (isSection(schema)) return Object.keys(schema.entries);
  return isTable(schema) ? (schema.key.options ?? null) : null;
}

/** The schema at that key, or of the items of a list; undefined: there is no such place. */
export function childOf(schema: v.GenericSchema, part: string | number): v.GenericSchema | undefined {
  if (isList(schema)) return schema.item;
  if (isTable(schema)) return schema.value;
  return isSection(schema) && Object.hasOwn(schema.entries, part) ? schema.entries[part] : undefined;
}
