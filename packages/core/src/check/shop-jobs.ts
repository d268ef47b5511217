import type { ListInShop, ShopFacts, ShopJobName } from '../ports/shop-facts.ts';
import type { Words } from '../words/words.ts';
import type { Finding } from './finding.ts';

/** A place of the configuration that names something of the shop. */
export interface NamePlace {
  /** 'articles.create.taxRulesGroup'. */
  key: string;
  list: ListInShop;
  value: number | string;
}

/** What one configured job needs of the shop beside its rights. A job is added to its program's list, and to the adapter's rights. */
export interface ShopJob<W extends Words = Words> {
  name: ShopJobName;
  /** Without one of them a run is refused. */
  places?: readonly NamePlace[];
  /** What else is worth a line; asked only if the key has every right that the job needs. */
  look?: (facts: ShopFacts, words: W) => Promise<readonly Finding[]>;
}
