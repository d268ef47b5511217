import type * as v from 'valibot';
import { childOf, isList, isSection, isTable, keysOf, unwrap } from './schema-parts.ts';

/** Something for which the schema has no place. */
export interface Misplaced {
  path: (string | number)[];
  /** Otherwise it is a list where an object is expected. */
  isUnknownKey: boolean;
}

/** Every such thing in `value`. valibot tells one unknown key of each object only, and takes a list for an object. */
export function misplacedIn(value: unknown, schema: v.GenericSchema): Misplaced[] {
  const isObject = isSection(schema) || isTable(schema);
  if (isObject && Array.isArray(value)) return [{ path: [], isUnknownKey: false }];
  const isOpen = (isObject || isList(schema)) && typeof value === 'object' && value !== null;
  if (!isOpen) return [];
  const known = keysOf(schema);
  return Object.entries(value).flatMap(([key, inside]) => {
    const part = Array.isArray(value) ? Number(key) : key;
    const child = childOf(schema, part);
    const isUnknownKey = known?.includes(key) === false;
    if (isUnknownKey || child === undefined) return [{ path: [part], isUnknownKey }];
    return misplacedIn(inside, unwrap(child)).map((one) => ({ ...one, path: [part, ...one.path] }));
  });
}
