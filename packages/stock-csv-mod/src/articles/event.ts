import type { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { SourceEvent } from '@passerelle/core/ports/order-source.ts';
import type { ArticleNote, PriceRowFault } from './article-fault.ts';
import type { FillEvent } from './fill-event.ts';
import type { ArticlesGuard } from './job-fault.ts';
import type { RefusedArticle } from './read-articles.ts';

/** What happens in a run of `articles`. */
export type ArticlesEvent =
  | SourceEvent
  | FillEvent
  | { kind: 'articles-read'; file: string; rows: number; left: number; articles: number }
  /** Something was replaced or left out of an article that was taken. */
  | { kind: 'article-noted'; article: string; note: ArticleNote }
  /** It can't be taken out of the file. */
  | { kind: 'article-unreadable'; refused: RefusedArticle }
  | { kind: 'reject-kept'; file: string }
  | { kind: 'reject-not-kept'; file: string; reason: string }
  /** Asked for by name, and not in the file. */
  | { kind: 'only-unknown'; names: readonly string[] }
  /** A person has passed guards. */
  | { kind: 'guards-passed'; refusals: readonly ArticlesGuard[] }
  | { kind: 'prices-read'; file: string; rows: number }
  | { kind: 'price-row-refused'; fault: PriceRowFault }
  /** A file beside the articles can't be used; the articles are written. */
  | { kind: 'left-out'; fault: Fault; exitCode: ExitCode }
  | { kind: 'articles-done' };

export type EmitArticles = (event: ArticlesEvent) => void;
