import Papa from 'papaparse';
import { byteOrderMarkLength } from './decode.ts';

/** How a CSV file is written. `delimiter` and `quote` are one ASCII character each; quote '' means that nothing is quoted. */
export interface Dialect {
  delimiter: string;
  quote: '"' | "'" | '';
  encoding: 'utf-8' | 'windows-1252';
}

/** One row, and the bytes it stands in. */
export interface CsvRow {
  /** Offset of its first byte. */
  start: number;
  /** Offset after its last byte: line end included, and the blank lines that follow. */
  end: number;
  /**
   * One character per byte (latin1): see `decodeCell`. A cell kept for long pins the block of 64 kB it was cut from:
   * whoever keeps one copies it.
   */
  cells: string[];
}

export type CsvFault = 'quote' | 'unterminated' | 'line-too-long';

/** The rows can't be told apart from here on. `line` is the one where the row starts, as an editor counts: from 1. */
export class CsvError extends Error {
  readonly fault: CsvFault;
  readonly line: number;

  constructor(fault: CsvFault, line: number) {
    super(`${fault} in line ${line}`);
    this.name = 'CsvError';
    this.fault = fault;
    this.line = line;
  }
}

/** Blocks of this size were the fastest (traps.md, PapaParse). Bytes. */
const blockBytes = 65_536;

/** A row longer than this is a quote that was never closed. Bytes. */
export const defaultMaxLineBytes = 1_048_576;

/**
 * The rows of `bytes` from offset `from` to `to`, read in place. Their spans follow one another without a gap, so that
 * copying every span gives the same bytes again. Blank lines are no rows: they lie in the span of the row before them
 * (of the first row, those at the very start). A byte order mark belongs to the first span and to no cell.
 * Throws CsvError on a quoting fault, and on a row longer than `maxLineBytes`.
 */
export function* readRows(
  bytes: Buffer,
  dialect: Dialect,
  from = 0,
  to = bytes.length,
  maxLineBytes = defaultMaxLineBytes,
): Generator<CsvRow> {
  const refuse = (fault: CsvFault, offset: number) => new CsvError(fault, lineNumberAt(bytes, offset));
  const parseBlock = blockParser(bytes, dialect, to);
  const rowBefore = new HeldRow(from);
  let at = from === 0 ? byteOrderMarkLength(bytes) : from;
  let size = blockBytes;
  while (at < to) {
    const block = parseBlock(at, Math.min(at + size, to));
    if (block.faultAt !== null) throw refuse('quote', block.faultAt);
    for (const row of block.rows) {
      if (row.end - row.start > maxLineBytes) throw refuse('line-too-long', row.start);
      if (!isBlank(row, bytes)) yield* rowBefore.replacedBy(row);
    }
    if (block.end > at) size = blockBytes;
    else if (at + size >= to) throw refuse('unterminated', at);
    else if (size >= maxLineBytes) throw refuse('line-too-long', at);
    else size *= 2;
    at = block.end;
  }
  yield* rowBefore.last(to);
}

/** The line of that offset, as an editor counts: from 1. */
export function lineNumberAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at !== -1 && at < offset; at = bytes.indexOf(10, at + 1)) line += 1;
  return line;
}

/** The last row seen, held back until it is known whether blank lines follow it. */
class HeldRow {
  private held: CsvRow | null = null;
  private readonly from: number;

  constructor(from: number) {
    this.from = from;
  }

  *replacedBy(row: CsvRow): Generator<CsvRow> {
    const before = this.held;
    this.held = row;
    if (before === null) {
      row.start = this.from;
      return;
    }
    before.end = row.start;
    yield before;
  }

  *last(to: number): Generator<CsvRow> {
    if (this.held === null) return;
    this.held.end = to;
    yield this.held;
  }
}

interface Block {
  rows: CsvRow[];
  /** Offset after the last whole row of the block. */
  end: number;
  /** Offset of the first row with a quoting fault. */
  faultAt: number | null;
}

interface Step {
  data: [string[]];
  errors: unknown[];
  meta: { cursor: number };
}

/**
 * Gives the whole rows between two offsets; the row that the block cuts is left to the next one. One parser serves all
 * blocks: rows kept from several parsers outlive them until a full collection, hundreds of megabytes in a large file.
 */
function blockParser(bytes: Buffer, dialect: Dialect, to: number): (from: number, blockEnd: number) => Block {
  let from = 0;
  let text = '';
  let block: Block = { rows: [], end: 0, faultAt: null };
  const parser = new Papa.Parser({
    delimiter: dialect.delimiter,
    // '\n' for all: guessing, or '\r\n' where line ends are mixed, gives wrong rows (traps.md).
    newline: '\n',
    ...(dialect.quote === '' ? { fastMode: true } : { quoteChar: dialect.quote }),
    step: ({ data: [cells], errors, meta: { cursor } }: Step) => {
      if (endsWithReturn(text, cursor, dialect.quote)) dropReturn(cells);
      const end = Math.min(from + cursor, to);
      block.rows.push({ start: block.end, end, cells });
      // Only errors of a row that is whole come here; those of the row that the block cuts may be false.
      if (errors.length > 0) {
        block.faultAt = block.end;
        parser.abort();
      }
      block.end = end;
    },
  });
  return (start, blockEnd) => {
    from = start;
    text = blockText(bytes, start, blockEnd, to);
    block = { rows: [], end: start, faultAt: null };
    parser.parse(text, 0, true);
    return block;
  };
}

/** The last line of a file may lack its end: it is given one, so that it is read like the others. */
function blockText(bytes: Buffer, from: number, blockEnd: number, to: number): string {
  const text = bytes.toString('latin1', from, blockEnd);
  const isUnended = blockEnd === to && !text.endsWith('\n');
  return isUnended ? `${text}\n` : text;
}

/** Papa takes the \r of a line end off a quoted cell, not off a bare one; a \r inside the quotes is data. */
function endsWithReturn(text: string, rowEnd: number, quote: string): boolean {
  const isInsideQuotes = quote !== '' && text.startsWith(`\r${quote}\r\n`, rowEnd - 4);
  return text[rowEnd - 2] === '\r' && !isInsideQuotes;
}

function dropReturn(cells: string[]): void {
  const last = cells[cells.length - 1] ?? '';
  if (last.endsWith('\r')) cells[cells.length - 1] = last.slice(0, -1);
}

/** An empty line; not the row of one empty cell that is quoted. */
function isBlank(row: CsvRow, bytes: Buffer): boolean {
  const isEmpty = row.cells.length === 1 && row.cells[0] === '';
  return isEmpty && (bytes[row.start] === 10 || bytes[row.start] === 13);
}
