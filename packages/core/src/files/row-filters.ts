import { ExitCode } from '../failure/exit-code.ts';
import { Failure } from '../failure/failure.ts';
import { dateReader } from '../text/moments.ts';
import type { FileFailure } from './file-fault.ts';
import { foldText } from '../text/fold-text.ts';
import { plainCell } from '../text/plain-cell.ts';

/** What a row must be for a section of the configuration to take it. */
export type RowFilter = ColumnFilter | { not: readonly ColumnFilter[] };

/** `column`: its heading, or its position (the first is 1). */
export type ColumnFilter =
  /** One of these texts; '' is an empty cell. */
  | { column: string | number; is: readonly string[] }
  /**
   * A date of these last days, today being day 0: 2 takes today, yesterday and the day before, and whatever is dated later.
   * An empty cell is no date. `dateFormat`: yyyy MM dd HH mm ss, where the file writes neither 2026-11-28 nor 28/11/2026.
   */
  | { column: string | number; withinDays: number; dateFormat?: string };

/** What becomes of a row. */
export type RowFate =
  | { kind: 'kept' }
  | { kind: 'left-out' }
  /** Nobody can say: a filter asks for a date, and the cell holds something else. */
  | { kind: 'unreadable-date'; heading: string; value: string };

/** `text` gives the cell of a column, counted from 0, decoded. */
export type RowJudge = (text: (column: number) => string) => RowFate;

/** Which file, and its first row, decoded. */
export interface FilteredFile {
  name: string;
  headings: readonly string[];
}

/**
 * Tells of each row of a file whether every filter holds. Accents, case and runs of spaces don't count, neither in headings
 * nor in cells. Throws a Failure (4) where a filter speaks of a column that the file lacks, or has twice. null: no filter
 * is configured. `now`: days are those of the local calendar.
 */
export function rowJudge(filters: readonly RowFilter[], file: FilteredFile, now: Date): RowJudge | null {
  if (filters.length === 0) return null;
  const tests = filters.map((filter) => rowTest(filter, file, now));
  return (text) => {
    let unreadable: RowFate | undefined;
    for (const test of tests) {
      const found = test(text);
      if (found === false) return leftOut;
      if (found !== true) unreadable ??= found;
    }
    return unreadable ?? kept;
  };
}

const kept: RowFate = { kind: 'kept' };
const leftOut: RowFate = { kind: 'left-out' };

type Found = boolean | Extract<RowFate, { kind: 'unreadable-date' }>;
type Test = (text: (column: number) => string) => Found;

function rowTest(filter: RowFilter, file: FilteredFile, now: Date): Test {
  if (!('not' in filter)) return columnTest(filter, file, now);
  const tests = filter.not.map((one) => columnTest(one, file, now));
  return (text) => {
    const found = tests.map((test) => test(text));
    if (found.includes(true)) return false;
    return found.find((one) => typeof one === 'object') ?? true;
  };
}

/** Few cells of a column differ: what was found of a text is kept, up to this many. */
const mostKept = 10_000;

function columnTest(filter: ColumnFilter, file: FilteredFile, now: Date): Test {
  const column = findColumn(filter.column, file);
  const holds = 'is' in filter ? isTest(filter.is) : dateTest(filter, file.headings[column] ?? '', now);
  const before = new Map<string, Found>();
  return (textAt) => {
    const text = textAt(column);
    const known = before.get(text);
    if (known !== undefined) return known;
    const found = holds(plainCell(text));
    if (before.size >= mostKept) before.clear();
    before.set(text, found);
    return found;
  };
}

function findColumn(column: string | number, { name: file, headings }: FilteredFile): number {
  const positions =
    typeof column === 'number'
      ? [column - 1].filter((at) => at < headings.length)
      : headings.flatMap((heading, at) => (foldText(heading) === foldText(column) ? [at] : []));
  const [first, ...others] = positions;
  if (first !== undefined && others.length === 0) return first;
  const fault: FileFailure =
    first === undefined
      ? { kind: 'file/no-filter-column', file, column: String(column), headings }
      : { kind: 'file/filter-column-twice', file, column: String(column) };
  throw new Failure(ExitCode.Input, fault);
}

function isTest(texts: readonly string[]): (text: string) => boolean {
  const wanted = new Set(texts.map(asCompared));
  return (text) => wanted.has(asCompared(text));
}

/** Signs count, unlike in headings: "+" and "-" are two answers. */
function asCompared(text: string): string {
  return plainCell(text)
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** Year first with hyphens, or day first, as French programs write; the month is never first. */
const days = ['yyyy-MM-dd', 'dd/MM/yyyy', 'dd-MM-yyyy', 'dd.MM.yyyy'];
const times = ['', ' HH:mm', ' HH:mm:ss', 'THH:mm', 'THH:mm:ss', 'THH:mm:ssXXX'];
const usualFormats = days.flatMap((day) => times.map((time) => day + time));

function dateTest(
  { withinDays, dateFormat }: Extract<ColumnFilter, { withinDays: number }>,
  heading: string,
  now: Date,
): (text: string) => Found {
  const readers = (dateFormat === undefined ? usualFormats : [dateFormat]).map(dateReader);
  const first = dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - withinDays));
  return (text) => {
    if (text === '') return false;
    for (const read of readers) {
      const date = read(text);
      if (date !== null) return date.slice(0, first.length) >= first;
    }
    return { kind: 'unreadable-date', heading, value: text };
  };
}

/** 2026-11-28 */
function dayOf(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
