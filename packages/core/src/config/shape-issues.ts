import type * as v from 'valibot';
import { childOf, isList, isSection, isTable, keysOf, unwrap } from './schema-parts.ts';

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
export function shapeIssues(
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
