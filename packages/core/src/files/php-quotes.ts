import type { Dialect } from './csv-rows.ts';
import { byteOrderMarkLength } from './decode.ts';

/**
 * PHP's `fputcsv` does not double a quote that follows a backslash: `a"b` is written `"a""b"`, but `a\"b` is written
 * `"a\"b"` (php.net, fputcsv, "escape"). This gives the same rows with every quote doubled, so that they can be read
 * like any other; the same Buffer where nothing is to be changed.
 *
 * A file whose every row is as wide as its heading by the rules of RFC 4180 is left alone. Else each row is read as PHP
 * wrote it. There a single quote between a backslash and a delimiter may close the field or stand in it: it closes,
 * unless only the other reading gives the right width. A row that PHP can't have written is left alone, and so is all
 * that follows a row that does not end. One spare empty field at the end is allowed.
 */
export function doublePhpQuotes(bytes: Buffer, dialect: Dialect): Buffer {
  if (dialect.quote === '' || !bytes.includes(`\\${dialect.quote}`)) return bytes;
  const marks = { delimiter: dialect.delimiter.charCodeAt(0), quote: dialect.quote.charCodeAt(0) };
  const width = widthOfHeading(bytes, marks);
  if (isPlain(bytes, marks, width)) return bytes;
  const pieces: Buffer[] = [];
  let copiedTo = 0;
  for (let at = byteOrderMarkLength(bytes); at < bytes.length;) {
    const row = readRow(bytes, at, marks, width);
    if (!row.isSound) break;
    for (const offset of row.singleQuotes) {
      pieces.push(bytes.subarray(copiedTo, offset), bytes.subarray(offset, offset + 1));
      copiedTo = offset;
    }
    at = row.end;
  }
  return Buffer.concat([...pieces, bytes.subarray(copiedTo)]);
}

/** Without a spare field at its end. */
function widthOfHeading(bytes: Buffer, marks: Marks): number {
  let heading = scanRow(bytes, byteOrderMarkLength(bytes), marks, closeByRfc);
  while (heading.isBlank && heading.end < bytes.length)
    heading = scanRow(bytes, heading.end, marks, closeByRfc);
  return heading.isLastEmpty ? heading.fields - 1 : heading.fields;
}

function isPlain(bytes: Buffer, marks: Marks, width: number): boolean {
  for (let at = byteOrderMarkLength(bytes); at < bytes.length;) {
    const row = scanRow(bytes, at, marks, closeByRfc);
    if (!row.isBlank && !hasWidth(row, width)) return false;
    at = row.end;
  }
  return true;
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
  /** An empty line. */
  isBlank: boolean;
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
const maxReadings = 200;

/** The row as PHP wrote it, or else by RFC 4180, sound or not. */
function readRow(bytes: Buffer, at: number, marks: Marks, width: number): Reading {
  const tries: number[][] = [[]];
  for (let count = 0; count < maxReadings; count += 1) {
    const literal = tries.shift();
    if (literal === undefined) break;
    const row = scanRow(bytes, at, marks, closeByPhp, literal);
    if (hasWidth(row, width)) return row;
    const last = literal.at(-1) ?? -1;
    for (const offset of row.doubtful) if (offset > last) tries.push([...literal, offset]);
  }
  return scanRow(bytes, at, marks, closeByRfc);
}

function hasWidth(row: Reading, width: number): boolean {
  const hasSpareField = row.fields === width + 1 && row.isLastEmpty;
  return row.isSound && (row.fields === width || hasSpareField);
}

type Close = (bytes: Buffer, from: number, marks: Marks, row: Reading, literal: readonly number[]) => number;

/** One row read from offset `at`. `close` finds the end of a quoted field. */
function scanRow(bytes: Buffer, at: number, marks: Marks, close: Close, literal: number[] = []): Reading {
  const row: Reading = {
    isSound: true,
    end: at,
    fields: 0,
    isBlank: false,
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
  row.isBlank = row.end === at;
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
    const isAfterBackslash = at > from && bytes[at - 1] === backslash;
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
