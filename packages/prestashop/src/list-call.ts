import { addressOf, maxAddressLength, type Call } from './call.ts';
import { batchesOf, batchValue, filterValue, type Batch, type Filter } from './filters.ts';
import type { AnyList } from './list.ts';
import { needsAll } from './resources.ts';

/** For addresses: the longest that a shop's root and its number may take. */
const roomForRoot = 120;
const defaultPageSize = 1000;

/** What is asked for together; `parts`: so many reads may go on side by side. */
export function batchesFor(list: AnyList, parts: number): (Batch | undefined)[] {
  const among = amongOf(list);
  if (among === undefined) return [undefined];
  const call = callOf(list, { kind: 'values', values: [] }, 99_999_999);
  const taken = addressOf('', 0, call).length + roomForRoot;
  return batchesOf(among.among, maxAddressLength - taken, parts);
}

/** The page of a batch that begins after the id `last`. */
export function callOf(list: AnyList, batch: Batch | undefined, last: number): Call {
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

/** Ids that are listed one by one come in one answer: there are no more rows than ids. */
export function pageSizeOf(list: AnyList, batch: Batch | undefined): number | undefined {
  const isById = amongOf(list)?.field === 'id';
  return isById && batch?.kind === 'values' ? undefined : (list.pageSize ?? defaultPageSize);
}

/** The highest id that is asked for. */
export function lastIdOf(list: AnyList, batch: Batch | undefined): number {
  if (amongOf(list)?.field === 'id' && batch?.kind === 'interval') return batch.to;
  const limit = list.where?.find((filter) => filter.field === 'id' && 'to' in filter);
  return limit && 'to' in limit ? Number(limit.to) : Infinity;
}

function amongOf({ where = [] }: AnyList): Extract<Filter<string>, { among: unknown }> | undefined {
  return where.find((filter) => 'among' in filter);
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

/** Ids of an interval go on from the last one; else whatever is above it. */
function nextIds(list: AnyList, batch: Batch | undefined, last: number): string {
  const end = lastIdOf(list, batch);
  return end === Infinity ? `>[${last}]` : `[${last + 1},${end}]`;
}
