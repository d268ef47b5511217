import {
  rowJudge,
  type FilteredFile,
  type RowFilter,
  type RowJudge,
} from '@passerelle/core/files/row-filters.ts';
import { codeKey } from '../stock/article-key.ts';
import type { ArticleColumns } from './article-columns.ts';
import type { ArticleFault } from './article-fault.ts';
import type { RowCells } from './row-cells.ts';

/** The lines of one product. */
export interface LineGroup {
  /** As a person reads it; no other group has the same. */
  key: string;
  lines: readonly [RowCells, ...RowCells[]];
  /** It can't be said whether it is wanted. */
  fault?: ArticleFault;
}

/** Which lines are read. */
export interface LineWishes {
  /** Shops whose lines are read; empty: all. */
  stores: readonly string[];
  filters: readonly RowFilter[];
  /** Days of filters count from it. */
  now: Date;
}

export interface LineJudge {
  /** Of a line by itself. */
  line: RowJudge | null;
  /** Of a product: one line is enough. */
  product: RowJudge | null;
  stores: ReadonlySet<string>;
}

/** A product whose last line was changed today is to be read with all of its lines. Throws as `rowJudge` does. */
export function lineJudge(file: FilteredFile, { stores, filters, now }: LineWishes): LineJudge {
  const isDate = (filter: RowFilter): boolean => 'withinDays' in filter;
  const judge = (some: readonly RowFilter[]) => rowJudge(some, file, now);
  return {
    line: judge(filters.filter((filter) => !isDate(filter))),
    product: judge(filters.filter(isDate)),
    stores: new Set(stores.map(codeKey)),
  };
}

/** Products that are wanted, with their lines, in the order of the file. */
export function groupLines(
  rows: readonly RowCells[],
  columns: ArticleColumns,
  judge: LineJudge,
): LineGroup[] {
  const kept = rows.filter((row) => isKept(row, judge));
  return groupsOf(kept, columns).flatMap((group) => {
    if (judge.product === null) return [group];
    const fates = group.lines.map((line) => ({ line, fate: fateOf(line, judge.product) }));
    if (fates.some(({ fate }) => fate.kind === 'kept')) return [group];
    for (const { line, fate } of fates) {
      if (fate.kind !== 'unreadable-date') continue;
      const { heading, value } = fate;
      return [{ ...group, fault: { kind: 'article/unreadable-date', line: line.line, heading, value } }];
    }
    return [];
  });
}

/** A line that nobody can judge, or of the wrong width, stays: its product is refused, not made without it. */
function isKept(row: RowCells, judge: LineJudge): boolean {
  if (row.row.isOdd) return true;
  const isOurs = judge.stores.size === 0 || judge.stores.has(codeKey(row.raw('store')));
  return isOurs && fateOf(row, judge.line).kind !== 'left-out';
}

function fateOf({ row }: RowCells, judge: RowJudge | null): ReturnType<RowJudge> {
  return judge === null ? { kind: 'kept' } : judge((column) => row.cells[column] ?? '');
}

/** Lines that have the same words in the columns of the group; one that has none there is a product by itself. */
function groupsOf(rows: readonly RowCells[], { group }: ArticleColumns): LineGroup[] {
  const byWords = new Map<string, { shown: string; lines: [RowCells, ...RowCells[]] }>();
  for (const row of rows) {
    const words = group.map((index) => row.at(index).replace(/\s+/g, ' '));
    const shown = words.filter((word) => word !== '').join(' ');
    const own = row.text('gencod') || String(row.line);
    const key = shown === '' ? `\n${own}` : words.join('\n').normalize('NFC').toLowerCase();
    const known = byWords.get(key);
    if (known) known.lines.push(row);
    else byWords.set(key, { shown: shown || row.text('gencod'), lines: [row] });
  }
  return withOwnKeys([...byWords.values()]);
}

/** Two groups may read alike ("A B" and "C" beside "A" and "B C"). */
function withOwnKeys(groups: readonly { shown: string; lines: LineGroup['lines'] }[]): LineGroup[] {
  const taken = new Set<string>();
  return groups.map(({ shown, lines }) => {
    const [first] = lines;
    const key = taken.has(shown) ? `${shown} (${first.text('gencod') || first.line})` : shown;
    taken.add(key);
    return { key, lines };
  });
}
