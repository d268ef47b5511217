import Papa from 'papaparse';
import type { Dialect } from './csv-rows.ts';
import { byteOrderMarkLength, decodeCell } from './decode.ts';

/** What the order modules let their users pick (domain.md). */
export const delimiters = [',', ';', '\t', '|', ':', '.', '/', '-', ' '] as const;

const sampleBytes = 262_144;
const sampleRows = 10;
/** Most files have their first rows in it; it is tried first, because PapaParse cuts all that it is given. */
const firstSampleBytes = 8192;

/**
 * The delimiter under which the first row shows the most known headings. Where none shows more than the others, the one
 * that cuts the first rows into the same number of fields. null: it can't be told.
 */
export function findDelimiter(
  bytes: Buffer,
  isKnownHeading: (heading: string) => boolean,
  encoding: Dialect['encoding'],
): string | null {
  const text = startOf(bytes);
  // All that do not occur cut alike.
  const absent = delimiters.find((each) => !text.includes(each));
  const uncut = absent === undefined ? [] : firstRows(text, absent);
  const trials = delimiters.map((delimiter) => {
    const rows = text.includes(delimiter) ? firstRows(text, delimiter) : uncut;
    const headings = (rows[0] ?? []).map((cell) => decodeCell(cell, encoding));
    return { delimiter, known: headings.filter(isKnownHeading).length, isEven: isEven(rows) };
  });
  const most = Math.max(...trials.map(({ known }) => known));
  const best = trials.filter(({ known }) => known === most);
  const candidates = best.length === 1 ? best : best.filter(({ isEven }) => isEven);
  return candidates.length === 1 ? (candidates[0]?.delimiter ?? null) : null;
}

/** Single quotes only where the heading row shows them; a file without any quotes reads the same either way. */
export function findQuote(bytes: Buffer, delimiter: string): '"' | "'" {
  const headings = firstRows(startOf(bytes), delimiter)[0] ?? [];
  return headings.some((heading) => /^'.*'$/s.test(heading.trim())) ? "'" : '"';
}

/** At least two rows, all of the same width, more than one field each. */
function isEven(rows: string[][]): boolean {
  const width = rows[0]?.length ?? 0;
  return rows.length > 1 && width > 1 && rows.every((row) => row.length === width);
}

/** One character per byte. */
function startOf(bytes: Buffer): string {
  return bytes.toString('latin1', byteOrderMarkLength(bytes), sampleBytes);
}

/** A fault further down does not matter yet. */
function firstRows(text: string, delimiter: string): string[][] {
  const rows = rowsOf(text.slice(0, firstSampleBytes), delimiter, sampleRows + 1);
  // The last one may have been cut short.
  return rows.length > sampleRows ? rows.slice(0, sampleRows) : rowsOf(text, delimiter, sampleRows);
}

function rowsOf(text: string, delimiter: string, preview: number): string[][] {
  const { data } = Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    quoteChar: '"',
    preview,
    skipEmptyLines: 'greedy',
  });
  return data;
}
