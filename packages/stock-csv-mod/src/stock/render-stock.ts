import { cellSpans } from './row-bytes.ts';
import type { Change, Correction } from './correct.ts';
import { isLineEnded, lineEndOf } from './row-bytes.ts';
import { rewriteQuantity } from './quantity.ts';
import type { StockFile } from './stock-file.ts';

const lineFeed = 0x0a;

/** Bytes of the source that are replaced; `text` is one character per byte. */
interface Edit {
  start: number;
  /** Offset after the last byte replaced. */
  end: number;
  text: string;
}

/**
 * The corrected file: the source's own bytes, without the lines that go, with other digits where a quantity changed, and
 * with the added rows after the last line. It ends with a line end if the source does.
 */
export function renderStock(stock: StockFile, correction: Correction): Buffer {
  const { before, source, after } = stock.written;
  const pieces = [...applyEdits(source, editsOf(stock, correction))];
  const added = addedBytes(stock, pieces.at(-1), correction.addedRows);
  return Buffer.concat([before, ...pieces, added, after]);
}

/** In the order of the file. */
function* editsOf(stock: StockFile, { changes }: Correction): Generator<Edit> {
  const { starts, excluded, count } = stock.lines;
  const changed = new Map(changes.map((change) => [change.line, change]));
  const touched = touchedLines(stock, changes);
  for (let line = 0; line < count; line += 1) {
    if (touched[line] === 0) continue;
    const change = changed.get(line);
    const start = starts[line] ?? 0;
    const isGone = excluded[line] !== 0 || change?.decision === 'removed';
    if (isGone) yield { start, end: endOfRow(stock, start, starts[line + 1] ?? start), text: '' };
    else if (change !== undefined) yield quantityEdit(stock, start, change.after ?? 0);
  }
}

/** By line, not 0 where it is left out or changed. */
export function touchedLines({ lines }: StockFile, changes: readonly Change[]): Uint8Array {
  const touched = lines.excluded.slice(0, lines.count);
  for (const { line } of changes) if (line !== null) touched[line] = 1;
  return touched;
}

/** Blank rows lie in the span of the line before them, and stay where it goes. */
function endOfRow({ bytes, dialect }: StockFile, start: number, spanEnd: number): number {
  const isOneLine = bytes.lastIndexOf(lineFeed, spanEnd - 2) < start;
  if (isOneLine) return spanEnd;
  const lastCell = cellSpans(bytes, start, dialect).at(-1);
  const lineEnd = bytes.indexOf(lineFeed, lastCell?.end);
  return lineEnd === -1 ? spanEnd : lineEnd + 1;
}

function quantityEdit(stock: StockFile, lineStart: number, quantity: number): Edit {
  const { bytes, dialect, columns } = stock;
  const cell = cellSpans(bytes, lineStart, dialect)[columns.qty];
  if (cell === undefined) throw new Error(`The line at byte ${lineStart} has no quantity.`);
  return { ...cell, text: rewriteQuantity(bytes.toString('latin1', cell.start, cell.end), quantity) };
}

/** What stays and what replaces it; no piece is empty. */
function* applyEdits(bytes: Buffer, edits: Iterable<Edit>): Generator<Buffer> {
  let from = 0;
  for (const { start, end, text } of edits) {
    if (start > from) yield bytes.subarray(from, start);
    if (text !== '') yield Buffer.from(text, 'latin1');
    from = end;
  }
  if (from < bytes.length) yield bytes.subarray(from);
}

/** The added rows, their line ends like those of the file: also the one that the last row before them may lack. */
function addedBytes(
  { bytes, written: { source } }: StockFile,
  lastPiece: Buffer | undefined,
  rows: readonly string[],
): Buffer {
  if (rows.length === 0) return Buffer.alloc(0);
  const lineEnd = lineEndOf(source, bytes);
  const before = isLineEnded(lastPiece) ? '' : lineEnd;
  const after = isLineEnded(source) ? lineEnd : '';
  return Buffer.from(before + rows.join(lineEnd) + after, 'latin1');
}
