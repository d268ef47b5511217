import type { List } from './list.ts';
import type { ResourceName } from './resources.ts';
import type { Row } from './rows.ts';
import type { Reader } from './reader.ts';

/** Rows by their id; what was deleted is not there. */
export async function readById<F extends string>(
  shop: Pick<Reader, 'all'>,
  list: List<F>,
  ids: readonly number[],
): Promise<Map<string, Row<F>>> {
  const rows = await shop.all<F>({ ...list, where: [{ field: 'id', among: ids }] });
  return new Map(rows.map((row) => [String(row.id), row]));
}

/** One field of each row, by id; `ids` undefined: of all rows. */
export async function readColumn<F extends string>(
  shop: Pick<Reader, 'all'>,
  resource: ResourceName,
  field: F,
  ids?: readonly number[],
): Promise<Map<string, string>> {
  if (ids?.length === 0) return new Map();
  const where = ids === undefined ? [] : [{ field: 'id' as const, among: ids }];
  const rows = await shop.all<string>({ resource, fields: [field], where });
  return new Map(rows.map((row) => [String(row.id), row[field] ?? '']));
}

/** ISO 4217, by id. */
export async function readCurrencies(shop: Pick<Reader, 'currencies'>): Promise<Map<string, string>> {
  const currencies = await shop.currencies();
  return new Map(currencies.map(({ id, isoCode }) => [String(id), isoCode]));
}

/** Each once; 0 is nobody's. */
export function idsOf(texts: Iterable<string>): number[] {
  return [...new Set(Array.from(texts, Number))].filter((id) => Number.isSafeInteger(id) && id > 0);
}
