import { listIn, notAsked } from './answer.ts';
import { addressOf, maxAddressLength, nameOf, type Call, type Query } from './call.ts';
import type { Caller } from './caller.ts';
import { batchesOf, batchValue, filterValue, testOf, type Batch, type Filter } from './filters.ts';
import { needsAll, type ResourceName } from './resources.ts';
import { isRowFault, rowOf, type Row } from './rows.ts';
import { ShopTrouble } from './shop-fault.ts';

/** What to read of which rows. Only what is named is asked for. */
export interface List<F extends string, T extends string = never, A extends string = never> {
  readonly resource: ResourceName;
  readonly fields: readonly F[];
  /** Fields in the shop's languages. */
  readonly texts?: readonly T[];
  /** Associations, each with the fields of its rows. */
  readonly links?: Readonly<Record<A, readonly string[]>>;
  readonly where?: readonly Filter<F | T | 'id' | 'date_add' | 'date_upd'>[];
  /** Parameters beside these, such as price[shown][use_tax]. */
  readonly query?: Query;
  readonly pageSize?: number;
}

/** The names of what a list asks for. */
export type FieldsOf<L extends { readonly fields: readonly string[] }> = L['fields'][number];

/** For addresses: the longest that a shop's root and its number may take. */
const roomForRoot = 120;
const defaultPageSize = 1000;

/**
 * The rows, page by page, by id; a page is never empty. Pages follow the last id, so rows that come or go meanwhile
 * neither hide others nor show them twice. Rejects with ShopTrouble: what was yielded before is right, but not all.
 */
export async function* pagesOf<F extends string, T extends string = never, A extends string = never>(
  caller: Caller,
  list: List<F, T, A>,
): AsyncGenerator<Row<F, T, A>[]> {
  for (const batch of batchesFor(list)) {
    const isWanted = wantedBy(list, batch);
    for (let last = 0; ;) {
      const call = callOf(list, batch, last);
      const rows = await caller.ask(call, (reply) => {
        const { value, foreign } = listIn(reply, call, list.resource);
        return { value: believe(value, list, call, last), foreign };
      });
      const wanted = distinct(rows.filter(isWanted));
      if (wanted.length > 0) yield wanted as Row<F, T, A>[];
      const size = pageSizeOf(list, batch);
      if (size === undefined || rows.length < size) break;
      last = (rows.at(-1) as { id: number }).id;
      // What would follow is [11,10], which the shop turns round: everything between, again.
      if (last >= lastIdOf(list, batch)) break;
    }
  }
}

/** All of the rows at once. */
export async function allOf<F extends string, T extends string = never, A extends string = never>(
  caller: Caller,
  list: List<F, T, A>,
): Promise<Row<F, T, A>[]> {
  const rows: Row<F, T, A>[] = [];
  for await (const page of pagesOf(caller, list)) rows.push(...page);
  return rows;
}

type AnyList = List<string, string, string>;

function amongOf({ where = [] }: AnyList): Extract<Filter<string>, { among: unknown }> | undefined {
  return where.find((filter) => 'among' in filter);
}

function batchesFor(list: AnyList): (Batch | undefined)[] {
  const among = amongOf(list);
  if (among === undefined) return [undefined];
  const call = callOf(list, { kind: 'values', values: [] }, 99_999_999);
  const taken = addressOf('', 0, call).length + roomForRoot;
  return batchesOf(among.among, maxAddressLength - taken);
}

/** Ids that are listed one by one come in one answer: there are no more rows than ids. */
function pageSizeOf(list: AnyList, batch: Batch | undefined): number | undefined {
  const isById = amongOf(list)?.field === 'id';
  return isById && batch?.kind === 'values' ? undefined : (list.pageSize ?? defaultPageSize);
}

function callOf(list: AnyList, batch: Batch | undefined, last: number): Call {
  const size = pageSizeOf(list, batch);
  const filters = filtersOf(list, batch, last);
  const dated = filters.some(([name]) => /date_(add|upd)/.test(name)) || list.fields.some(isDate);
  const query: [string, string][] = [
    ['display', displayOf(list)],
    ...filters,
    ['sort', '[id_ASC]'],
    ...(size === undefined ? [] : [['limit', String(size)] as [string, string]]),
    ...(dated ? [['date', '1'] as [string, string]] : []),
    ...(list.query ?? []).map(([name, value]): [string, string] => [name, value]),
  ];
  return { method: 'GET', path: list.resource, query, format: 'json' };
}

