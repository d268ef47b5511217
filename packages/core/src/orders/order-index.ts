import { detached } from '../files/decode.ts';
/**
 * Which rows belong to which order, for millions of rows: numbers only, no cell is kept. Rows and orders count from 0,
 * orders as they first appear.
 */
export class OrderIndex {
  rowCount = 0;
  orderCount = 0;
  /** Offset of each row, and of the end of the last one. Files have less than 4 GiB. */
  readonly #offsets: Uint32Array;
  /** For each row, the next one of its order; 0 if it is the last (no row comes before the first). */
  readonly #next: Uint32Array;
  readonly #firstRow: Uint32Array;
  readonly #lastRow: Uint32Array;
  readonly #orderOf = new Map<string, number>();

  constructor(maxRows: number) {
    this.#offsets = new Uint32Array(maxRows + 1);
    this.#next = new Uint32Array(maxRows);
    this.#firstRow = new Uint32Array(maxRows);
    this.#lastRow = new Uint32Array(maxRows);
  }

  /** Rows come in the order of the file, each starting where the one before ends. */
  add(start: number, end: number, identity: string): void {
    const row = this.rowCount++;
    this.#offsets[row] = start;
    this.#offsets[row + 1] = end;
    const order = this.#orderOf.get(identity) ?? this.#addOrder(identity, row);
    const last = this.#lastRow[order] ?? row;
    if (last !== row) this.#next[last] = row;
    this.#lastRow[order] = row;
  }

  /** The last row goes on to that offset. */
  lengthenLast(end: number): void {
    this.#offsets[this.rowCount] = end;
  }

  #addOrder(identity: string, row: number): number {
    const order = this.orderCount++;
    this.#orderOf.set(detached(identity), order);
    this.#firstRow[order] = row;
    this.#lastRow[order] = row;
    return order;
  }

  /** No row comes any more: what only adding needs is let go. */
  close(): void {
    this.#orderOf.clear();
  }

  /** The rows of an order, first to last. */
  rowsOf(order: number): number[] {
    const rows = [];
    let row = this.#firstRow[order] ?? 0;
    do {
      rows.push(row);
      row = this.#next[row] ?? 0;
    } while (row !== 0);
    return rows;
  }

  startOf(row: number): number {
    return this.#offsets[row] ?? 0;
  }

  endOf(row: number): number {
    return this.#offsets[row + 1] ?? 0;
  }
}
