import { CsvBlocks } from './csv-blocks.ts';
import type { CsvRow, Dialect } from './csv-row.ts';
import { byteOrderMarkLength } from './decode.ts';

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

/** Blocks of this size were the fastest with PapaParse. Bytes. */
const blockBytes = 65_536;

/** A block is cut whole: who wants the heading alone should not have a thousand rows cut. Bytes. */
const firstBlockBytes = 2048;

/** A row longer than this is a quote that was never closed. Bytes. */
export const defaultMaxLineBytes = 1_048_576;

/**
 * The rows of `bytes` from offset `from` to `to`, read in place. Their spans follow one another without a gap, so that
 * copying every span gives the same bytes again. Blank rows (see `isBlankRow`) are none: they lie in the span of the row
 * before them (of the first row, those at the very start). A byte order mark belongs to the first span and to no cell.
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
  const blocks = new CsvBlocks(bytes, dialect, to);
  const rowBefore = new HeldRow(from);
  let at = from === 0 ? byteOrderMarkLength(bytes) : from;
  let size = firstBlockBytes;
  while (at < to) {
    const block = blocks.read(at, Math.min(at + size, to));
    if (block.faultAt !== null) throw refuse('quote', block.faultAt);
    for (const row of block.rows) {
      if (row.end - row.start > maxLineBytes) throw refuse('line-too-long', row.start);
      const before = rowBefore.replaceBy(row);
      if (before !== null) yield before;
    }
    if (block.end > at) size = blockBytes;
    else if (at + size >= to) throw refuse('unterminated', at);
    else if (size >= maxLineBytes) throw refuse('line-too-long', at);
    else size *= 2;
    at = block.end;
  }
  const last = rowBefore.end(to);
  if (last !== null) yield last;
}

/** The line of that offset, as an editor counts: from 1. */
export function lineNumberAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at !== -1 && at < offset; at = bytes.indexOf(10, at + 1)) line += 1;
  return line;
}

/** The last row seen, held back until it is known whether blank rows follow it. */
class HeldRow {
  private held: CsvRow | null = null;
  private readonly from: number;

  constructor(from: number) {
    this.from = from;
  }

  /** The row held so far, which ends where this one starts. */
  replaceBy(row: CsvRow): CsvRow | null {
    const before = this.held;
    this.held = row;
    if (before === null) row.start = this.from;
    else before.end = row.start;
    return before;
  }

  end(to: number): CsvRow | null {
    if (this.held !== null) this.held.end = to;
    return this.held;
  }
}
