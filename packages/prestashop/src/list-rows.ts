import { notAsked } from './answer.ts';
import { nameOf, type Call } from './call.ts';
import { testOf, type Batch } from './filters.ts';
import type { AnyList } from './list.ts';
import { isRecord, isRowFault, rowMaker, type RowFault, type Wanted } from './rows.ts';
import { ShopTrouble } from './shop-fault.ts';

/** A row as it came: an object with its id, and whatever else. */
export interface RawRow {
  readonly id: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

/** The rows with their ids, if these are what was asked for: no more than a page, above `last`, sorted. Throws ShopTrouble. */
export function rowsWithIds(raw: readonly unknown[], call: Call, last: number): RawRow[] {
  const size = Number(new Map(call.query).get('limit') ?? Infinity);
  if (raw.length > size) throw notAsked('amount', call);
  let before = last;
  return raw.map((cells) => {
    if (!isRecord(cells)) throw notAsked('row', call);
    const id = Number(cells['id']);
    if (!Number.isSafeInteger(id) || id <= last) throw notAsked('ids', call);
    if (id < before) throw notAsked('order', call);
    before = id;
    return { id, cells };
  });
}

type Cells = Record<string, unknown>;

/** How the pages of a batch are read: each row whole, or ShopTrouble; only those that are really meant, each once. */
export function rowReader(list: AnyList, batch: Batch | undefined): (page: readonly RawRow[]) => Cells[] {
  const make = rowMaker(wantedOf(list));
  const isMeant = testFor(list, batch);
  return (page) => {
    const rows: Cells[] = [];
    for (const raw of page) {
      const row = wholeRow(make(raw.id, raw.cells), list);
      // A filter on a text in several languages finds a row once per language.
      if (rows.at(-1)?.['id'] !== raw.id && isMeant(row)) rows.push(row);
    }
    return rows;
  };
}

function wantedOf({ fields, texts = [], links = {}, where = [] }: AnyList): Wanted {
  const compared = where.filter((filter) => 'is' in filter || 'among' in filter).map(({ field }) => field);
  const others = compared.filter((field) => field !== 'id' && !texts.includes(field));
  return { fields: [...new Set([...fields, ...others])], texts, links: Object.keys(links) };
}

function wholeRow(row: Cells | RowFault, { resource }: AnyList): Cells {
  if (!isRowFault(row)) return row;
  const asked = nameOf({ method: 'GET', path: resource });
  throw new ShopTrouble({ kind: 'shop/field-missing', resource, field: row.missing }, asked);
}

/** Of a batch its own values alone: `WEB1` is found for `Web1` too, and comes again with the batch that names it. */
function testFor({ where = [] }: AnyList, batch: Batch | undefined): (row: Cells) => boolean {
  const tests = where.flatMap((filter) => {
    const own = 'among' in filter && batch?.kind === 'values' ? { ...filter, among: batch.values } : filter;
    const test = testOf(own);
    return test === undefined ? [] : [{ field: filter.field, test }];
  });
  return (row) => tests.every(({ field, test }) => test(row[field]));
}
