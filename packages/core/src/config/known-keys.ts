import { type ConfigPath, nameOfPath } from './show-value.ts';
import type * as v from 'valibot';
import { nearestNames } from '../text/nearest-names.ts';
import { type Field, fieldOf } from './fields.ts';
import { childOf, configSchema, isList, isOptional, isSection, keysOf, unwrap } from './schema.ts';

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

/** The field nearest to that place, from the root down: a list's item, a section, or the list itself if the item is unknown. */
export function fieldAt(path: ConfigPath): Field {
  let schema: v.GenericSchema = configSchema;
  for (const part of path) schema = childOf(unwrap(schema), part) ?? schema;
  return knownField(schema);
}

/** The keys that may stand in the object at that place. */
function keysAllowedAt(path: ConfigPath): readonly string[] {
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

/**
 * The known key that an unknown one was most likely meant to be: a misspelling of a key that may stand there, else a key
 * of that very name elsewhere, else whatever is closest there. A full name, as in `ftp.port`.
 */
export function nearestKey(path: ConfigPath): string {
  const section = path.slice(0, -1);
  const wrong = String(path.at(-1));
  const [closestHere = ''] = nearestNames(wrong, keysAllowedAt(section), Infinity);
  const here = nameOfPath([...section, closestHere]);
  if (isMisspelling(wrong, closestHere)) return here;
  return (isInTable(section) ? undefined : sameNameElsewhere(wrong)) ?? here;
}

/** A table's keys (columns) are names of its own, unlike those of a section. */
function isInTable(section: ConfigPath): boolean {
  return section.at(-1) === 'columns';
}

function sameNameElsewhere(wrong: string): string | undefined {
  return allNames(knownKeys()).find((name) => lastPart(name) === wrong.toLowerCase());
}

function isMisspelling(wrong: string, key: string): boolean {
  return nearestNames(wrong, [key], Math.max(1, Math.floor(key.length / 3))).length > 0;
}

function allNames(keys: readonly KnownKey[]): string[] {
  return keys.flatMap((key) => [key.name, ...allNames(key.keys)]);
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}
