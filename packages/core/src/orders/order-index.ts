import { detached } from '../files/decode.ts';

/** Which rows belong to which order, for millions of rows: numbers only, no cell is kept. Rows and orders count from 0. */
export class OrderIndex {
  /** Offset of each row, and of the end of the last one. */
  readonly #offsets: number[] = [];
  /** For each row, the next one of its order; 0 if it is the last (no row comes before the first). */
  readonly #next: number[] = [];
  readonly #firstRow: number[] = [];
  readonly #lastRow: number[] = [];
  readonly #orderOf = new Map<string, number>();

  /** Rows come in the order of the file, each starting where the one before ends. */
  add(start: number, end: number, identity: string): void {
    const row = this.#next.push(0) - 1;
    this.#offsets[row] = start;
    this.#offsets[row + 1] = end;
    const order = this.#orderOf.get(identity);
    if (order === undefined) {
      this.#orderOf.set(detached(identity), this.#firstRow.push(row) - 1);
      this.#lastRow.push(row);
      return;
    }
    this.#next[this.#lastRow[order] ?? 0] = row;
    this.#lastRow[order] = row;
  }

  get rowCount(): number {
    return this.#next.length;
  }

  get orderCount(): number {
    return this.#firstRow.length;
  }

  /** The rows of an order, first to last. */
  rowsOf(order: number): number[] {
    const rows = [];
    const last = this.#lastRow[order] ?? -1;
    for (let row = this.#firstRow[order] ?? 0; row <= last; row = this.#next[row] ?? 0) {
      rows.push(row);
      if (row === last) break;
    }
    return rows;
  }

  startOf(row: number): number {
    return this.#offsets[row] ?? 0;
  }

  endOf(row: number): number {
    return this.#offsets[row + 1] ?? 0;
  }
}
