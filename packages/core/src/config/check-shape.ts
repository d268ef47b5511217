import * as v from 'valibot';
import { nearestNames } from '../text/nearest-names.ts';
import type { ConfigFault, FaultKind } from './fault.ts';
import { type Field, fieldOf } from './fields.ts';
import type { JsoncDocument } from './parse-jsonc.ts';
import {
  childOf,
  type Config,
  configSchema,
  isList,
  isOptional,
  isSection,
  isTable,
  keysOf,
  unwrap,
} from './schema.ts';
import { type ConfigPath, nameOfPath, showReceived } from './show-value.ts';

export interface ShapedConfig {
  /** Complete: where the file has a fault, what stands here is a default or, where there is none, a stand-in. */
  config: Config;
  faults: ConfigFault[];
  /** Whether what `config` has under that key, of one part or two, comes from the file without a fault. */
  isSound(key: string): boolean;
  /** Whether the file has that place at all. */
  isGiven(path: ConfigPath): boolean;
}

/** Holds the file to the schema: every fault at once, and a configuration that further rules can be tried on. */
export function checkShape(document: JsoncDocument): ShapedConfig {
  const root = isRecord(document.value) ? document.value : {};
  const result = v.safeParse(configSchema, document.value);
  const issues = shapeIssues(document.value, configSchema, result.issues ?? []);
  const faultyKeys = issues.map((issue) => issue.path.slice(0, 2).join('.'));
  return {
    config:
      issues.length === 0 && result.success ? result.output : v.parse(configSchema, repaired(root, issues)),
    faults: issues.map((issue) => faultOf(issue, document)),
    isSound: (key) => !faultyKeys.some((faulty) => isWithin(key, faulty)),
    isGiven: (path) => valueAt(document.value, path) !== undefined,
  };
}

/** The root, '', holds every key. */
function isWithin(key: string, section: string): boolean {
  return section === '' || key === section || key.startsWith(`${section}.`);
}

function faultOf(issue: ShapeIssue, document: JsoncDocument): ConfigFault {
  const { path } = issue;
  return { ...kindOf(issue, document.value), key: nameOfPath(path), line: document.lineOf(path) };
}

function kindOf({ path, isUnknownKey }: ShapeIssue, value: unknown): FaultKind {
  if (isUnknownKey) return { kind: 'unknown-key', nearest: nearestKey(path) };
  const field = fieldAt(path);
  const received = valueAt(value, path);
  if (received === undefined) return { kind: 'missing', field };
  return { kind: 'invalid', field, received: showReceived(received, field.expects) };
}

/** Without the faulty keys, so that their defaults stand; what has no default gets a stand-in. */
function repaired(root: Record<string, unknown>, issues: readonly ShapeIssue[]): Record<string, unknown> {
  const copy = structuredClone(root);
  for (const { path } of issues) deleteKey(copy, path);
  const ftp = isRecord(copy['ftp']) ? copy['ftp'] : {};
  const { shop, writeBack, crm } = copy;
  const standIns = {
    ...(isRecord(shop) ? { shop: { url: 'http://shop.invalid', key: '?', ...shop } } : {}),
    ...(isRecord(crm) ? { crm: { url: 'http://crm.invalid', user: '?', accessKey: '?', ...crm } } : {}),
    ...(isRecord(writeBack) ? { writeBack: { rules: [], ...writeBack } } : {}),
  };
  return { ...copy, ...standIns, ftp: { host: '?', user: '?', password: '?', ...ftp } };
}

function deleteKey(root: Record<string, unknown>, [section, key]: ConfigPath): void {
  const inside = root[String(section)];
  if (key !== undefined && isRecord(inside)) delete inside[key];
  else delete root[String(section)];
}

function valueAt(value: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>((inside, part) => {
    const isOpen = typeof inside === 'object' && inside !== null && Object.hasOwn(inside, part);
    return isOpen ? (inside as Record<string | number, unknown>)[part] : undefined;
  }, value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A place where a configuration is not what its schema says. */
export interface ShapeIssue {
  path: (string | number)[];
  /** The schema knows no such key; otherwise it is the value that does not fit, or is not there. */
  isUnknownKey: boolean;
}

/**
 * One issue for each place at most: those that `found` tells, by valibot, and those that it does not tell. Of the unknown
 * keys of an object it tells the first, and it takes a list for an object.
 */
function shapeIssues(
  value: unknown,
  schema: v.GenericSchema,
  found: readonly v.BaseIssue<unknown>[],
): ShapeIssue[] {
  const places = new Set<string>();
  const told = found.map((issue) => ({ path: pathOf(issue), isUnknownKey: false }));
  return [...misplacedIn(value, schema), ...told].filter(({ path }) => {
    // What is said of a place is said of all that stands in it: a list that should be a section lacks every key as well.
    const around = [...path.keys(), path.length].map((length) => JSON.stringify(path.slice(0, length)));
    const isTold = around.some((place) => places.has(place));
    places.add(JSON.stringify(path));
    return !isTold;
  });
}

function pathOf({ path }: v.BaseIssue<unknown>): ShapeIssue['path'] {
  return (path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
}

/** Unknown keys, and lists in the place of objects. */
function misplacedIn(value: unknown, schema: v.GenericSchema): ShapeIssue[] {
  const isObject = isSection(schema) || isTable(schema);
  if (isObject && Array.isArray(value)) return [{ path: [], isUnknownKey: false }];
  const isGoneInto = (isObject || isList(schema)) && typeof value === 'object' && value !== null;
  if (!isGoneInto) return [];
  const known = keysOf(schema);
  return Object.entries(value).flatMap(([key, inside]) => {
    const part = Array.isArray(value) ? Number(key) : key;
    const isKnown = known === null || known.includes(key);
    const child = isKnown ? childOf(schema, part) : undefined;
    if (child === undefined) return [{ path: [part], isUnknownKey: true }];
    return misplacedIn(inside, unwrap(child)).map((issue) => ({ ...issue, path: [part, ...issue.path] }));
  });
}

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
