import type { Dialect } from '@passerelle/core/files/csv-row.ts';

/** Where a cell stands among the bytes of a file, its quotes included. */
export interface Span {
  start: number;
  /** Offset after its last byte. */
  end: number;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** The cells of the row that starts at this offset. The row was read before, so its quotes are known to be right. */
export function cellSpans(bytes: Buffer, start: number, dialect: Dialect): Span[] {
  const delimiter = dialect.delimiter.charCodeAt(0);
  const spans: Span[] = [];
  let cellStart = start;
  let at = endOfQuotes(bytes, cellStart, dialect);
  while (at < bytes.length && bytes[at] !== lineFeed) {
    if (bytes[at] !== delimiter) {
      at += 1;
      continue;
    }
    spans.push({ start: cellStart, end: at });
    cellStart = at + 1;
    at = endOfQuotes(bytes, cellStart, dialect);
  }
  return [...spans, { start: cellStart, end: endOfLastCell(bytes, cellStart, at) }];
}

/** The offset after the closing quote, or the same offset where no quote opens: a quote inside a cell is a character. */
function endOfQuotes(bytes: Buffer, cellStart: number, { quote }: Dialect): number {
  if (quote === '' || bytes[cellStart] !== quote.charCodeAt(0)) return cellStart;
  let closing = bytes.indexOf(quote, cellStart + 1);
  while (bytes[closing + 1] === quote.charCodeAt(0)) closing = bytes.indexOf(quote, closing + 2);
  return closing + 1;
}

function endOfLastCell(bytes: Buffer, cellStart: number, end: number): number {
  const endsInTwoBytes = end > cellStart && end < bytes.length && bytes[end - 1] === carriageReturn;
  return endsInTwoBytes ? end - 1 : end;
}

/** Of the last row that has one: some modules write a CRLF heading over LF rows. An old Mac writes a CR alone.
 * `rows` has an LF for that: see `OpenedCsv`. */
export function lineEndOf(source: Buffer, rows: Buffer): '\r\n' | '\n' | '\r' {
  const end = rows.lastIndexOf(lineFeed);
  if (source[end] === carriageReturn) return '\r';
  return source[end - 1] === carriageReturn ? '\r\n' : '\n';
}

export function isLineEnded(bytes: Buffer | undefined): boolean {
  const last = bytes?.at(-1);
  return last === lineFeed || last === carriageReturn;
}
