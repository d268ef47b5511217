import { computedLinks, computedValue } from './computed.ts';
import { RequestError } from './request-error.ts';
import type { Association, Resource } from './resource-table.ts';
import type { LinkRow, StoredRow } from './store.ts';
import type { Database } from './tables.ts';

/** What of a row is shown: all, or the fields and associations that `display` names. */
export interface Display {
  readonly fields: readonly string[];
  readonly links: readonly { association: Association; fields: readonly string[] }[];
  /** Fields that were asked for by a price parameter. */
  readonly prices: readonly string[];
}

/** `display=full`, `display=[id,name,order_rows[product_id]]`; throws as the service answers. */
export function displayOf(resource: Resource, display: string, prices: readonly string[]): Display {
  const names = ['id', ...resource.fields.keys()];
  if (display === 'full') return { fields: names, links: allLinks(resource), prices };
  const [, inside] = /^\[(.*)\]$/s.exec(display) ?? [];
  if (inside === undefined) throw unknownDisplay(resource, display, 36);
  const parts = inside.match(/[^,[\]]+(?:\[[^\]]*\])?/g) ?? [];
  const asked = parts.map((part) => /^([^[]*)(?:\[(.*)\])?$/.exec(part) ?? []);
  const plain = asked.filter(([, , inner]) => inner === undefined).map(([, name = '']) => name.trim());
  const strange = plain.find((name) => !names.includes(name) && !prices.includes(name));
  if (strange !== undefined) throw unknownDisplay(resource, strange, 35);
  return {
    // Whatever the order in which they are asked for, they come in that of the table.
    fields: names.filter((name) => plain.includes(name)),
    links: asked.flatMap(([, name = '', inner]) =>
      inner === undefined ? [] : [partOf(resource, name, inner)],
    ),
    prices: prices.filter((name) => plain.includes(name)),
  };
}

function allLinks({ associations }: Resource): Display['links'] {
  return [...associations.values()].map((association) => ({ association, fields: association.fields }));
}

function partOf(resource: Resource, name: string, inner: string): Display['links'][number] {
  const association = resource.associations.get(name);
  const fields = inner.split(',');
  if (
    association === undefined ||
    fields.some((field) => field !== 'id' && !association.fields.includes(field))
  ) {
    throw unknownDisplay(resource, name, 35);
  }
  const shown = association.isShownWithAllOnly ? [] : association.fields;
  return { association, fields: shown.filter((field) => fields.includes(field)) };
}

function unknownDisplay({ fields }: Resource, name: string, code: number): RequestError {
  const list = ['id', ...fields.keys()].join(', ');
  return new RequestError(
    400,
    code,
    `Unable to display this field "${name}". However, these are available: ${list}`,
  );
}

/** A field as read: a text per language where it has several. */
export function shownValue(
  data: Database,
  resource: Resource,
  row: StoredRow,
  name: string,
): string | number | null | ReadonlyMap<number, string | null> {
  if (name === 'id') return row.id;
  const table = data.table(resource.name);
  const field = resource.fields.get(name);
  if (field?.type === 'lang') {
    return new Map(data.languages.map((language) => [language, table.text(row, name, language) ?? null]));
  }
  return field?.isComputed ? computedValue(data, resource.name, row, name) : table.value(row, name);
}

export function shownLinks(
  data: Database,
  resource: Resource,
  row: StoredRow,
  { association, fields }: Display['links'][number],
): LinkRow[] {
  const rows = association.isComputed
    ? computedLinks(data, resource.name, row, association.name)
    : (row.links.get(association.name) ?? []);
  return rows.map((link) => Object.fromEntries(fields.map((field) => [field, link[field] ?? ''])));
}
