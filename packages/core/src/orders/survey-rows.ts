import type { OrdersColumnName } from '../config/column-names.ts';
import { hasControlCharacter } from '../files/foreign-content.ts';
import type { ForeignRows } from '../files/odd-rows.ts';
import { type DecimalSign, DecimalSurvey } from './amounts.ts';
import { parseQuantity } from './cells.ts';
import type { OrderColumns } from './columns.ts';
import { OrdersRefused } from './orders-fault.ts';
import { OrderIndex } from './order-index.ts';
import type { Dialect } from '../files/csv-row.ts';
import { type FileOfRows, giveRows, type PlainLine, type RowTaker } from '../files/plain-line.ts';
import { lineNumberAt } from '../files/csv-rows.ts';
import { decodeCell } from '../files/decode.ts';
import { type FileFault, refuseFile } from '../files/file-fault.ts';

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
  /** Rows with a control character somewhere. */
  controlRows: ReadonlySet<number>;
}

/**
 * Goes once through all rows after the heading, which ends at offset `from`: each must be whole; which belong to one
 * order; which decimal sign the money cells have. Throws FileRefused or OrdersRefused, for the file `name`, and CsvError
 * on a quoting fault.
 */
export function surveyRows(
  file: FileOfRows,
  columns: OrderColumns,
  { name, decimal }: { name: string; decimal: 'auto' | DecimalSign },
  foreign: ForeignRows,
): RowSurvey {
  const open = (line: PlainLine) => new Survey(file, new PlainRow(line), columns, name, foreign);
  return giveRows(file, open).close(decimal);
}

/** The cells of one row, one character per byte, however they were cut; beyond the last one they are empty. */
interface RowCells {
  readonly count: number;
  readonly hasControl: boolean;
  cell(index: number): string;
  /** Whether the cell is digits and nothing else, as nearly every quantity is. */
  isDigits(index: number): boolean;
  /** '.' or ',' where the cell is digits, that sign and two digits, as nearly all amounts are; null: look at the text. */
  plainDecimalSign(index: number): DecimalSign | null;
}

class ParsedRow implements RowCells {
  readonly count: number;
  readonly #cells: readonly string[];

  constructor(cells: readonly string[]) {
    this.count = cells.length;
    this.#cells = cells;
  }

  get hasControl(): boolean {
    return this.#cells.some(hasControlCharacter);
  }

  cell(index: number): string {
    return this.#cells[index] ?? '';
  }

  isDigits(index: number): boolean {
    return /^\d+$/.test(this.cell(index));
  }

  plainDecimalSign(): null {
    return null;
  }
}

class PlainRow implements RowCells {
  readonly #line: PlainLine;

  constructor(line: PlainLine) {
    this.#line = line;
  }

  get count(): number {
    return this.#line.count;
  }

  get hasControl(): boolean {
    return this.#line.hasControl;
  }

  cell(index: number): string {
    return this.#line.cell(index);
  }

  isDigits(index: number): boolean {
    const { bytes, count } = this.#line;
    const start = this.#line.startOf(index);
    const end = this.#line.endOf(index);
    if (index < 0 || index >= count || start === end) return false;
    for (let at = start; at < end; at++) if (!isDigit(bytes[at])) return false;
    return true;
  }

  plainDecimalSign(index: number): DecimalSign | null {
    const { bytes, count } = this.#line;
    const start = this.#line.startOf(index);
    const signAt = this.#line.endOf(index) - 3;
    if (index >= count || signAt <= start) return null;
    for (let at = start; at < signAt + 3; at++) if (at !== signAt && !isDigit(bytes[at])) return null;
    if (bytes[signAt] === point) return '.';
    return bytes[signAt] === comma ? ',' : null;
  }
}

const [comma, point, zero, nine] = [44, 46, 48, 57];

function isDigit(byte = 0): boolean {
  return byte >= zero && byte <= nine;
}

class Survey implements RowTaker {
  readonly #bytes: Buffer;
  readonly #plain: PlainRow;
  readonly #columns: OrderColumns;
  readonly #name: string;
  readonly #money: readonly number[];
  readonly #id: number;
  readonly #ref: number;
  readonly #qty: number;
  readonly #index = new OrderIndex();
  readonly #decimal = new DecimalSurvey();
  readonly #encoding: Dialect['encoding'];
  readonly #foreign: ForeignRows;
  readonly #controlRows = new Set<number>();

  constructor(
    { bytes, dialect }: FileOfRows,
    plain: PlainRow,
    columns: OrderColumns,
    name: string,
    foreign: ForeignRows,
  ) {
    this.#bytes = bytes;
    this.#encoding = dialect.encoding;
    this.#foreign = foreign;
    this.#plain = plain;
    this.#columns = columns;
    this.#name = name;
    this.#money = moneyColumns.map((one) => columns.indexOf(one)).filter((column) => column !== -1);
    this.#id = columns.indexOf('id');
    this.#ref = columns.indexOf('ref');
    this.#qty = columns.indexOf('qty');
  }

