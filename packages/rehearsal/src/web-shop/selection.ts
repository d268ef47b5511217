import { Died, RequestError } from './request-error.ts';
import { folded, type StoredRow, type Table } from './store.ts';

/** Parameters of one address, by name: 'filter[id]', 'display', 'sort', 'limit', 'date' … */
export type Parameters = ReadonlyMap<string, string>;

/** The rows that an address asks for, in its order. */
export function select(table: Table, query: Parameters): StoredRow[] {
  const filters = filtersIn(table, query);
  demandSortable(table, query);
  const keys = sortKeys(table, query);
  const { first, end } = partOf(query.get('limit'));
  const isMeant = (row: StoredRow) => filters.every(({ field, test }) => hasValue(table, row, field, test));
  if (isById(keys)) return rowsUntil(end, candidatesById(table, filters), isMeant).slice(first);
  return sorted(table, candidates(table, filters).filter(isMeant), keys).slice(first, end);
}

/** No further than they are wanted: a page of a large table costs no more than one of a small one. */
function rowsUntil(
  end: number,
  rows: Iterable<StoredRow>,
  isMeant: (row: StoredRow) => boolean,
): StoredRow[] {
  const found: StoredRow[] = [];
  if (end === 0) return found;
  for (const row of rows) {
    if (isMeant(row) && found.push(row) === end) return found;
  }
  return found;
}

interface FieldFilter {
  readonly field: string;
  /** Values one of which it must be, where that is what is asked: an index finds them. */
  readonly oneOf?: readonly string[];
  /** Between what it must be, as far as that is a number. */
  readonly from?: number;
  readonly to?: number;
  readonly test: (value: string) => boolean;
}

function filtersIn(table: Table, query: Parameters): FieldFilter[] {
  const filters: FieldFilter[] = [];
  for (const [name, value] of query) {
    const [, field, inner] = /^filter\[(\w+)\](\[\w+\])?$/.exec(name) ?? [];
    if (field === undefined) continue;
    if (inner !== undefined)
      throw new RequestError(400, 31, 'There is no existing linked table for this resource');
    demandFilterable(table, query, field, value);
    filters.push(...filterOf(field, value));
  }
  return filters;
}

/** Values of features that are asked for by their text can't be sorted: the question names a column twice. */
function demandSortable({ resource }: Table, query: Parameters): void {
  const isTwice =
    resource.name === 'product_feature_values' && query.has('filter[value]') && query.has('sort');
  if (isTwice) throw new Died('an ambiguous column');
}

function demandFilterable(table: Table, query: Parameters, field: string, value: string): void {
  const available = filterable(table, query);
  if (field !== 'id' && !available.plain.includes(field) && !available.texts.includes(field)) {
    const list = available.plain.map((one) => `"${one}"`).join(', ');
    throw new RequestError(400, 32, `This filter does not exist. The full list is: ${list}`);
  }
  if (value === '') throw new RequestError(400, 33, `The filter "${field}" is malformed.`);
  if (table.resource.fields.get(field)?.isComputed) {
    const message = `The field "${field}" is dynamic. It is not possible to filter GET query with this field.`;
    throw new RequestError(400, 34, message);
  }
}

/** Dates are filtered and sorted by only where date=1 says so. */
function filterable({ resource }: Table, query: Parameters): { plain: string[]; texts: string[] } {
  const isDated = (query.get('date') ?? '0') !== '0';
  const fields = [...resource.fields.values()].filter(
    ({ name }) => isDated || !/^date_(add|upd)$/.test(name),
  );
  const names = (isText: boolean): string[] =>
    fields.filter(({ type }) => (type === 'lang') === isText).map(({ name }) => name);
  return { plain: ['id', ...names(false)], texts: names(true) };
}

/** What the service makes of a value: a form that it does not know, such as '>=[5]', filters nothing. */
function filterOf(field: string, value: string): FieldFilter[] {
  const [, before, inside = '', after] = /^(.*)\[(.*)\](.*)$/s.exec(value) ?? [];
  if (before === undefined) return [equal(field, [value])];
  if (before === '%' || after === '%') return [like(field, `${before}${inside}${after}`)];
  if (before === '' && after === '') return [bracketed(field, inside)];
  if (before === '>') return [{ field, from: Number(inside), test: (one) => compare(one, inside) > 0 }];
  if (before === '<') return [{ field, to: Number(inside), test: (one) => compare(one, inside) < 0 }];
  if (before !== '!') return [];
  const not = new Set(inside.split('|').map(folded));
  return [{ field, test: (one) => !not.has(folded(one)) }];
}

function bracketed(field: string, inside: string): FieldFilter {
  if (inside.indexOf('|') > 0) return equal(field, inside.split('|'));
  const [, one, other] = /^([\d.:\-\s]+),([\d.:\-\s]+)$/.exec(inside) ?? [];
  if (one === undefined || other === undefined) return equal(field, [inside]);
  const [from = '', to = ''] = [one, other].toSorted(compare);
  const test = (value: string): boolean => compare(value, from) >= 0 && compare(value, to) <= 0;
  return { field, from: Number(from), to: Number(to), test };
}

