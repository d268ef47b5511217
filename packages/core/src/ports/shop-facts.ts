import { closest } from 'fastest-levenshtein';
import { foldText } from '../text/fold-text.ts';
import type { StatusOfShop } from './order-status.ts';

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

/** A job that speaks to the shop. Which rights each takes is the adapter's own knowledge. */
export type ShopJobName =
  'orders' | 'write-back' | 'customers-out' | 'crm' | 'stock' | 'articles' | 'customers-in';

export interface CarrierOfShop extends NamedInShop {
  isActive: boolean;
  /** Whether parcels can be followed: without an address for it the mail "in transit" never goes out. */
  showsTracking: boolean;
}

export type ListInShop = 'states' | 'carriers' | 'groups' | 'tax-groups' | 'categories';

/** The shop as `check` looks at it: each fact is asked once, and rejects when it could not be looked at. */
export interface ShopFacts {
  /** '8.2.4'; undefined: the shop does not say. */
  readonly version: string | undefined;
  /** None where the key may not read them. */
  states(): Promise<readonly StatusOfShop[]>;
  carriers(): Promise<readonly CarrierOfShop[]>;
  list(list: ListInShop): Promise<readonly NamedInShop[]>;
  /** A setting such as PS_MAIL_METHOD; undefined: the shop has none of that name, or the key may not read settings. */
  setting(name: string): Promise<string | undefined>;
}
