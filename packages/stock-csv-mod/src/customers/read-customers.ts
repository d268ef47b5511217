import type { CustomerColumn } from '@passerelle/core/config/column-names.ts';
import { readEvenRows } from '@passerelle/core/files/read-even-rows.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { rowJudge, type RowFilter } from '@passerelle/core/files/row-filters.ts';
import { foldText } from '@passerelle/core/text/fold-text.ts';
import { plainCell } from '@passerelle/core/text/plain-cell.ts';
import {
  findCustomerColumns,
  isKnownHeading,
  type ColumnPlaces,
  type CustomerColumns,
} from './customer-columns.ts';
import type { CustomersFault } from './customers-fault.ts';

/** What one row says. Cells are trimmed; '' for what the file has not. */
export interface CustomerRow {
  /** As an editor counts: from 1. */
  line: number;
  cells: Readonly<Record<CustomerColumn, string>>;
  isDormant: boolean;
  /** A filter asks for a date, and its cell holds something else. */
  undated?: { heading: string; value: string };
}

export interface CustomersFile {
  rows: readonly CustomerRow[];
  /** Rows that the filters leave out. */
  filtered: number;
}

export interface CustomersSettings {
  columns: ColumnPlaces;
  /** Which cell says that a customer is dormant; undefined: none does. */
  dormant?: { column: string; is: readonly string[] };
  /** Which rows count at all. Throws Failure(4): a heading is missing. */
  filters: readonly RowFilter[];
  now: Date;
}

/**
 * A whole file of customers, one row per address. Throws, all of them exit 4: NotWhole where it looks cut short and reading
 * it again can help, FileRefused where it is no CSV that can be read, Failure where it is no file of customers.
 */
export function readCustomers(name: string, bytes: Buffer, settings: CustomersSettings): CustomersFile {
  const isKnown = isKnownHeading(settings.columns);
  const wishes = { delimiter: 'auto', encoding: 'auto', isKnownHeading: isKnown } as const;
  const read = readEvenRows(name, bytes, wishes, (headings) => rowReader(name, headings, settings));
  const wanted = read.filter((row) => row !== null);
  return { rows: wanted, filtered: read.length - wanted.length };
}

/** null: the row is not wanted. */
function rowReader(
  name: string,
  headings: readonly string[],
  { columns: places, dormant, filters, now }: CustomersSettings,
): (cells: readonly string[], line: number) => CustomerRow | null {
  const columns = columnsOf(name, headings, places);
  const judge = rowJudge(filters, { name, headings }, now);
  const isDormant = dormancy(name, headings, dormant);
  return (cells, line) => {
    const fate = judge?.((column) => cells[column] ?? '');
    if (fate?.kind === 'left-out') return null;
    const row = { line, cells: cellsOf(cells, columns), isDormant: isDormant(cells) };
    if (fate?.kind !== 'unreadable-date') return row;
    return { ...row, undated: { heading: fate.heading, value: fate.value } };
  };
}

function cellsOf(cells: readonly string[], columns: CustomerColumns): CustomerRow['cells'] {
  const named = Object.entries(columns).map(([column, at]) => [
    column,
    at === null ? '' : plainCell(cells[at] ?? ''),
  ]);
  return Object.fromEntries(named) as CustomerRow['cells'];
}

function columnsOf(file: string, headings: readonly string[], places: ColumnPlaces): CustomerColumns {
  const search = findCustomerColumns(headings, places);
  if ('columns' in search) return search.columns;
  const fault: CustomersFault =
    'repeated' in search
      ? { kind: 'customers/repeated-heading', file, heading: search.repeated }
      : { kind: 'customers/missing-columns', file, missing: search.missing, headings };
  throw new Failure(ExitCode.Input, fault);
}

function dormancy(
  file: string,
  headings: readonly string[],
  dormant: CustomersSettings['dormant'],
): (cells: readonly string[]) => boolean {
  if (dormant === undefined) return () => false;
  const { column } = dormant;
  const at = headings.findIndex((heading) => foldText(heading) === foldText(column));
  if (at < 0)
    throw new Failure(ExitCode.Input, {
      kind: 'customers/no-dormant-column',
      file,
      column,
      headings,
    } satisfies CustomersFault);
  const values = new Set(dormant.is.map(foldText));
  return (cells) => values.has(foldText(cells[at] ?? ''));
}
