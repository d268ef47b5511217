import { foldText } from '../text/fold-text.ts';

/** Where a column is: its heading, its position (the first is 1), several of those, or false: there is none. */
export type ColumnPlace = string | number | false | readonly (string | number)[];

/** Headings that files are known to bear, column by column, the surest first. */
export type KnownHeadings<Column extends string> = Readonly<Record<Column, readonly string[]>>;

/** What the configuration says of columns besides. */
export type ColumnPlaces<Column extends string> = Readonly<Partial<Record<Column, ColumnPlace>>>;

/** Every position, from 0, that bears the first of the column's names that the file has; more than one: which is meant? */
export function positionsOf<Column extends string>(
  column: Column,
  headings: readonly string[],
  known: KnownHeadings<Column>,
  places: ColumnPlaces<Column>,
): number[] {
  const place = places[column] ?? [];
  if (place === false) return [];
  const folded = headings.map(foldText);
  for (const one of [place, known[column]].flat(2) as (string | number)[]) {
    const found = typeof one === 'number' ? atPosition(one, folded) : underHeading(foldText(one), folded);
    if (found.length > 0) return found;
  }
  return [];
}

/** Whether a heading is one that we look for: that shows which delimiter a file has. */
export function knowsHeading<Column extends string>(
  known: KnownHeadings<Column>,
  places: ColumnPlaces<Column>,
): (heading: string) => boolean {
  const all: unknown[] = [...Object.values(known), ...Object.values(places)].flat(2);
  const names = new Set(all.filter((place) => typeof place === 'string').map((name) => foldText(name)));
  return (heading) => names.has(foldText(heading));
}

function atPosition(position: number, folded: readonly string[]): number[] {
  return position <= folded.length ? [position - 1] : [];
}

function underHeading(name: string, folded: readonly string[]): number[] {
  return folded.flatMap((heading, at) => (heading === name ? [at] : []));
}