  takePlain(start: number, end: number): void {
    this.#take(this.#plain, start, end);
  }

  takeParsed(cells: string[], start: number, end: number): void {
    this.#take(new ParsedRow(cells), start, end);
  }

  #take(row: RowCells, start: number, end: number): void {
    if (this.#index.rowCount >= maxOrderRows)
      throw refuseFile(this.#name, { kind: 'too-many-rows', limit: maxOrderRows });
    const isWide = hasWidth(row, this.#columns.headings);
    const isUsual = isWide && row.isDigits(this.#qty);
    if (!isUsual) this.#refuseOdd(row, isWide, start, end);
    for (const column of this.#money) this.#weigh(row, column, start);
    if (row.hasControl) this.#controlRows.add(this.#index.rowCount);
    this.#index.add(start, end, this.#identityOf(row));
  }

  /** Throws where the row shows that the file can't be used. */
  #refuseOdd(row: RowCells, isWide: boolean, start: number, end: number): void {
    const name = this.#name;
    if (!isWide || !startsWithDigit(row.cell(this.#qty))) this.#foreign.refuse(this.#textsOf(row), start);
    if (!isWide) throw refuseFile(name, this.#widthFault(row, start, end));
    const list = findJoinedList(row, this.#qty, this.#columns);
    if (list !== null)
      throw new OrdersRefused(name, { kind: 'joined-lists', line: this.#lineAt(start), value: list });
  }

  lengthenLast(end: number): void {
    this.#index.lengthenLast(end);
  }

  close(declared: 'auto' | DecimalSign): RowSurvey {
    this.#index.close();
    const lineAt = (offset: number) => this.#lineAt(offset);
    const decimal = declared === 'auto' ? this.#decimal.decimalSign(this.#name, lineAt) : declared;
    return { index: this.#index, decimal, controlRows: this.#controlRows };
  }

  #weigh(row: RowCells, column: number, start: number): void {
    const sign = row.plainDecimalSign(column);
    if (sign === null || !this.#decimal.has(sign)) this.#decimal.add(row.cell(column), start);
  }

  #textsOf(row: RowCells): string[] {
    return Array.from({ length: row.count }, (_, index) => decodeCell(row.cell(index), this.#encoding));
  }

  #lineAt(offset: number): number {
    return lineNumberAt(this.#bytes, offset);
  }

  #widthFault({ count }: RowCells, start: number, end: number): FileFault {
    const isLast = /^[\r\n]*$/.test(this.#bytes.toString('latin1', end, end + 1024));
    const expected = this.#columns.headings.length;
    return { kind: isLast ? 'cut' : 'width', line: this.#lineAt(start), fields: count, expected };
  }

  /** By id, else by reference; the two never meet. */
  #identityOf(row: RowCells): string {
    const number = row.cell(this.#id).trim();
    return number === '' ? `ref ${row.cell(this.#ref).trim()}` : number;
  }
}

/** As every quantity does, and no heading. */
function startsWithDigit(cell: string): boolean {
  return isDigit(cell.charCodeAt(0));
}

/** A spare delimiter may end the heading, the rows, or both, as in the legacy SQL export. */
function hasWidth(row: RowCells, headings: readonly string[]): boolean {
  const named = headings.at(-1) === '' ? headings.length - 1 : headings.length;
  const hasSpareField = row.count === named + 1 && row.cell(named) === '';
  return row.count === headings.length || row.count === named || hasSpareField;
}

/**
 * A cell of a row that stands for several products, joined by commas: which price is whose can't be told
 * ("59,90,20,00"). null: one product, as it should be. A quantity of "2,00" is no list.
 */
function findJoinedList(row: RowCells, qty: number, columns: OrderColumns): string | null {
  const quantity = row.cell(qty);
  if (/^\d*$/.test(quantity)) return null;
  const count = partsOf(quantity).length;
  if (count < 2) return null;
  const text = (column: OrdersColumnName) => row.cell(columns.indexOf(column));
  const hasAsMany = (cell: string) => partsOf(cell).length === count;
  const numbers = [text('ean13'), text('productId')].filter((cell) => /^[\d\s,;|]+$/.test(cell));
  const names = parseQuantity(quantity) === null ? [text('lineRef'), text('name')] : [];
  return [...numbers, ...names].find(hasAsMany) ?? null;
}

function partsOf(cell: string): string[] {
  return cell.split(/[,;|\n]/);
}
