import type { Dialect } from './csv-row.ts';
import { defaultMaxLineBytes, readRows } from './csv-rows.ts';
import { PlainLine } from './plain-line.ts';

/** Takes the rows of a file, one after the other, each from its start to the start of the next. */
export interface RowTaker {
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
  let at = from;
  for (; at < bytes.length && line.read(at); at = line.next) {
    if (line.isBlank) taker.lengthenLast(line.next);
    else taker.takePlain(at, line.next);
  }
  if (at === bytes.length) return taker;
  for (const { cells, start, end } of readRows(bytes, dialect, at, bytes.length, maxLineBytes))
    taker.takeParsed(cells, start, end);
  return taker;
}
