import { hasControlCharacter } from '../files/control-characters.ts';
import type { OrderColumns } from './columns.ts';
import type { RejectionReason } from './rejection.ts';

/**
 * Why an order with a control character in a cell that is read can't be taken: no text has one, so the cell was damaged.
 * null: there is none, or only where nothing is read.
 */
export function findControlCharacter(
  rows: readonly (readonly string[])[],
  columns: OrderColumns,
): RejectionReason | null {
  for (const { index, heading } of columns.all()) {
    const value = rows.map((cells) => cells[index] ?? '').find(hasControlCharacter);
    if (value !== undefined) return { kind: 'control-character', column: heading, value };
  }
  return null;
}
