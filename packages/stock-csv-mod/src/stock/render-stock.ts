import { cellSpans } from './cell-spans.ts';
import type { Change, Correction } from './correction.ts';
import { isLineEnded, lineEndOf } from './line-end.ts';
import { rewriteQuantity } from './quantity.ts';
import type { StockFile } from './stock-file.ts';

/**
 * The corrected file: the source's own bytes, without the lines that go, with other digits where a quantity changed, and
 * with the added rows at its end. It ends with a line end if the source does.
 */
export function renderStock(stock: StockFile, correction: Correction): Buffer {
  const kept = [...keptBytes(stock, correction.changes)].filter((piece) => piece.length > 0);
  return Buffer.concat([...kept, addedBytes(stock, kept.at(-1), correction.addedRows)]);
}

/** Runs of bytes that stay, and rewritten quantities between them. */
function* keptBytes(stock: StockFile, changes: readonly Change[]): Generator<Buffer> {
  const { bytes } = stock;
  const { starts, excluded, count } = stock.lines;
  const changed = new Map(changes.map((change) => [change.line, change]));
  let from = 0;
  for (let line = 0; line < count; line += 1) {
    const change = changed.get(line);
    if (excluded[line] === 1 || change?.decision === 'removed') {
      yield bytes.subarray(from, starts[line]);
      from = starts[line + 1] ?? bytes.length;
    } else if (change !== undefined) {
      const cell = cellSpans(bytes, starts[line] ?? 0, stock.dialect)[stock.columns.qty] ?? {
        start: 0,
        end: 0,
      };
      yield bytes.subarray(from, cell.start);
      yield Buffer.from(
        rewriteQuantity(bytes.toString('latin1', cell.start, cell.end), change.after ?? 0),
        'latin1',
      );
      from = cell.end;
    }
  }
  yield bytes.subarray(from);
}

/** The added rows, their line ends like those of the file: also the one that the last row before them may lack. */
function addedBytes({ bytes }: StockFile, lastPiece: Buffer | undefined, rows: readonly string[]): Buffer {
  if (rows.length === 0) return Buffer.alloc(0);
  const lineEnd = lineEndOf(bytes);
  const before = isLineEnded(lastPiece) ? '' : lineEnd;
  const after = isLineEnded(bytes) ? lineEnd : '';
  return Buffer.from(before + rows.join(lineEnd) + after, 'latin1');
}
