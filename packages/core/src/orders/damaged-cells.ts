import type { OrdersColumnName } from '../config/column-names.ts';
import { hasControlCharacter } from '../files/control-characters.ts';
import type { Column, OrderColumns } from './columns.ts';
import type { RejectionReason } from './rejection.ts';

/** What an article is known by: it can't be shown with another character in place of a damaged one, as a name can. */
const codes: readonly OrdersColumnName[] = ['ean13', 'lineRef'];

/**
 * Why an order with a damaged cell can't be taken: a NUL in a cell that is read, or another control character in an
 * article's code. null: there is none. In what is only shown, a control character is replaced when the order is written.
 */
export function findControlCharacter(
  rows: readonly (readonly string[])[],
  columns: OrderColumns,
): RejectionReason | null {
  const coded = codes.flatMap((name) => columns.find(name) ?? []);
  return (
    reasonIn(coded, rows, hasControlCharacter) ?? reasonIn(columns.all(), rows, (cell) => cell.includes('\0'))
  );
}

function reasonIn(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  isDamaged: (cell: string) => boolean,
): RejectionReason | null {
  for (const { index, heading } of columns) {
    const value = rows.map((cells) => cells[index] ?? '').find(isDamaged);
    if (value !== undefined) return { kind: 'control-character', column: heading, value };
  }
  return null;
}
