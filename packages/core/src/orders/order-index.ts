import { detached } from '../files/decode.ts';

/** Rows that there is room for at first; it doubles as often as it is full. */
const firstRoom = 4096;

/**
 * Which rows belong to which order, for millions of rows: numbers only, no cell is kept. Rows and orders count from 0,
 * orders as they first appear.
 */
export class OrderIndex {
  rowCount = 0;
  orderCount = 0;
  #room = firstRoom;
  /** Offset of each row, and of the end of the last one. Files have less than 4 GiB. */
  #offsets = new Uint32Array(firstRoom + 1);
  /** For each row, the next one of its order; 0 if it is the last (no row comes before the first). */
  #next = new Uint32Array(firstRoom);
  #firstRow = new Uint32Array(firstRoom);
  #lastRow = new Uint32Array(firstRoom);
  readonly #orderOf = new Map<string, number>();

  /** Rows come in the order of the file, each starting where the one before ends. */
  add(start: number, end: number, identity: string): void {
    if (this.rowCount === this.#room) this.#makeRoom();
    const row = this.rowCount++;
    this.#offsets[row] = start;
    this.#offsets[row + 1] = end;
    const order = this.#orderOf.get(identity) ?? this.#addOrder(identity, row);
    const last = this.#lastRow[order] ?? row;
    if (last !== row) this.#next[last] = row;
    this.#lastRow[order] = row;
  }

  #makeRoom(): void {
    this.#room *= 2;
    this.#offsets = enlarged(this.#offsets, this.#room + 1);
    this.#next = enlarged(this.#next, this.#room);
    this.#firstRow = enlarged(this.#firstRow, this.#room);
    this.#lastRow = enlarged(this.#lastRow, this.#room);
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

function enlarged(numbers: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(numbers);
  return larger;
}
