import { type Dialect, isBlankCode } from './csv-row.ts';
import { byteOrderMarkLength } from './decode.ts';

/**
 * PHP's `fputcsv` does not double a quote that follows a backslash: `a"b` is written `"a""b"`, but `a\"b` is written
 * `"a\"b"` (php.net, fputcsv, "escape"). This gives the same rows with every quote doubled, so that they can be read
 * like any other; the same Buffer where nothing is to be changed.
 *
 * A file whose every row is as wide as its heading by the rules of RFC 4180 is left alone. Else each row is read as PHP
 * wrote it. There a single quote between a backslash and a delimiter may close the field or stand in it: it closes,
 * unless only the other reading gives the right width. One spare empty field at the end is allowed. From the first row
 * that has no reading, or is longer than `maxLineBytes`, all is left alone: such a file gets refused.
 */
export function doublePhpQuotes(bytes: Buffer, dialect: Dialect, maxLineBytes: number): Buffer {
  if (dialect.quote === '' || !bytes.includes(`\\${dialect.quote}`)) return bytes;
  const marks = { delimiter: dialect.delimiter.charCodeAt(0), quote: dialect.quote.charCodeAt(0) };
  const rows = new RowScanner(bytes, marks, maxLineBytes);
  if (rows.arePlain()) return bytes;
  const pieces: Buffer[] = [];
  let copiedTo = 0;
  for (const offset of rows.singleQuotes()) {
    pieces.push(bytes.subarray(copiedTo, offset), bytes.subarray(offset, offset + 1));
    copiedTo = offset;
  }
  return Buffer.concat([...pieces, bytes.subarray(copiedTo)]);
}

interface Marks {
  delimiter: number;
  quote: number;
}

interface Reading {
  /** Whether every quoted field ends where a field can end. */
  isSound: boolean;
  end: number;
  fields: number;
  isLastEmpty: boolean;
  /** Offsets of quotes that PHP left single. */
  singleQuotes: number[];
  /** Offsets of quotes taken as closing that might as well stand in the field. */
  doubtful: number[];
}

const backslash = 92;
const lineFeed = 10;
const carriageReturn = 13;
/** Readings of one row that are tried at most; a row of many doubtful quotes is not worth more. */
const maxReadings = 64;

class RowScanner {
  readonly #bytes: Buffer;
  readonly #marks: Marks;
  readonly #maxLineBytes: number;
  readonly #start: number;
  /** Fields of the heading, without a spare one at its end. */
  readonly #width: number;

  constructor(bytes: Buffer, marks: Marks, maxLineBytes: number) {
    this.#bytes = bytes;
    this.#marks = marks;
    this.#maxLineBytes = maxLineBytes;
    this.#start = this.#skipBlankRows(byteOrderMarkLength(bytes));
    const heading = this.#scan(this.#start, closeByRfc);
    this.#width = heading.isLastEmpty ? heading.fields - 1 : heading.fields;
  }

