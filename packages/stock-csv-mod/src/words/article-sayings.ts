import type { Saying } from '@passerelle/core/words/saying.ts';
import type { Sayings } from '@passerelle/core/words/say-fault.ts';
import type { ArticlesFault } from '../articles/job-fault.ts';
import { articleFaults } from './fr/article-faults.ts';
import type { StockSections } from './words.ts';

type Say = (fault: ArticlesFault, words: StockSections) => Saying;

/** One line for each kind: the words are keyed by it. */
const entries = Object.keys(articleFaults).map((kind): [string, Say] => [
  kind,
  (fault, { articleFaults: words }) => (words[fault.kind] as (one: ArticlesFault) => Saying)(fault),
]);

export const articleSayings = Object.fromEntries(entries) as Sayings<ArticlesFault, StockSections>;
