import type { ChangeCause } from './correction.ts';
import { damagedColumn, isFull, ParsedCells } from './line-cells.ts';
import { rawCells, rowNumber, type StockFile } from './stock-file.ts';

/** What is wrong with a line that is one of the file's `unreadable`. */
export function whyUnreadable(stock: StockFile, line: number): ChangeCause {
  const { headings, columns, dialect } = stock;
  const row = rowNumber(stock, line);
  const cells = new ParsedCells(rawCells(stock, line), dialect.encoding);
  if (!isFull(cells, headings))
    return { kind: 'wrong-width', row, cells: cells.count, headings: headings.length };
  const damaged = damagedColumn(cells, columns);
  if (damaged !== null) return { kind: 'damaged-cell', row, heading: headings[damaged] ?? '' };
  return { kind: 'unreadable-quantity', row, value: cells.text(columns.qty) };
}
