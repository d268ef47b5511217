import { hasControlCharacter } from '@passerelle/core/files/foreign-content.ts';
import type { Dialect } from '@passerelle/core/files/csv-row.ts';
import type { PlainLine } from '@passerelle/core/files/plain-line.ts';
import { decodeCell } from '@passerelle/core/files/decode.ts';
import { isSpoilt } from '@passerelle/core/orders/gencod.ts';
import { gencodKey, hashStep, hashText, startOfHash } from './article-key.ts';
import { readQuantity } from './quantity.ts';
import type { StockColumns } from './stock-columns.ts';

/** The cells of one line, however it was cut. Columns count from 0; beyond the last cell they are empty. */
export interface LineCells {
  readonly count: number;
  /** Whether there may be a control character in some cell. */
  readonly mayHaveControl: boolean;
  /** Decoded and trimmed. */
  text(column: number): string;
  /** As `readQuantity`. */
  quantity(column: number): number;
  /** `hashText` of the `gencodKey`; what is not mere digits is shown to `codes`. */
  codeHash(column: number, codes: CodeReader): number;
  isEmpty(column: number): boolean;
  /** The first byte; null: there is none, or it can't be told cheaply. */
  firstByte(column: number): number | null;
}

/** Reads the gencods that are not mere digits. */
export class CodeReader {
  /** How many of them carry what a spreadsheet leaves (`361….0`): their digits are there, but not as they should be written. */
  spoilt = 0;

  /** `hashText` of the `gencodKey`. */
  hashOf(text: string): number {
    if (isSpoilt(text)) this.spoilt += 1;
    return hashText(gencodKey(text));
  }
}

/** Cells that the parser cut: one character per byte. */
export class ParsedCells implements LineCells {
  readonly count: number;
  readonly #cells: readonly string[];
  readonly #encoding: Dialect['encoding'];

  constructor(cells: readonly string[], encoding: Dialect['encoding']) {
    this.count = cells.length;
    this.#cells = cells;
    this.#encoding = encoding;
  }

  get mayHaveControl(): boolean {
    return this.#cells.some(hasControlCharacter);
  }

  text(column: number): string {
    return decodeCell(this.#cells[column] ?? '', this.#encoding).trim();
  }

  quantity(column: number): number {
    return readQuantity(this.text(column));
  }

  codeHash(column: number, codes: CodeReader): number {
    return codes.hashOf(this.text(column));
  }

  isEmpty(column: number): boolean {
    return (this.#cells[column] ?? '') === '';
  }

  firstByte(): null {
    return null;
  }
}

const zero = 48;
const nine = 57;
/** More digits than that are no quantity. */
const mostDigits = 9;

/** The cells of the line that a `PlainLine` holds: what nearly every cell looks like is read from its bytes. */
export class PlainCells implements LineCells {
  readonly #line: PlainLine;
  readonly #encoding: Dialect['encoding'];

  constructor(line: PlainLine, encoding: Dialect['encoding']) {
    this.#line = line;
    this.#encoding = encoding;
  }

  get count(): number {
    return this.#line.count;
  }

  get mayHaveControl(): boolean {
    return this.#line.hasControl;
  }

  text(column: number): string {
    return decodeCell(this.#line.cell(column), this.#encoding).trim();
  }

  quantity(column: number): number {
    const { bytes } = this.#line;
    const start = this.#line.startOf(column);
    const end = this.#line.endOf(column);
    if (this.isEmpty(column) || end - start > mostDigits) return readQuantity(this.text(column));
    let quantity = 0;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte < zero || byte > nine) return readQuantity(this.text(column));
      quantity = quantity * 10 + byte - zero;
    }
    return quantity;
  }

  codeHash(column: number, codes: CodeReader): number {
    const { bytes } = this.#line;
    const start = this.#line.startOf(column);
    const end = this.#line.endOf(column);
    const isPaddedOrNone = this.isEmpty(column) || bytes[start] === zero;
    if (isPaddedOrNone) return codes.hashOf(this.text(column));
    let hash = startOfHash;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte < zero || byte > nine) return codes.hashOf(this.text(column));
      hash = hashStep(hash, byte);
    }
    return hash >>> 0 || 1;
  }

  isEmpty(column: number): boolean {
    return column >= this.count || this.#line.startOf(column) === this.#line.endOf(column);
  }

  firstByte(column: number): number | null {
    return this.isEmpty(column) ? null : (this.#line.bytes[this.#line.startOf(column)] ?? null);
  }
}

/** The first column that is read and has a control character in its cell, as no text has; null: none. */
export function damagedColumn(cells: LineCells, columns: StockColumns): number | null {
  if (!cells.mayHaveControl) return null;
  const read = Object.values(columns) as (number | null)[];
  return read.find((column) => column !== null && hasControlCharacter(cells.text(column))) ?? null;
}

/** A trailing delimiter is a habit of some exports: cells beyond the headings may be there if they are empty. */
export function isFull(cells: LineCells, headings: readonly string[]): boolean {
  if (cells.count <= headings.length) return cells.count === headings.length;
  for (let column = headings.length; column < cells.count; column++) if (!cells.isEmpty(column)) return false;
  return true;
}
