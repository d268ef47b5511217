import type { CsvRow } from '@passerelle/core/files/csv-row.ts';
import { readRows } from '@passerelle/core/files/csv-rows.ts';
import { byteOrderMarkLength, decodeCell } from '@passerelle/core/files/decode.ts';
import { refusingFaults } from '@passerelle/core/files/file-fault.ts';
import { openCsv } from '@passerelle/core/files/open-csv.ts';
import { autoDialect } from './read-stock.ts';
import { lineEndOf } from './row-bytes.ts';
import { findColumns, headingTest, type ColumnWishes, type StockColumns } from './stock-columns.ts';

/** A file to compare: its name for people, and its bytes. */
export interface ComparedFile {
  name: string;
  bytes: Buffer;
}

/** What tells two stock files apart, line by line, whatever the order of the lines. */
export interface StockDifferences {
  /** How the files are written. */
  form: FormDifference[];
  /** null: the same. */
  headings: { ours: string[]; theirs: string[] } | null;
  /** Lines that differ by their quantity alone. */
  quantities: { gencod: string; ours: string; theirs: string }[];
  /** Lines that one side has and the other lacks, or has fewer times: their cells. */
  onlyOurs: string[][];
  onlyTheirs: string[][];
}

export interface FormDifference {
  part: keyof FileForm;
  ours: string | boolean;
  theirs: string | boolean;
}

interface FileForm {
  delimiter: string;
  encoding: string;
  lineEnd: string;
  byteOrderMark: boolean;
}

interface ReadFile {
  form: FileForm;
  headings: string[];
  /** null: no gencod or no quantity. */
  columns: StockColumns | null;
  lines: string[][];
}

/**
 * Compares a result with a file of the old program, by what the cells say: quotes and encoding do not make a line
 * another one. Throws FileRefused if one of them is no CSV.
 */
export function compareStock(
  ours: ComparedFile,
  theirs: ComparedFile,
  wishes: ColumnWishes,
): StockDifferences {
  const [here, there] = [readFile(ours, wishes), readFile(theirs, wishes)];
  const onlyOurs = linesBeyond(here.lines, there.lines);
  const onlyTheirs = linesBeyond(there.lines, here.lines);
  const headings = { ours: here.headings, theirs: there.headings };
  const areHeadingsSame = keyOf(here.headings) === keyOf(there.headings);
  return {
    form: formDifferences(here.form, there.form),
    headings: areHeadingsSame ? null : headings,
    ...pairQuantities(onlyOurs, onlyTheirs, areHeadingsSame ? here.columns : null),
  };
}

function readFile({ name, bytes }: ComparedFile, wishes: ColumnWishes): ReadFile {
  const { dialect, rows, source } = openCsv(bytes, autoDialect, headingTest(wishes), name);
  const decode = ({ cells }: CsvRow) => cells.map((cell) => decodeCell(cell, dialect.encoding));
  const [headings = [], ...lines] = refusingFaults({ name, bytes }, () =>
    Array.from(readRows(rows, dialect), decode),
  );
  const search = findColumns(headings, wishes);
  const form: FileForm = {
    delimiter: dialect.delimiter,
    encoding: dialect.encoding,
    lineEnd: lineEndOf(source, rows),
    byteOrderMark: byteOrderMarkLength(bytes) > 0,
  };
  return { form, headings, columns: 'columns' in search ? search.columns : null, lines };
}

function formDifferences(ours: FileForm, theirs: FileForm): FormDifference[] {
  const parts = Object.keys(ours) as (keyof FileForm)[];
  return parts
    .filter((part) => ours[part] !== theirs[part])
    .map((part) => ({ part, ours: ours[part], theirs: theirs[part] }));
}

const keyOf = (cells: readonly string[]) => cells.join('\0');

/** The lines that the first list has beyond the second, counted: a line that stands twice must stand twice there. */
function linesBeyond(lines: readonly string[][], others: readonly string[][]): string[][] {
  const left = new Map<string, number>();
  for (const key of others.map(keyOf)) left.set(key, (left.get(key) ?? 0) + 1);
  return lines.filter((cells) => {
    const key = keyOf(cells);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

type PairedLines = Pick<StockDifferences, 'quantities' | 'onlyOurs' | 'onlyTheirs'>;

/** Two lines that say the same but for the quantity are one difference, not two. */
function pairQuantities(ours: string[][], theirs: string[][], columns: StockColumns | null): PairedLines {
  if (columns === null) return { quantities: [], onlyOurs: ours, onlyTheirs: theirs };
  const { gencod, qty } = columns;
  const articleOf = (cells: readonly string[]) => keyOf(cells.with(qty, ''));
  const byArticle = Map.groupBy(theirs, articleOf);
  const paired: PairedLines = { quantities: [], onlyOurs: [], onlyTheirs: [] };
  for (const cells of ours) {
    const other = byArticle.get(articleOf(cells))?.shift();
    if (other === undefined) paired.onlyOurs.push(cells);
    else
      paired.quantities.push({
        gencod: cells[gencod] ?? '',
        ours: cells[qty] ?? '',
        theirs: other[qty] ?? '',
      });
  }
  paired.onlyTheirs = [...byArticle.values()].flat();
  return paired;
}
