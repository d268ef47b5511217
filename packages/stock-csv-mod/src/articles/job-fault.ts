import type { ArticleFault, ArticlesFileFault, PriceRowFault } from './article-fault.ts';
import type { MediumFault } from './article.ts';
import type { ShopArticleFault } from './shop-article-fault.ts';

/** What ends a run of articles before anything is written. */
export type ArticlesRunFault =
  | { kind: 'articles/not-configured' }
  /** Of images or documents, on this computer. */
  | { kind: 'articles/no-folder'; key: 'images' | 'documents'; folder: string; reason: string }
  /** Likewise, on the FTP server. */
  | { kind: 'articles/no-remote-folder'; key: 'images' | 'documents'; folder: string }
  | { kind: 'articles/guarded'; refusals: readonly ArticlesGuard[] };

export type ArticlesGuard =
  | { rule: 'max-new'; found: number; limit: number }
  /** Of the known products that the file names. */
  | { rule: 'max-changed'; found: number; of: number; percent: number; limit: number };

/** All that this job says of files, articles, images and prices. */
export type ArticlesFault =
  ArticlesFileFault | ArticlesRunFault | ArticleFault | ShopArticleFault | MediumFault | PriceRowFault;
