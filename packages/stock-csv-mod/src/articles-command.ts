import type { JobCommand } from '@passerelle/core/program/job-command.ts';
import type { StockWords } from './words/words.ts';

/** `articles`: the back office's articles as products of the shop. */
export function articlesCommand({
  articles: { command, examples, only, file, force },
}: StockWords): JobCommand<StockWords> {
  return {
    program: 'stock-csv-mod',
    name: 'articles',
    help: { command, examples, only, file, force },
    load: async () => (await import('./articles.ts')).runArticles,
  };
}
