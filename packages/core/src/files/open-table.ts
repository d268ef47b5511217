import { lineNumberAt, readRows } from './csv-rows.ts';
import type { CsvRow, Dialect } from './csv-row.ts';
import { decodeCell, detached } from './decode.ts';
import type { DialectWishes } from './dialect.ts';
import { refuseFile } from './file-fault.ts';
import { openCsv } from './open-csv.ts';

export interface TableWishes extends DialectWishes {
  isKnownHeading: (heading: string) => boolean;
}

/** A CSV with a heading, cut into rows. */
export interface OpenTable {
  content: Buffer;
  dialect: Dialect;
  heading: CsvRow;
  rows: readonly CsvRow[];
}

const lineFeed = 10;

/**
 * Opens a CSV whose first row is its heading. A heading alone is a day without rows. Throws FileRefused, or NotWhole: it is
 * empty, or its heading is cut.
 */
export function openTable(name: string, bytes: Buffer, wishes: TableWishes): OpenTable {
  const { rows: content, dialect } = openCsv(bytes, wishes, wishes.isKnownHeading, name);
  const [heading, ...rows] = readRows(content, dialect);
  if (heading === undefined) throw refuseFile(name, { kind: 'empty' });
  const isUnended = rows.length === 0 && content.at(-1) !== lineFeed;
  if (isUnended) throw refuseFile(name, { kind: 'heading-cut' });
  return { content, dialect, heading, rows };
}

/** In clear text, trimmed. */
export function textsOf({ cells }: CsvRow, { encoding }: Dialect): string[] {
  return cells.map((cell) => detached(decodeCell(cell, encoding)).trim());
}

/** Tells the line, from 1, of rows that are asked for one after the other. */
export function lineCounter(content: Buffer): (row: CsvRow) => number {
  let [at, line] = [0, 1];
  return ({ start }) => {
    line += lineNumberAt(content.subarray(at, start), start - at) - 1;
    at = start;
    return line;
  };
}

/**
 * Whether a row ends in empty cells that are no cells of the table: as its heading does, or as every other row does. Among
 * others that end otherwise, such an end tells of a delimiter within a text: its values stand in the wrong columns.
 * `fewestRows`: of fewer nobody can say what is usual.
 */
export function endsFilled(
  { heading, rows }: Pick<OpenTable, 'heading' | 'rows'>,
  fewestRows: 1 | 2,
): (row: CsvRow) => boolean {
  const width = rows[0]?.cells.length ?? 0;
  const isEven = rows.length >= fewestRows && rows.every(({ cells }) => cells.length === width);
  return ({ cells }) => cells.length === heading.cells.length || (isEven && cells.length === width);
}
