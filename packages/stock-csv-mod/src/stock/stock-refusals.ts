import { lineNumberAt } from '@passerelle/core/files/csv-rows.ts';
import { refuseFile } from '@passerelle/core/files/file-fault.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { StockFault, WhyUnreadable } from './stock-fault.ts';
import { damagedColumn, isFull, ParsedCells } from './line-cells.ts';
import { rawCells, rowNumber, type StockFile } from './stock-file.ts';

/** Above this share of unreadable lines the file is refused. */
const maxUnreadableShare = 0.01;

/** A file with one row only. Where that row lacks its line end it may have been cut, and reading it again may help. */
export function headingOnly(file: string, isLineEnded: boolean): Failure {
  if (!isLineEnded) return refuseFile(file, { kind: 'heading-cut' });
  return refusal({ kind: 'stock/heading-only', file });
}

/** The failure (4) for a stock file that must not be used, whatever is configured. */
export function refusal(fault: StockFault): Failure {
  return new Failure(ExitCode.Input, fault);
}

/** Throws where the lines, all read, show that the file must not be used. */
export function refuseWhatCannotBeTrusted(stock: StockFile, stores: readonly string[]): void {
  refuseCutFile(stock);
  const ours = stock.lines.count - stock.otherStores;
  if (ours === 0) throw refusal({ kind: 'stock/no-line-of-stores', file: stock.name, stores });
  const kept = ours - stock.filteredOut;
  if (stock.unreadable.length > kept * maxUnreadableShare) throw tooManyUnreadable(stock, kept);
}

/** The last row, line end or not, must have all its cells. */
function refuseCutFile(stock: StockFile): void {
  const last = stock.lines.count - 1;
  const fields = rawCells(stock, last).length;
  const expected = stock.headings.length;
  if (fields >= expected) return;
  const line = lineNumberAt(stock.bytes, stock.lines.starts[last] ?? 0);
  throw refuseFile(stock.name, { kind: 'cut', line, fields, expected });
}

function tooManyUnreadable(stock: StockFile, lines: number): Failure {
  const { name: file, unreadable } = stock;
  const first = whyUnreadable(stock, unreadable[0] ?? 0);
  return refusal({ kind: 'stock/unreadable-lines', file, unreadable: unreadable.length, lines, first });
}

/** What is wrong with a line that is one of the file's `unreadable`. */
export function whyUnreadable(stock: StockFile, line: number): WhyUnreadable {
  const { headings, columns, dialect } = stock;
  const row = rowNumber(stock, line);
  const cells = new ParsedCells(rawCells(stock, line), dialect.encoding);
  if (!isFull(cells, headings))
    return { kind: 'wrong-width', row, cells: cells.count, headings: headings.length };
  const damaged = damagedColumn(cells, columns);
  if (damaged !== null) return { kind: 'damaged-cell', row, heading: headings[damaged] ?? '' };
  const fate = stock.judgeRow?.((column) => cells.text(column));
  if (fate?.kind === 'unreadable-date') return { ...fate, row };
  return { kind: 'unreadable-quantity', row, value: cells.text(columns.qty) };
}
