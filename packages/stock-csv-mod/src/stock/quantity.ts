import { plainCell } from '@passerelle/core/text/plain-cell.ts';

/** A whole number, or one whose decimals are all nought, but not three of them: '3', '-1', '3,00', '3.000000'. */
const wholeQuantity = /^([+-]?\d{1,9})(?:[.,](?:0{1,2}|0{4,}))?$/;

/** With three: no thousands are written so, or thousands. */
const threeNoughts = /^([+-]?\d{1,9})([.,])000$/;

/** Anything that people read as a number: '2,5', '1 000', '1.500'. */
const someNumber = /^[+-]?\d[\d\s.,'’]*$/;

const integerPart = /[+-]?\d+/;

/**
 * Pairs in stock, as the cell says: may be negative. NaN where it is no whole quantity: '2,5', '', 'n/a', and also
 * '3,000', which may be three or three thousand.
 */
export function readQuantity(cell: string): number {
  const digits = wholeQuantity.exec(plainCell(cell))?.[1];
  return digits === undefined ? NaN : Number(digits);
}

/** '3,000' taken for three, and the sign before its noughts; null: the cell is not written so. */
export function readThreeNoughts(cell: string): { quantity: number; sign: string } | null {
  const [, digits, sign] = threeNoughts.exec(plainCell(cell)) ?? [];
  return digits === undefined || sign === undefined ? null : { quantity: Number(digits), sign };
}

export function isSomeNumber(cell: string): boolean {
  return someNumber.test(plainCell(cell));
}

/** What can be sold of a line. A till also writes zero and negative stock; both mean that nothing is there. */
export function sellable(quantity: number): number {
  return Math.max(0, quantity);
}

/** The same cell with another quantity, in the same form: '3,00' becomes '2,00', spaces stay. One without a number gets it. */
export function rewriteQuantity(cell: string, quantity: number): string {
  if (integerPart.test(cell)) return cell.replace(integerPart, String(quantity));
  const [quote = ''] = /^["']/.exec(cell) ?? [];
  return `${quote}${quantity}${quote}`;
}

/**
 * The quantities of one file that are written as '3,000': three, or three thousand. Where every number is written so, with
 * the same sign, the noughts are decimals; beside any other number nobody knows.
 */
export class ThreeNoughts {
  /** Where they stand. */
  readonly lines: number[] = [];
  #sign = '';
  #isMixed = false;

  /** A quantity that is clear by itself stands in the file. */
  noteClear(): void {
    this.#isMixed = true;
  }

  /** What an unclear cell says if the noughts are decimals; NaN: it is no such cell. */
  read(cell: string, line: number): number {
    const found = readThreeNoughts(cell);
    if (found === null) {
      this.#isMixed ||= isSomeNumber(cell);
      return NaN;
    }
    this.#isMixed ||= this.lines.length > 0 && found.sign !== this.#sign;
    this.#sign = found.sign;
    this.lines.push(line);
    return found.quantity;
  }

  /** To be asked when every line was read. */
  get areDecimals(): boolean {
    return !this.#isMixed;
  }
}