function isDate(field: string): boolean {
  return field === 'date_add' || field === 'date_upd';
}

function displayOf({ resource, fields, texts = [], links = {}, where = [] }: AnyList): string {
  if (needsAll(resource, Object.keys(links))) return 'full';
  const compared = where.filter((filter) => 'is' in filter || 'among' in filter).map(({ field }) => field);
  const plain = new Set(['id', ...fields, ...texts, ...compared]);
  const linked = Object.entries(links).map(([name, inner]) => `${name}[${inner.join(',')}]`);
  return `[${[...plain, ...linked].join(',')}]`;
}

function filtersOf(list: AnyList, batch: Batch | undefined, last: number): [string, string][] {
  const filters = (list.where ?? []).map((filter): [string, string] => {
    const value =
      'among' in filter ? batchValue(batch ?? { kind: 'values', values: [] }) : filterValue(filter);
    return [`filter[${filter.field}]`, value];
  });
  if (last === 0) return filters;
  const others = filters.filter(([name]) => name !== 'filter[id]');
  return [...others, ['filter[id]', nextIds(list, batch, last)]];
}

/** The highest id that is asked for. */
function lastIdOf(list: AnyList, batch: Batch | undefined): number {
  if (amongOf(list)?.field === 'id' && batch?.kind === 'interval') return batch.to;
  const limit = list.where?.find((filter) => filter.field === 'id' && 'to' in filter);
  return limit && 'to' in limit ? Number(limit.to) : Infinity;
}

/** Ids of an interval go on from the last one; else whatever is above it. */
function nextIds(list: AnyList, batch: Batch | undefined, last: number): string {
  const end = lastIdOf(list, batch);
  return end === Infinity ? `>[${last}]` : `[${last + 1},${end}]`;
}

/** The rows, if all of them are what was asked for. */
function believe(
  raw: readonly unknown[],
  list: AnyList,
  call: Call,
  last: number,
): Record<string, unknown>[] {
  const size = Number(new Map(call.query).get('limit') ?? Infinity);
  if (raw.length > size) throw notAsked('amount', call);
  const rows = raw.map((one) => wholeRow(one, list, call));
  let before = last;
  for (const { id } of rows as { id: number }[]) {
    if (!Number.isSafeInteger(id) || id <= last) throw notAsked('ids', call);
    if (id < before) throw notAsked('order', call);
    before = id;
  }
  return rows;
}

function wholeRow(raw: unknown, list: AnyList, call: Call): Record<string, unknown> {
  const { fields, texts = [], links = {}, where = [] } = list;
  const compared = where.filter(({ field }) => field !== 'id' && !texts.includes(field));
  const plain = [
    ...fields,
    ...compared.filter((filter) => 'is' in filter || 'among' in filter).map(({ field }) => field),
  ];
  const row = rowOf(raw, { fields: plain, texts, links: Object.keys(links) });
  if (!isRowFault(row)) return row;
  if (row.missing === undefined) throw notAsked('row', call);
  const { resource } = list;
  throw new ShopTrouble({ kind: 'shop/field-missing', resource, field: row.missing }, nameOf(call));
}

/** Of a batch its own values alone: `WEB1` is found for `Web1` too, and comes again with the batch that names it. */
function wantedBy(
  { where = [] }: AnyList,
  batch: Batch | undefined,
): (row: Record<string, unknown>) => boolean {
  const tests = where.map((filter) => {
    const own = 'among' in filter && batch?.kind === 'values' ? { ...filter, among: batch.values } : filter;
    return { field: filter.field, test: testOf(own) };
  });
  return (row) => tests.every(({ field, test }) => test(row[field]));
}

/** A filter on a text in several languages finds a row once per language. */
function distinct(rows: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return rows.filter(({ id }, at) => id !== rows[at - 1]?.id);
}
