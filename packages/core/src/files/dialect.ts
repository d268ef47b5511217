import { isUtf8 } from 'node:buffer';
import Papa from 'papaparse';
import { cutPlainRow, type Dialect } from './csv-row.ts';
import { lineNumberAt } from './csv-rows.ts';
import { byteOrderMarkLength, decodeCell } from './decode.ts';
import { refuseFile } from './file-fault.ts';
import { findForeignContent } from './foreign-content.ts';
import { endAllLinesByFeed } from './lone-returns.ts';

/** What the configuration says of a file; 'auto' is found out. */
export interface DialectWishes {
  delimiter: string;
  encoding: 'auto' | Dialect['encoding'];
}

/**
 * How a CSV file is written. `isKnownHeading` says whether a heading is one we look for: that decides the delimiter.
 * Throws FileRefused (`name` is for its message) for what is no CSV text, and where the delimiter can't be told.
 */
export function findDialect(
  bytes: Buffer,
  wishes: DialectWishes,
  isKnownHeading: (heading: string) => boolean,
  name: string,
): Dialect {
  const foreign = findForeignContent(bytes);
  if (foreign !== null) throw refuseFile(name, { kind: foreign });
  const encoding = findEncoding(bytes, wishes.encoding, name);
  const start = endAllLinesByFeed(bytes.subarray(0, sampleBytes));
  const delimiter =
    wishes.delimiter === 'auto' ? findDelimiter(start, isKnownHeading, encoding) : wishes.delimiter;
  if (delimiter === null) throw refuseFile(name, { kind: 'no-delimiter' });
  return { delimiter, quote: findQuote(start, delimiter), encoding };
}

/** UTF-8 if all of it is; a file that is marked or declared as UTF-8 and isn't is refused rather than misread. */
function findEncoding(bytes: Buffer, wish: DialectWishes['encoding'], name: string): Dialect['encoding'] {
  if (wish === 'windows-1252') return wish;
  if (isUtf8(bytes)) return 'utf-8';
  const mustBeUtf8 = wish === 'utf-8' || byteOrderMarkLength(bytes) > 0;
  if (mustBeUtf8) throw refuseFile(name, { kind: 'not-utf-8', line: lineOfFirstFault(bytes) });
  return 'windows-1252';
}

/** The first line that is not UTF-8. A line feed is never part of a longer UTF-8 character. */
function lineOfFirstFault(bytes: Buffer): number {
  let from = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
    if (!isUtf8(bytes.subarray(from, end))) break;
    from = end + 1;
  }
  return lineNumberAt(bytes, from);
}

/** What the order modules let their users pick. */
export const delimiters = [',', ';', '\t', '|', ':', '.', '/', '-', ' '] as const;

/** Nothing beyond is looked at. */
const sampleBytes = 262_144;
const sampleRows = 10;
/** Most files have their first rows in it; it is tried first, because PapaParse cuts all that it is given. */
const firstSampleBytes = 8192;
const lineFeed = 10;

/**
 * The delimiter under which the first row shows the most known headings. Where none shows more than the others, the one
 * that cuts the first rows into the same number of fields. null: it can't be told.
 */
function findDelimiter(
  bytes: Buffer,
  isKnownHeading: (heading: string) => boolean,
  encoding: Dialect['encoding'],
): string | null {
  const trials = delimiters.map((delimiter) => {
    const headings = headingRow(bytes, delimiter).map((cell) => decodeCell(cell, encoding));
    return { delimiter, known: headings.filter(isKnownHeading).length };
  });
  const most = Math.max(...trials.map(({ known }) => known));
  const best = trials.filter(({ known }) => known === most);
  const candidates = best.length === 1 ? best : best.filter(({ delimiter }) => cutsEvenly(bytes, delimiter));
  return candidates.length === 1 ? (candidates[0]?.delimiter ?? null) : null;
}

/** Single quotes only where the heading row shows them; a file without any quotes reads the same either way. */
function findQuote(bytes: Buffer, delimiter: string): '"' | "'" {
  const headings = headingRow(bytes, delimiter);
  return headings.some((heading) => /^'.*'$/s.test(heading.trim())) ? "'" : '"';
}

/** The first row that is not blank. Nearly always it is the first line, and plain: a short run never wakes the parser. */
function headingRow(bytes: Buffer, delimiter: string): string[] {
  const sample = bytes.subarray(byteOrderMarkLength(bytes), sampleBytes);
  const line = sample.toString('latin1', 0, Math.max(0, sample.indexOf(lineFeed))).replace(/\r$/, '');
  const cells = cutPlainRow(line, { delimiter, quote: '"' });
  if (cells !== null && !isBlank(cells)) return cells;
  const [first, second] = rowsOf(startOf(bytes, firstSampleBytes), delimiter, 2);
  // Alone it may have been cut short.
  if (first !== undefined && second !== undefined) return first;
  return rowsOf(startOf(bytes, sampleBytes), delimiter, 1)[0] ?? firstRows(bytes, delimiter)[0] ?? [];
}

/** At least two rows, all of the same width, more than one field each. */
function cutsEvenly(bytes: Buffer, delimiter: string): boolean {
  const rows = firstRows(bytes, delimiter);
  const width = rows[0]?.length ?? 0;
  return rows.length > 1 && width > 1 && rows.every((row) => row.length === width);
}

/** A fault further down does not matter yet. */
function firstRows(bytes: Buffer, delimiter: string): string[][] {
  const rows = rowsOf(startOf(bytes, firstSampleBytes), delimiter, sampleRows + 1);
  // The last one may have been cut short.
  if (rows.length > sampleRows) return rows.slice(0, sampleRows);
  return rowsOf(startOf(bytes, sampleBytes), delimiter, sampleRows);
}

/** One character per byte. */
function startOf(bytes: Buffer, end: number): string {
  return bytes.toString('latin1', byteOrderMarkLength(bytes), end);
}

/** Blank rows are left out. */
function rowsOf(text: string, delimiter: string, preview: number): string[][] {
  const parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"', preview });
  const { data } = parser.parse(text, 0, false) as Papa.ParseResult<string[]>;
  return data.filter((row) => !isBlank(row));
}

function isBlank(cells: readonly string[]): boolean {
  return cells.join('').trim() === '';
}
