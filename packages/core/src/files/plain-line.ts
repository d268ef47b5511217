import { type Dialect, isBlankCode } from './csv-row.ts';
import { defaultMaxLineBytes, readRows } from './csv-rows.ts';
import { isControlByte } from './foreign-content.ts';

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
/** A line of more cells is left to the parser. */
const mostCells = 1024;

/**
 * One line of a CSV file, cut by its bytes alone: no text is made but for the cells that are asked for, so that hundreds
 * of thousands of lines take a moment. It holds one line at a time: `read` replaces it.
 */
export class PlainLine {
  /** Cells. */
  count = 0;
  /** Offset after the line end. */
  next = 0;
  /** Whether there is a control character among its bytes. */
  hasControl = false;
  readonly bytes: Buffer;
  readonly #delimiter: number;
  readonly #quote: number;
  readonly #maxLineBytes: number;
  readonly #doubled: [once: string, twice: string];
  /** Whether a cell has a quote in it, which is written twice. */
  #hasDoubled = false;
  readonly #starts = new Uint32Array(mostCells);
  readonly #ends = new Uint32Array(mostCells);

  /** A line longer than `maxLineBytes` is left to the parser, which refuses it. */
  constructor(bytes: Buffer, { delimiter, quote }: Dialect, maxLineBytes = defaultMaxLineBytes) {
    this.bytes = bytes;
    this.#maxLineBytes = maxLineBytes;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#quote = quote === '' ? -1 : quote.charCodeAt(0);
    this.#doubled = [quote, quote + quote];
  }

  /**
   * Reads the line at that offset. false: its quotes, its length or its number of cells need the parser, and what this
   * holds means nothing.
   */
  read(from: number): boolean {
    const { bytes } = this;
    const most = Math.min(bytes.length, from + this.#maxLineBytes);
    this.#hasDoubled = false;
    this.hasControl = false;
    let at = from;
    for (let count = 0; count < mostCells; count++) {
      const isQuoted = bytes[at] === this.#quote;
      const end = isQuoted ? this.#endOfQuoted(at + 1, most) : this.#endOfBare(at, most);
      if (end === -1) return false;
      this.#starts[count] = isQuoted ? at + 1 : at;
      this.#ends[count] = end;
      at = isQuoted ? end + 1 : end;
      if (bytes[at] === this.#delimiter) at += 1;
      else return this.#endLine(from, at, count, isQuoted);
    }
    return false;
  }

  /** The end of file ends a line too. */
  #endLine(from: number, at: number, last: number, isQuoted: boolean): boolean {
    const { bytes } = this;
    const hasReturn = isQuoted && bytes[at] === carriageReturn;
    const end = hasReturn ? at + 1 : at;
    if (end < bytes.length && bytes[end] !== lineFeed) return false;
    const isReturnInCell = !isQuoted && at > this.startOf(last) && bytes[at - 1] === carriageReturn;
    if (isReturnInCell) this.#ends[last] = at - 1;
    this.count = last + 1;
    this.next = Math.min(end + 1, bytes.length);
    return this.next - from <= this.#maxLineBytes;
  }

  /** Offset of the delimiter or line end; -1: there is a quote before it, or none. */
  #endOfBare(from: number, most: number): number {
    const { bytes } = this;
    const delimiter = this.#delimiter;
    const quote = this.#quote;
    for (let at = from; at < most; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === delimiter) return at;
      if (byte === quote) return -1;
      if (byte >= space) continue;
      if (byte === lineFeed) return at;
      if (isControlByte(byte)) this.hasControl = true;
    }
    return most === bytes.length ? most : -1;
  }

  /** Offset of the closing quote; -1: there is none, or the cell has a line end in it. */
  #endOfQuoted(from: number, most: number): number {
    const { bytes } = this;
    const quote = this.#quote;
    for (let at = from; at < most; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === quote) {
        if (bytes[at + 1] !== quote) return at;
        this.#hasDoubled = true;
        at += 1;
      } else if (byte < space) {
        if (byte === lineFeed) return -1;
        if (isControlByte(byte)) this.hasControl = true;
      }
    }
    return -1;
  }

  /** Nothing but delimiters, quotes and blanks. */
  get isBlank(): boolean {
    for (let cell = 0; cell < this.count; cell++) if (!this.#isBlankCell(cell)) return false;
    return true;
  }

  #isBlankCell(cell: number): boolean {
    const end = this.endOf(cell);
    for (let at = this.startOf(cell); at < end; at++) if (!isBlankCode(this.bytes[at] ?? 0)) return false;
    return true;
  }

  /** Offset of a cell's first byte, its quote not counted. A quote in a cell stands twice among its bytes. */
  startOf(cell: number): number {
    return this.#starts[cell] ?? 0;
  }

  /** Offset after a cell's last byte. */
  endOf(cell: number): number {
    return this.#ends[cell] ?? 0;
  }

  /** One character per byte: see `decodeCell`. '' where there is no such cell. */
  cell(cell: number): string {
    if (cell < 0 || cell >= this.count) return '';
    const written = this.bytes.toString('latin1', this.startOf(cell), this.endOf(cell));
    const [once, twice] = this.#doubled;
    return this.#hasDoubled ? written.replaceAll(twice, once) : written;
  }
}

/** Takes the rows of a file, one after the other, each from its start to the start of the next. */
export interface RowTaker {
  /** Asked at the start of each row, as long as rows are cut by their bytes: the start of the first that it needs. */
  passKnown?(at: number): number;
  /** The row that the `PlainLine` holds; it holds another as soon as this returns. */
  takePlain(start: number, end: number): void;
  /** A row that needed the parser: one character per byte, as in `CsvRow`. */
  takeParsed(cells: string[], start: number, end: number): void;
  /** Blank rows belong to the row before them: it ends there. */
  lengthenLast(end: number): void;
}

export interface FileOfRows {
  bytes: Buffer;
  dialect: Dialect;
  /** Offset at which a row starts. */
  from: number;
  maxLineBytes?: number;
}

/**
 * Gives all rows from an offset on, as `readRows` cuts them: by their bytes alone as long as their quotes allow, from
 * the first other row on by the parser. `open` makes the taker of the line that will hold the plain rows. Throws
 * CsvError.
 */
export function giveRows<Taker extends RowTaker>(file: FileOfRows, open: (line: PlainLine) => Taker): Taker {
  const { bytes, dialect, from, maxLineBytes = defaultMaxLineBytes } = file;
  const line = new PlainLine(bytes, dialect, maxLineBytes);
  const taker = open(line);
  const firstNeeded = (at: number): number => taker.passKnown?.(at) ?? at;
  let at = firstNeeded(from);
  for (; at < bytes.length && line.read(at); at = firstNeeded(line.next)) {
    if (line.isBlank) taker.lengthenLast(line.next);
    else taker.takePlain(at, line.next);
  }
  if (at === bytes.length) return taker;
  for (const { cells, start, end } of readRows(bytes, dialect, at, bytes.length, maxLineBytes))
    taker.takeParsed(cells, start, end);
  return taker;
}
