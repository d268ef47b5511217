import type { List } from '../list.ts';
import type { Row } from '../rows.ts';
import type { Reader } from '../reader.ts';

/** Which orders: those that changed after a moment, and those that are named, however old. */
export interface OrderWish {
  /** As the shop writes dates, without its zone. */
  readonly changedAfter: string;
  readonly ids: readonly number[];
  readonly references: readonly string[];
}

/** Their rows, each once, by id. */
export async function readWished<F extends string>(
  shop: Pick<Reader, 'all'>,
  list: List<F>,
  { changedAfter, ids, references }: OrderWish,
): Promise<Row<F>[]> {
  const rows = new Map<number, Row<F>>();
  const keep = (found: readonly Row<F>[]): void => found.forEach((row) => rows.set(row.id, row));
  keep(await shop.all<F>({ ...list, where: [{ field: 'date_upd', above: changedAfter }] }));
  const missing = ids.filter((id) => !rows.has(id));
  if (missing.length > 0) keep(await shop.all<F>({ ...list, where: [{ field: 'id', among: missing }] }));
  if (references.length > 0)
    keep(await shop.all<F | 'reference'>({ ...list, where: [{ field: 'reference', among: references }] }));
  return [...rows.values()].toSorted((one, other) => one.id - other.id);
}

/** An order made after `youngest` may be one that the shop is just making: it has a state and lines once it is made. */
export function isMade(
  { date_add, current_state }: Row<'date_add' | 'current_state'>,
  youngest: string,
  hasLines: boolean,
): boolean {
  return date_add < youngest || (current_state !== '0' && hasLines);
}
