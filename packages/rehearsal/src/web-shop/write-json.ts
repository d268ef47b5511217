import type { Resource } from './resource-table.ts';
import { shownLinks, shownValue, type Display } from './shown-row.ts';
import type { StoredRow } from './store.ts';
import type { Database } from './tables.ts';

type Json = string | number | null | readonly { id: string; value: string | null }[];

/** A list as JSON: an empty one is '[]', whatever it is a list of. */
export function jsonList(resource: Resource, rows: readonly Record<string, unknown>[]): string {
  return rows.length === 0 ? '[]' : JSON.stringify({ [resource.name]: rows });
}

/** A single object as JSON: whatever is '', 0 or none is left out. */
export function jsonSingle(resource: Resource, row: Record<string, unknown>): string {
  const kept = Object.entries(row).filter(
    ([, value]) => value !== '' && value !== null && value !== '0' && value !== 0,
  );
  return JSON.stringify({ [resource.node]: Object.fromEntries(kept) });
}

export function jsonErrors(errors: readonly { code: number; message: string }[]): string {
  return JSON.stringify({ errors });
}

/** A row with what is to be shown of it; associations without rows are left out. */
export function jsonRow(
  data: Database,
  resource: Resource,
  row: StoredRow,
  { fields, links }: Display,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const field of fields) shown[field] = jsonValue(shownValue(data, resource, row, field));
  const associations = links
    .map((link) => [link.association.name, shownLinks(data, resource, row, link)] as const)
    // Rows without a field are no rows.
    .filter(([, found]) => found.some((link) => Object.keys(link).length > 0));
  if (associations.length > 0) shown.associations = Object.fromEntries(associations);
  return shown;
}

/** A shop of one language gives a plain text, one of several a list. */
function jsonValue(value: string | number | null | ReadonlyMap<number, string | null>): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (value.size === 1) return [...value.values()][0] ?? '';
  return [...value].map(([id, text]) => ({ id: String(id), value: text }));
}
