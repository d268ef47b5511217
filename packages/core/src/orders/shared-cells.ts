import type { OrdersColumnName } from '../config/column-names.ts';
import type { Findings, RowReading } from './row-reading.ts';

/** Cells that an order repeats on each of its rows, and that must agree. */
const repeatedOnEachRow: readonly OrdersColumnName[] = [
  'id',
  'ref',
  'stateId',
  'stateLabel',
  'date',
  'currency',
  'paymentLabel',
  'paymentMethod',
  'paymentAmount',
  'totalPaidTtc',
  'totalPaidReal',
  'discountTtc',
  'voucherName',
  'voucherCode',
  'voucherTtc',
  'shippingTtc',
  'wrappingTtc',
  'customerId',
];

/**
 * One row for what the rows of an order have in common: in each column the first cell that is not empty (some modules
 * fill order cells on the first row only). Rejects the order where two rows contradict each other.
 */
export function mergeRows(
  rows: readonly (readonly string[])[],
  reading: RowReading,
  findings: Findings,
): readonly string[] {
  const [first = [], ...others] = rows;
  if (others.length === 0) return first;
  const merged = [...first];
  for (const cells of others) fillGaps(merged, cells);
  for (const name of repeatedOnEachRow) rejectContradiction(name, merged, others, reading, findings);
  return merged;
}

function fillGaps(merged: string[], cells: readonly string[]): void {
  for (let index = 0; index < cells.length; index++) merged[index] ||= cells[index] ?? '';
}

function rejectContradiction(
  name: OrdersColumnName,
  merged: readonly string[],
  rows: readonly (readonly string[])[],
  reading: RowReading,
  findings: Findings,
): void {
  const column = reading.columns.find(name);
  if (column === undefined) return;
  for (const cells of rows) {
    if (cells[column.index] === merged[column.index]) continue;
    const expected = reading.textAt(merged, column.index);
    const value = reading.textAt(cells, column.index);
    const isOther = value !== '' && value !== expected;
    if (isOther)
      findings.reject({ kind: 'contradiction', column: column.heading, values: [expected, value] });
  }
}
