import { CsvBlocks } from '../files/csv-blocks.ts';
import type { Dialect } from '../files/csv-row.ts';
import type { OrderIndex } from './order-index.ts';

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
