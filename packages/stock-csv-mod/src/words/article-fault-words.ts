import type { Saying } from '@passerelle/core/words/saying.ts';
import type { ArticlesFault } from '../articles/job-fault.ts';

/** What each fault of articles reads like; `hint` may be ''. */
export type ArticleFaultWords = {
  readonly [K in ArticlesFault['kind']]: (fault: Extract<ArticlesFault, { kind: K }>) => Saying;
};
