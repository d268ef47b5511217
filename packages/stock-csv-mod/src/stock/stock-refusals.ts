import { lineNumberAt } from '@passerelle/core/files/csv-rows.ts';
import { refuseFile } from '@passerelle/core/files/file-fault.ts';
import { visibleText } from '@passerelle/core/files/visible-text.ts';
import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { Failure } from '@passerelle/core/program/failure.ts';
import type { StockColumn } from './stock-columns.ts';
import { rawCells, type StockFile } from './stock-file.ts';
import { sayCause } from './tell-changes.ts';
import { whyUnreadable } from './why-unreadable.ts';

/** Above this share of unreadable lines the file is refused (contract, 7.5). */
const maxUnreadableShare = 0.01;

/** A file with one row only. Where that row lacks its line end it may have been cut, and reading it again may help. */
export function headingOnly(name: string, isLineEnded: boolean): Failure {
  if (!isLineEnded) return refuseFile(name, { kind: 'heading-cut' });
  return new Failure(ExitCode.Input, (words) => words.stock.refused.headingOnly(name));
}

export function missingColumns(
  missing: readonly StockColumn[],
  headings: readonly string[],
  name: string,
): Failure {
  return new Failure(ExitCode.Input, (words) =>
    words.stock.refused.missingColumns(name, missing, listHeadings(headings)),
  );
}

export function repeatedHeadings(repeated: readonly string[], name: string): Failure {
  return new Failure(ExitCode.Input, (words) =>
    words.stock.refused.repeatedHeadings(name, listHeadings(repeated)),
  );
}

export function noStoreColumn(stores: readonly string[], stock: StockFile): Failure {
  return new Failure(ExitCode.Usage, (words) =>
    words.stock.refused.noStoreColumn(stock.name, stores.join(', '), listHeadings(stock.headings)),
  );
}

/** For a message: headings come from a file, and may be anything. */
export function listHeadings(headings: readonly string[]): string {
  return visibleText(headings.map((heading) => visibleText(heading)).join(', '), 600);
}

/** Throws where the lines, all read, show that the file must not be used. */
export function refuseWhatCannotBeTrusted(stock: StockFile, stores: readonly string[]): void {
  refuseCutFile(stock);
  const ours = stock.lines.count - stock.otherStores;
  if (ours === 0) {
    throw new Failure(ExitCode.Input, (words) => words.stock.refused.noLineOf(stock.name, stores.join(', ')));
  }
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

function tooManyUnreadable(stock: StockFile, ours: number): Failure {
  const first = stock.unreadable[0] ?? 0;
  const cause = whyUnreadable(stock, first);
  const figures = { unreadable: stock.unreadable.length, lines: ours };
  return new Failure(ExitCode.Input, (words) =>
    words.stock.refused.unreadable(stock.name, { ...figures, first: sayCause(cause, words) }),
  );
}
