import { closest } from 'fastest-levenshtein';
import { foldText } from '../text/fold-text.ts';

/** What the shop has of a kind that a configuration names by number or by name. */
export interface NamedInShop {
  id: number;
  /** In each of the shop's languages. */
  names: readonly string[];
  isDeleted: boolean;
}

export type NamedSearch =
  | { kind: 'found'; id: number }
  /** `near`: the name that is closest; '' where there is none. */
  | { kind: 'missing'; near: string }
  | { kind: 'deleted' }
  | { kind: 'ambiguous'; ids: readonly number[] };

/** A number is an id; a name is compared as people write it. What was deleted counts only where nothing else is meant. */
export function findNamed(value: number | string, all: readonly NamedInShop[]): NamedSearch {
  const isMeant = ({ id, names }: NamedInShop): boolean =>
    typeof value === 'number' ? id === value : names.some((name) => foldText(name) === foldText(value));
  const found = all.filter(isMeant);
  const [one, ...others] = found.filter(({ isDeleted }) => !isDeleted);
  if (one !== undefined && others.length > 0)
    return { kind: 'ambiguous', ids: [one, ...others].map(({ id }) => id) };
  if (one !== undefined) return { kind: 'found', id: one.id };
  if (found.length > 0) return { kind: 'deleted' };
  const names = all.filter(({ isDeleted }) => !isDeleted).flatMap((other) => other.names);
  const near = typeof value === 'string' && names.length > 0 ? closest(value, names) : '';
  return { kind: 'missing', near };
}
