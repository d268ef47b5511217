import { lineNumberAt } from '@passerelle/core/files/csv-rows.ts';
import { refuseFile } from '@passerelle/core/files/file-fault.ts';
import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { Failure } from '@passerelle/core/program/failure.ts';
import type { StockFault } from './stock-fault.ts';
import { rawCells, type StockFile } from './stock-file.ts';
import { whyUnreadable } from './why-unreadable.ts';

/** Above this share of unreadable lines the file is refused (contract, 7.5). */
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
  if (stock.unreadable.length > ours * maxUnreadableShare) throw tooManyUnreadable(stock, ours);
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