function equal(field: string, values: readonly string[]): FieldFilter {
  const wanted = new Set(values.map(folded));
  return { field, oneOf: values, test: (value) => wanted.has(folded(value)) };
}

function like(field: string, pattern: string): FieldFilter {
  const parts = pattern.split('%').map((part) => folded(part).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join('.*')}$`, 's');
  return { field, test: (value) => expression.test(folded(value)) };
}

/** Numbers as numbers, all else as text: dates of one form compare well so. */
function compare(one: string, other: string): number {
  const [a, b] = [Number(one), Number(other)];
  if (!Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  const [left, right] = [folded(one), folded(other)];
  return left < right ? -1 : Number(left > right);
}

function candidates(table: Table, filters: readonly FieldFilter[]): StoredRow[] {
  return indexed(table, filters) ?? [...table.rows.values()];
}

function candidatesById(table: Table, filters: readonly FieldFilter[]): Iterable<StoredRow> {
  const found = indexed(table, filters);
  if (found !== undefined) return found;
  const ids = filters.filter(({ field }) => field === 'id');
  const known = (bound: number | undefined, otherwise: number): number =>
    bound === undefined || Number.isNaN(bound) ? otherwise : bound;
  return table.between(
    Math.max(...ids.map(({ from }) => known(from, -Infinity)), -Infinity),
    Math.min(...ids.map(({ to }) => known(to, Infinity)), Infinity),
  );
}

/** By id; undefined where no filter names the values. */
function indexed(table: Table, filters: readonly FieldFilter[]): StoredRow[] | undefined {
  const narrow = filters.find(({ field, oneOf }) => {
    return oneOf !== undefined && (field === 'id' || table.resource.fields.get(field)?.type !== 'lang');
  });
  if (narrow?.oneOf === undefined) return undefined;
  const found = new Set(narrow.oneOf.flatMap((value) => table.where(narrow.field, value)));
  return [...found].toSorted((one, other) => one.id - other.id);
}

function hasValue(table: Table, row: StoredRow, field: string, test: (value: string) => boolean): boolean {
  if (table.resource.fields.get(field)?.type !== 'lang') return test(table.value(row, field) ?? '');
  return [...(row.texts.get(field)?.values() ?? [])].some(test);
}

interface SortKey {
  readonly field: string;
  readonly sign: number;
}

/** undefined: the address does not say. */
function sortKeys(table: Table, query: Parameters): SortKey[] | undefined {
  const keys = query
    .get('sort')
    ?.replace(/^\[(.*)\]$/, '$1')
    .split(',');
  return keys?.map((key) => sortKey(table, query, key));
}

function isById(keys: readonly SortKey[] | undefined): boolean {
  return keys?.[0]?.field === 'id' && keys[0].sign === 1;
}

/** Without `sort` some tables come in an order of their own: whoever pages without it misses rows. */
function sorted(table: Table, rows: StoredRow[], keys: readonly SortKey[] | undefined): StoredRow[] {
  if (keys === undefined) return unsorted.has(table.resource.name) ? rows.toReversed() : rows;
  return rows.toSorted((one, other) => {
    for (const { field, sign } of keys) {
      const difference =
        field === 'id' ? one.id - other.id : compare(shown(table, one, field), shown(table, other, field));
      if (difference !== 0) return sign * difference;
    }
    return 0;
  });
}

const unsorted = new Set(['order_payments', 'order_states']);

function shown(table: Table, row: StoredRow, field: string): string {
  return table.text(row, field, table.languages[0] ?? 1) ?? table.value(row, field) ?? '';
}

function sortKey(table: Table, query: Parameters, key: string): SortKey {
  const [, field, direction] = /^(\w+)_(ASC|DESC)$/i.exec(key) ?? [];
  if (field === undefined || direction === undefined) {
    throw new RequestError(400, 37, 'The "sort" value has to be formed as this example: "field_ASC"');
  }
  const { plain, texts } = filterable(table, query);
  if (!plain.includes(field) && !texts.includes(field)) {
    const list = `${plain.join(', ')}, for i18n fields:${texts.join(', ')}`;
    throw new RequestError(400, 38, `Unable to filter by this field. However, these are available: ${list}`);
  }
  return { field, sign: direction.toUpperCase() === 'ASC' ? 1 : -1 };
}

/** '50' or '100,50'; what is no number is 0, and 0 is no row at all. */
function partOf(limit: string | undefined): { first: number; end: number } {
  if (limit === undefined) return { first: 0, end: Infinity };
  const numbers = limit.split(',').map((part) => Number.parseInt(part, 10) || 0);
  if (numbers.length > 2)
    throw new RequestError(400, 39, 'The "limit" value has to be formed as this example: "5,25" or "10"');
  const [first = 0, second] = numbers;
  return second === undefined ? { first: 0, end: first } : { first, end: first + second };
}
