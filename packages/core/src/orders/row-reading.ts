import type { OrdersColumnName } from '../config/column-names.ts';
import { type DecimalSign, type Millionths, parseAmount, parseExact } from './amounts.ts';
import type { OrderColumns } from './columns.ts';
import { dateReader } from './dates.ts';
import type { Cents } from './model.ts';
import type { OrderWarning, RejectionReason } from './rejection.ts';
import { plainCell } from './spreadsheet-cell.ts';

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

/** Reads the cells of one file's rows, cells being text. */
export class RowReading {
  readonly columns: OrderColumns;
  readonly decimal: DecimalSign;
  readonly #rules: RowRules;
  readonly #readDate: (text: string) => string | null;

  constructor(columns: OrderColumns, rules: RowRules) {
    this.columns = columns;
    this.decimal = rules.decimal;
    this.#rules = rules;
    this.#readDate = dateReader(rules.dateFormat);
  }

  /** Trimmed, without a spreadsheet's marks of text; '' where the file has no such column. */
  text(cells: readonly string[], name: OrdersColumnName): string {
    return this.textAt(cells, this.columns.indexOf(name));
  }

  /** Of several columns of one kind (sizes, phones), the first that is not empty. */
  textOfAny(cells: readonly string[], name: OrdersColumnName): string {
    const index = this.columns.indexesOf(name).find((one) => this.textAt(cells, one) !== '');
    return this.textAt(cells, index ?? -1);
  }

  textAt(cells: readonly string[], index: number): string {
    return plainCell(cells[index] ?? '');
  }

  /** null: no such column, an empty cell, or no amount, which rejects the order. */
  money(cells: readonly string[], name: OrdersColumnName, findings: Findings): Cents | null {
    const value = this.text(cells, name);
    if (value === '') return null;
    const cents = parseAmount(value, this.decimal);
    const column = this.columns.find(name)?.heading ?? name;
    if (cents === null) findings.reject({ kind: 'bad-amount', column, value });
    return cents;
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
