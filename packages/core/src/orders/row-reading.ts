import type { OrdersColumnName } from '../config/column-names.ts';
import { CsvBlocks } from '../files/csv-blocks.ts';
import type { Dialect } from '../files/csv-row.ts';
import { type DecimalSign, type Millionths, parseAmount, parseExact } from './amounts.ts';
import { dateReader } from '../text/moments.ts';
import { plainCell } from '../text/plain-cell.ts';
import type { Column, OrderColumns } from './columns.ts';
import type { Cents } from './model.ts';
import type { OrderWarning, RejectionReason } from './orders-fault.ts';
import type { OrderIndex } from './order-index.ts';

/** A gift card of the shop, by its product, its reference or both; neither is ''. */
export interface GiftCardName {
  productId?: string | undefined;
  reference?: string | undefined;
}

/** What was found wrong with one order: the first reason to reject it, and everything merely odd. */
export class Findings {
  rejection: RejectionReason | null = null;
  readonly warnings: OrderWarning[] = [];

  reject(reason: RejectionReason): void {
    this.rejection ??= reason;
  }

  /** For what explains all else that is wrong with the order. */
  rejectAbove(reason: RejectionReason): void {
    this.rejection = reason;
  }
}

export interface RowRules {
  decimal: DecimalSign;
  dateFormat: string;
  giftCards: readonly GiftCardName[];
}

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

/** Reads the cells of one file's rows, cells being text. */
export class RowReading {
  readonly columns: OrderColumns;
  readonly decimal: DecimalSign;
  /** Those of the file whose cells an order repeats on each of its rows, and that must agree. */
  readonly repeatedColumns: readonly Column[];
  readonly #rules: RowRules;
  readonly #readDate: (text: string) => string | null;

  constructor(columns: OrderColumns, rules: RowRules) {
    this.columns = columns;
    this.decimal = rules.decimal;
    this.repeatedColumns = repeatedOnEachRow.flatMap((name) => columns.find(name) ?? []);
    this.#rules = rules;
    this.#readDate = dateReader(rules.dateFormat);
  }

  /** Trimmed, without a spreadsheet's marks of text; '' where the file has no such column. */
  text(cells: readonly string[], name: OrdersColumnName): string {
    return this.textAt(cells, this.columns.indexOf(name));
  }

  /** Of several columns of one kind (sizes, phones), the first that is not empty. */
  textOfAny(cells: readonly string[], name: OrdersColumnName): string {
    for (const index of this.columns.indexesOf(name)) {
      const text = this.textAt(cells, index);
      if (text !== '') return text;
    }
    return '';
  }

  /** `index` -1: there is no such column. V8 would look for a member of that name, which takes as long as ten cells. */
  textAt(cells: readonly string[], index: number): string {
    return index < 0 ? '' : plainCell(cells[index] ?? '');
  }

  /** null: no such column, an empty cell, or no amount, which rejects the order. */
  money(cells: readonly string[], name: OrdersColumnName, findings: Findings): Cents | null {
    const value = this.text(cells, name);
    if (value === '') return null;
    const cents = parseAmount(value, this.decimal);
    if (cents !== null) return cents;
    findings.reject({ kind: 'bad-amount', column: this.columns.find(name)?.heading ?? name, value });
    return null;
  }

  /** The same with all its decimals; null where `money` has none. */
  exactMoney(cells: readonly string[], name: OrdersColumnName): Millionths | null {
    return parseExact(this.text(cells, name), this.decimal);
  }

  /** `yyyy-MM-ddTHH:mm:ss`, '' where there is none. */
  date(cells: readonly string[], findings: Findings): string {
    const value = this.text(cells, 'date');
    if (value === '') return '';
    const date = this.#readDate(value);
    if (date === null) findings.reject({ kind: 'bad-date', value, format: this.#rules.dateFormat });
    return date ?? '';
  }

  isGiftCard(productId: string, ref: string): boolean {
    return this.#rules.giftCards.some((card) => card.productId === productId || card.reference === ref);
  }
}

/** Read ahead in one go. Bytes. */
const windowBytes = 65_536;

/**
 * Cells of any row of a file in clear text, read again from its bytes. Rows asked for one after the other are read in blocks; a row
 * that lies apart is read alone.
 */
export class RowWindow {
  readonly #blocks: CsvBlocks;
  readonly #index: OrderIndex;
  #firstRow = 0;
  #cells: string[][] = [];

  constructor(bytes: Buffer, dialect: Dialect, index: OrderIndex) {
    this.#blocks = new CsvBlocks(bytes, dialect, bytes.length);
    this.#index = index;
  }

  cellsOf(row: number): string[] {
    const inWindow = this.#cells[row - this.#firstRow];
    if (inWindow) return inWindow;
    const isNext = row === this.#firstRow + this.#cells.length;
    if (!isNext) return this.#read(row, row)[0] ?? [];
    this.#cells = this.#read(row, this.#lastRowWithin(row));
    this.#firstRow = row;
    return this.#cells[0] ?? [];
  }

  #lastRowWithin(first: number): number {
    const limit = this.#index.startOf(first) + windowBytes;
    let last = first;
    while (last + 1 < this.#index.rowCount && this.#index.endOf(last + 1) <= limit) last += 1;
    return last;
  }

  #read(first: number, last: number): string[][] {
    return this.#blocks.readCells(this.#index.startOf(first), this.#index.endOf(last));
  }
}

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
  for (const column of reading.repeatedColumns)
    rejectContradiction(column, merged, others, reading, findings);
  return merged;
}

function fillGaps(merged: string[], cells: readonly string[]): void {
  for (let index = 0; index < cells.length; index++) merged[index] ||= cells[index] ?? '';
}

function rejectContradiction(
  column: Column,
  merged: readonly string[],
  rows: readonly (readonly string[])[],
  reading: RowReading,
  findings: Findings,
): void {
  for (const cells of rows) {
    if (cells[column.index] === merged[column.index]) continue;
    const expected = reading.textAt(merged, column.index);
    const value = reading.textAt(cells, column.index);
    const isOther = value !== '' && value !== expected;
    if (isOther)
      findings.reject({ kind: 'contradiction', column: column.heading, values: [expected, value] });
  }
}
