import type { OrdersColumnName } from '../config/column-names.ts';
import { type CsvRow, lineNumberAt } from '../files/csv-rows.ts';
import { type FileFault, refuseFile } from '../files/file-fault.ts';
import type { DecimalSign } from './amounts.ts';
import type { OrderColumns } from './columns.ts';
import { DecimalSurvey } from './decimal-survey.ts';
import { OrderIndex } from './order-index.ts';
import { OrdersRefused } from './orders-fault.ts';
import { parseQuantity } from './quantity.ts';

/** More rows than this are refused: no shop sells that in the weeks that an export covers. */
export const maxOrderRows = 2_000_000;

const moneyColumns: readonly OrdersColumnName[] = [
  'totalPaidTtc',
  'totalPaidReal',
  'totalProductsTtc',
  'discountTtc',
  'shippingTtc',
  'wrappingTtc',
  'unitTtc',
  'totalTtc',
  'reductionTtc',
];

export interface RowSurvey {
  index: OrderIndex;
  decimal: DecimalSign;
}

/**
 * Goes once through all rows after the heading: each must be whole; which belong to one order; which decimal sign the
 * money cells have. Throws FileRefused or OrdersRefused, for the file `name`.
 */
export function surveyRows(
  rows: Iterable<CsvRow>,
  bytes: Buffer,
  columns: OrderColumns,
  declared: 'auto' | DecimalSign,
  name: string,
): RowSurvey {
  const lineAt = (offset: number) => lineNumberAt(bytes, offset);
  const [id, ref] = [columns.indexOf('id'), columns.indexOf('ref')];
  const money = moneyColumns.map((column) => columns.indexOf(column)).filter((column) => column !== -1);
  const index = new OrderIndex(Math.min(lineNumberAt(bytes, bytes.length), maxOrderRows));
  const decimal = new DecimalSurvey();
  for (const row of rows) {
    const { start, end, cells } = row;
    if (index.rowCount >= maxOrderRows)
      throw refuseFile(name, { kind: 'too-many-rows', limit: maxOrderRows });
    if (!hasWidth(cells, columns.headings)) throw refuseFile(name, widthFault(row, bytes, columns));
    const list = findJoinedList(cells, columns);
    if (list !== null)
      throw new OrdersRefused(name, { kind: 'joined-lists', line: lineAt(start), value: list });
    for (const column of money) decimal.add(cells[column] ?? '', start);
    index.add(start, end, identityOf(cells, id, ref));
  }
  index.close();
  return { index, decimal: declared === 'auto' ? decimal.decimalSign(name, lineAt) : declared };
}

/** A spare delimiter may end the heading, the rows, or both, as in the legacy SQL export (domain.md 2). */
function hasWidth(cells: readonly string[], headings: readonly string[]): boolean {
  const named = headings.at(-1) === '' ? headings.length - 1 : headings.length;
  const hasSpareField = cells.length === named + 1 && cells.at(-1) === '';
  return cells.length === headings.length || cells.length === named || hasSpareField;
}

function widthFault({ start, end, cells }: CsvRow, bytes: Buffer, { headings }: OrderColumns): FileFault {
  const isLast = end === bytes.length;
  const line = lineNumberAt(bytes, start);
  return { kind: isLast ? 'cut' : 'width', line, fields: cells.length, expected: headings.length };
}

/** By id, else by reference; the two never meet. */
function identityOf(cells: readonly string[], id: number, ref: number): string {
  const number = (cells[id] ?? '').trim();
  return number === '' ? `ref ${(cells[ref] ?? '').trim()}` : number;
}

/**
 * A cell of a row that stands for several products, joined by commas: which price is whose can't be told ("59,90,20,00",
 * domain.md 5). null: one product, as it should be. A quantity of "2,00" is no list.
 */
function findJoinedList(cells: readonly string[], columns: OrderColumns): string | null {
  const quantity = cells[columns.indexOf('qty')] ?? '';
  const count = partsOf(quantity).length;
  if (count < 2) return null;
  const text = (column: OrdersColumnName) => cells[columns.indexOf(column)] ?? '';
  const hasAsMany = (cell: string) => partsOf(cell).length === count;
  const numbers = [text('ean13'), text('productId')].filter((cell) => /^[\d\s,;|]+$/.test(cell));
  const names = parseQuantity(quantity) === null ? [text('lineRef'), text('name')] : [];
  return [...numbers, ...names].find(hasAsMany) ?? null;
}

function partsOf(cell: string): string[] {
  return cell.split(/[,;|\n]/);
}
