import type { CsvRow, Dialect } from '@passerelle/core/files/csv-row.ts';
import { readRows } from '@passerelle/core/files/csv-rows.ts';
import { decodeCell } from '@passerelle/core/files/decode.ts';
import type { OpenedCsv } from '@passerelle/core/files/open-csv.ts';
import type { RowJudge } from '@passerelle/core/files/row-filters.ts';
import type { StockColumns } from './stock-columns.ts';

/**
 * A stock file as it was received: the bytes, and where each line stands in them. 300,000 lines kept as text would take
 * many times the file, so a line is an offset, a quantity and a hash; its cells are read again when they are needed.
 */
export interface StockFile {
  /** For messages. */
  name: string;
  /** The heading and the lines, to be read: see `rows` of `OpenedCsv`. */
  bytes: Buffer;
  /** The same as they were written, at the same offsets, and what stands before and after them. */
  written: Pick<OpenedCsv, 'before' | 'source' | 'after'>;
  dialect: Dialect;
  /** As the file has them, decoded. */
  headings: string[];
  columns: StockColumns;
  lines: StockLines;
  /** Lines whose quantity or number of cells is wrong, or that have a damaged cell: they are not published. */
  unreadable: number[];
  /** Lines to be published that are no gift card and have no gencod, or one whose digits a spreadsheet lost. */
  withoutGencod: number[];
  /** Lines to be published whose gencod carries what a spreadsheet leaves: `="361…"`, `361….0`. */
  spoiltGencod: number[];
  /** Lines whose quantity is written as '3,000', which is three in this file. */
  threeNoughts: readonly number[];
  /** How many lines belong to stores that were not asked for. */
  otherStores: number;
  /** How many lines `stock.filters` leaves out. */
  filteredOut: number;
  /** What `stock.filters` says of a line; null: there is no filter. */
  judgeRow: RowJudge | null;
  /** Which lines have a fixed quantity, and which; null: none. */
  untracked: { isMeant: RowJudge; quantity: number } | null;
  giftCards: PlacedCard[];
  /** The lines where each of `giftCards` stands. */
  giftCardLines: number[][];
}

/** A gift card in the columns of one stock file. */
export interface PlacedCard {
  /** As people name it. */
  name: string;
  /** '' if the configuration gives none. */
  reference: string;
  quantity: number;
  /** Column → text. */
  cells: ReadonlyMap<number, string>;
}

/** One entry per line of the file, in its order, from 0; the heading is none. */
export interface StockLines {
  count: number;
  /** Offset of each line's first byte; one entry more, so that a line ends where the next begins. */
  starts: Uint32Array;
  /** Pairs in stock, may be negative; NaN: unreadable. What an untracked line says does not count. */
  quantities: Float64Array;
  /** `hashText` of the line's gencod; 0: none, a gift card, or excluded. */
  gencodHashes: Uint32Array;
  /** 1: its stock is not kept, and it has the fixed quantity. */
  untracked: Uint8Array;
  /** Why a line is not to be published: `Excluded`; 0: it is. */
  excluded: Uint8Array;
}

/** Of another store, or unreadable; or left out by a filter, so that it is none of the web shop's. */
export const Excluded = { unusable: 1, byFilter: 2 } as const;

/** Room for that many lines; what is written beyond is lost without a word, so `makeRoom` comes before. */
export function emptyLines(capacity: number): StockLines {
  return {
    count: 0,
    starts: new Uint32Array(capacity + 1),
    quantities: new Float64Array(capacity),
    gencodHashes: new Uint32Array(capacity),
    untracked: new Uint8Array(capacity),
    excluded: new Uint8Array(capacity),
  };
}

/** At least doubles the room where there is none for so many more lines. */
export function makeRoom(lines: StockLines, more = 1): void {
  if (lines.count + more <= lines.excluded.length) return;
  const wider = emptyLines(2 * lines.count + more);
  wider.starts.set(lines.starts);
  wider.quantities.set(lines.quantities);
  wider.gencodHashes.set(lines.gencodHashes);
  wider.untracked.set(lines.untracked);
  wider.excluded.set(lines.excluded);
  wider.count = lines.count;
  Object.assign(lines, wider);
}

/** The row of the file that a person sees a line in: the heading is row 1, or 2 after a line `sep=;`. */
export function rowNumber({ written }: StockFile, line: number): number {
  return line + (written.before.length > 0 ? 3 : 2);
}

/** The cells of one line, one character per byte. */
export function rawCells(stock: StockFile, line: number): string[] {
  const { starts } = stock.lines;
  const row = readRows(stock.bytes, stock.dialect, starts[line], starts[line + 1]).next().value as
    CsvRow | undefined;
  return row?.cells ?? [];
}

/** The cell of a line in a column, decoded; '' where the file has no such column. */
export function cellText(stock: StockFile, cells: readonly string[], column: number | null): string {
  return column === null ? '' : decodeCell(cells[column] ?? '', stock.dialect.encoding).trim();
}
