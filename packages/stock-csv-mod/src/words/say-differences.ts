import { visibleStart } from '@passerelle/core/text/visible.ts';
import type { StockWords } from './words.ts';
import type { FormDifference, StockDifferences } from '../stock/compare-stock.ts';

/** Differences of one kind that are printed at most. */
const longestList = 50;

/** The differences of two files, called by these names, as lines to be read. */
export function sayDifferences(
  { ours, theirs, differences }: { ours: string; theirs: string; differences: StockDifferences },
  words: StockWords,
): string[] {
  const { form, headings, quantities, onlyOurs, onlyTheirs } = differences;
  const say = words.stock.compare;
  const told = [
    ...form.map((difference) => sayForm(difference, words)),
    ...(headings === null
      ? []
      : [say.part(say.parts.headings, showLine(headings.ours), showLine(headings.theirs))]),
    ...shorten(quantities, words, (each) =>
      say.quantity(visibleStart(each.gencod), show(each.ours), show(each.theirs)),
    ),
    ...shorten(onlyOurs, words, (cells) => say.onlyOurs(showLine(cells))),
    ...shorten(onlyTheirs, words, (cells) => say.onlyTheirs(showLine(cells))),
  ];
  return told.length === 0 ? [say.same(ours, theirs)] : [say.different(ours, theirs), ...told];
}

function sayForm({ part, ours, theirs }: FormDifference, words: StockWords): string {
  const { part: say, parts, yesNo } = words.stock.compare;
  const value = (each: string | boolean) => (typeof each === 'boolean' ? yesNo[`${each}`] : show(each));
  return say(parts[part], value(ours), value(theirs));
}

function shorten<T>(list: readonly T[], words: StockWords, say: (each: T) => string): string[] {
  const told = list.slice(0, longestList).map(say);
  const more = list.length - told.length;
  return more > 0 ? [...told, words.stock.compare.andMore(more)] : told;
}

/** Spaces at either end, and nothing at all, must be seen. */
function show(value: string): string {
  return `[${visibleStart(value)}]`;
}

function showLine(cells: readonly string[]): string {
  return visibleStart(cells.join(' ; '), 300);
}
