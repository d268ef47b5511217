import { type CsvRow, type Dialect } from './csv-row.ts';
import { decodeText } from './decode.ts';
import { refuseFile, refusingFaults } from './file-fault.ts';
import { ForeignRows } from './odd-rows.ts';
import { endsFilled, lineCounter, openTable, textsOf, type TableWishes } from './open-table.ts';

/** A whole CSV with a heading, small enough to be kept: articles, prices, customers. */
export interface Table<Columns> {
  name: string;
  headings: readonly string[];
  columns: Columns;
  rows: readonly TableRow[];
  delimiter: string;
  /** As the file has it, for whoever gives rows back. */
  headingRow: string;
}

export interface TableRow {
  /** In clear text, trimmed; as many as there are headings, unless `isOdd`. */
  cells: readonly string[];
  /** From 1, as an editor counts. */
  line: number;
  /** More cells or fewer than there are headings: nobody can say which cell stands where. */
  isOdd: boolean;
  /** As the file has it. */
  source(): string;
}

export interface TableSettings<Columns> extends TableWishes {
  /** Finds the columns, or throws a Failure (4). */
  findColumns: (headings: readonly string[]) => Columns;
}

/**
 * Reads such a file. A heading alone is a day without rows. Throws, all of them exit 4: NotWhole where it looks cut short
 * and reading it again can help, FileRefused where it is no CSV that can be read, and what `findColumns` throws. A row
 * inside the file that is too long or too short is given as odd; a last one that is too short shows that the file was cut.
 */
export function readTable<Columns>(
  name: string,
  bytes: Buffer,
  settings: TableSettings<Columns>,
): Table<Columns> {
  return refusingFaults({ name, bytes }, () => {
    const { isKnownHeading, findColumns } = settings;
    const { content, dialect, heading, rows } = openTable(name, bytes, settings);
    const headings = withoutEmptyEnd(textsOf(heading, dialect));
    const foreign = new ForeignRows({ name, bytes: content, dialect, headings, isKnownHeading });
    const source = ({ start, end }: CsvRow) => decodeText(content.subarray(start, end), dialect.encoding);
    const isFilled = endsFilled({ heading, rows }, 2);
    const asRow = rowReader(content, dialect, { width: headings.length, isFilled });
    const table = { name, headings, columns: findColumns(headings), delimiter: dialect.delimiter };
    const read = rows.map((row, index) => {
      const { line, cells } = asRow(row);
      const isOdd = cells.length !== headings.length;
      foreign.refuse(cells, row.start);
      const isCut = cells.length < headings.length && index === rows.length - 1;
      const widths = { fields: cells.length, expected: headings.length };
      if (isCut) throw refuseFile(name, { kind: 'cut', line, ...widths });
      return { cells, line, isOdd, source: () => source(row) };
    });
    return { ...table, rows: read, headingRow: source(heading) };
  });
}

/** Reads rows one after the other, and counts their lines. */
function rowReader(
  content: Buffer,
  dialect: Dialect,
  { width, isFilled }: { width: number; isFilled: (row: CsvRow) => boolean },
) {
  const lineOf = lineCounter(content);
  return (row: CsvRow): { cells: string[]; line: number } => {
    const line = lineOf(row);
    const cells = textsOf(row, dialect);
    const hasFilledEnd = isFilled(row) && cells.slice(width).every((cell) => cell === '');
    return { cells: hasFilledEnd ? cells.slice(0, width) : cells, line };
  };
}

/** Delimiters at the end of a row, and nothing between them, make no cells. */
function withoutEmptyEnd(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}
