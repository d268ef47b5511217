import { showReceived, nameOfPath, type ConfigPath } from './show-value.ts';
import * as v from 'valibot';
import type { ConfigFault, FaultKind } from './fault.ts';
import { fieldAt, nearestKey } from './known-keys.ts';
import type { JsoncDocument } from './parse-jsonc.ts';
import { childOf, type Config, configSchema, isList, isSection, isTable, keysOf, unwrap } from './schema.ts';

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
  const { shop, writeBack } = copy;
  const standIns = {
    ...(isRecord(shop) ? { shop: { url: 'http://shop.invalid', key: '?', ...shop } } : {}),
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