  arePlain(): boolean {
    for (let at = this.#start; at < this.#bytes.length;) {
      const row = this.#scan(at, closeByRfc);
      if (!hasWidth(row, this.#width)) return false;
      at = this.#skipBlankRows(row.end);
    }
    return true;
  }

  /** Offsets of the quotes that PHP left single, up to the first row that has no reading. */
  *singleQuotes(): Generator<number> {
    for (let at = this.#start; at < this.#bytes.length;) {
      const row = this.#read(at);
      if (row === null) return;
      yield* row.singleQuotes;
      at = this.#skipBlankRows(row.end);
    }
  }

  /** The row as PHP wrote it, or else by RFC 4180; null if neither is as wide as the heading. */
  #read(at: number): Reading | null {
    const tries: number[][] = [[]];
    for (let count = 0; count < maxReadings; count += 1) {
      const literal = tries.shift();
      if (literal === undefined) break;
      const row = this.#scan(at, closeByPhp, literal);
      if (hasWidth(row, this.#width)) return row;
      const last = literal.at(-1) ?? -1;
      for (const offset of row.doubtful) if (offset > last) tries.push([...literal, offset]);
    }
    const plain = this.#scan(at, closeByRfc);
    return hasWidth(plain, this.#width) ? plain : null;
  }

  #scan(at: number, close: Close, literal: readonly number[] = []): Reading {
    const within = this.#bytes.subarray(0, at + this.#maxLineBytes);
    return scanRow(within, at, this.#marks, close, literal);
  }

  /** A row of nothing but delimiters, quotes and blanks is none, whatever its width. */
  #skipBlankRows(from: number): number {
    for (let start = from; start < this.#bytes.length;) {
      const end = this.#endOfBlankRow(start);
      if (end === -1) return start;
      start = end;
    }
    return this.#bytes.length;
  }

  /** Offset after its line end; -1: the row is not blank. */
  #endOfBlankRow(from: number): number {
    const { delimiter, quote } = this.#marks;
    let quotes = 0;
    for (let at = from; at < this.#bytes.length; at++) {
      const byte = this.#bytes[at] ?? 0;
      if (byte === lineFeed && quotes % 2 === 0) return at + 1;
      if (byte === quote) quotes += 1;
      else if (byte !== delimiter && !isBlankCode(byte)) return -1;
    }
    return quotes % 2 === 0 ? this.#bytes.length : -1;
  }
}

function hasWidth(row: Reading, width: number): boolean {
  const hasSpareField = row.fields === width + 1 && row.isLastEmpty;
  return row.isSound && (row.fields === width || hasSpareField);
}

type Close = (bytes: Buffer, from: number, marks: Marks, row: Reading, literal: readonly number[]) => number;

/** One row read from offset `at`. `close` finds the end of a quoted field. */
function scanRow(bytes: Buffer, at: number, marks: Marks, close: Close, literal: readonly number[]): Reading {
  const row: Reading = {
    isSound: true,
    end: at,
    fields: 0,
    isLastEmpty: false,
    singleQuotes: [],
    doubtful: [],
  };
  for (let from = at; ; from = row.end + 1) {
    const isQuoted = bytes[from] === marks.quote;
    row.end = isQuoted ? close(bytes, from + 1, marks, row, literal) : endOfBareField(bytes, from, marks);
    row.fields += 1;
    row.isLastEmpty = row.end === from;
    row.isSound = row.end !== -1 && isFieldEnd(bytes, row.end, marks);
    if (!row.isSound) return row;
    if (bytes[row.end] !== marks.delimiter) break;
  }
  const lineEnd = bytes.indexOf(lineFeed, row.end);
  row.end = lineEnd === -1 ? bytes.length : lineEnd + 1;
  return row;
}

function endOfBareField(bytes: Buffer, from: number, marks: Marks): number {
  let at = from;
  while (!isFieldEnd(bytes, at, marks)) at += 1;
  return at;
}

function isFieldEnd(bytes: Buffer, at: number, marks: Marks): boolean {
  const byte = bytes[at];
  const isLineEnd = byte === lineFeed || (byte === carriageReturn && bytes[at + 1] === lineFeed);
  return at >= bytes.length || byte === marks.delimiter || isLineEnd;
}

/** The offset after the closing quote; -1 if there is none. */
const closeByRfc: Close = (bytes, from, { quote }) => {
  let at = bytes.indexOf(quote, from);
  while (at !== -1 && bytes[at + 1] === quote) at = bytes.indexOf(quote, at + 2);
  return at === -1 ? -1 : at + 1;
};

/**
 * As PHP writes: the first quote after a backslash is single, every other one is doubled. So a run of quotes after a
 * backslash is odd inside the field, and even where its last one closes the field.
 */
const closeByPhp: Close = (bytes, from, marks, row, literal) => {
  for (let at = bytes.indexOf(marks.quote, from); at !== -1;) {
    const runEnd = endOfRun(bytes, at, marks.quote);
    const isEven = (runEnd - at) % 2 === 0;
    const isAfterBackslash = bytes[at - 1] === backslash;
    if (!isAfterBackslash) {
      if (!isEven) return runEnd;
    } else if (!isFieldEnd(bytes, runEnd, marks)) {
      if (isEven) return -1;
      row.singleQuotes.push(at);
    } else if (isEven) {
      row.singleQuotes.push(at);
      return runEnd;
    } else if (runEnd - at === 1 && !literal.includes(at)) {
      row.doubtful.push(at);
      return runEnd;
    } else row.singleQuotes.push(at);
    at = bytes.indexOf(marks.quote, runEnd);
  }
  return -1;
};

function endOfRun(bytes: Buffer, at: number, quote: number): number {
  let end = at;
  while (bytes[end] === quote) end += 1;
  return end;
}
