import { refuseFile, refusingFaults } from './file-fault.ts';
import { ForeignRows } from './odd-rows.ts';
import { endsFilled, lineCounter, openTable, textsOf, type TableWishes } from './open-table.ts';

/** What a row says; `line` from 1, as an editor counts. Throws a Failure (4) where the headings do not serve. */
export type RowReading<Row> = (
  headings: readonly string[],
) => (cells: readonly string[], line: number) => Row;

/**
 * The rows of a CSV with a heading, as `reading` takes them: a row too short or too long makes the whole file doubtful.
 * Throws, all of them exit 4: NotWhole where it looks cut short and reading it again can help, FileRefused where it is no
 * CSV that can be read, and what `reading` throws.
 */
export function readEvenRows<Row>(
  name: string,
  bytes: Buffer,
  wishes: TableWishes,
  reading: RowReading<Row>,
): Row[] {
  return refusingFaults({ name, bytes }, () => {
    const { content, dialect, heading, rows } = openTable(name, bytes, wishes);
    const headings = textsOf(heading, dialect);
    const read = reading(headings);
    const { isKnownHeading } = wishes;
    const foreign = new ForeignRows({ name, bytes: content, dialect, headings, isKnownHeading });
    const lineOf = lineCounter(content);
    const isFilled = endsFilled({ heading, rows }, 1);
    return rows.map((row, index) => {
      const cells = textsOf(row, dialect);
      foreign.refuse(cells, row.start);
      const line = lineOf(row);
      const place = { line, isLast: index === rows.length - 1, isFilled: isFilled(row) };
      refuseOtherWidth(name, cells, headings.length, place);
      return read(cells, line);
    });
  });
}

/** Delimiters at the end of a row, and nothing between them, make no cells. */
function refuseOtherWidth(
  name: string,
  cells: readonly string[],
  expected: number,
  { line, isLast, isFilled }: { line: number; isLast: boolean; isFilled: boolean },
): void {
  const isWider =
    cells.length > expected && !(isFilled && cells.slice(expected).every((cell) => cell === ''));
  if (!isWider && cells.length >= expected) return;
  throw refuseFile(name, { kind: isLast ? 'cut' : 'width', line, fields: cells.length, expected });
}
