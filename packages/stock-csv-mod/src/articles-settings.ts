import type { ArticlesConfig, ArticlesJob } from './options.ts';
import type { CategoryPath } from './articles/article.ts';
import { readPaths } from './articles/article-cells.ts';
import type { ArticleRules } from './articles/article-rules.ts';
import type { ArticlesSettings } from './articles/read-articles.ts';
import type { SpecificPricesSettings } from './articles/read-specific-prices.ts';

/** The stock file itself holds the articles. */
export function isStock({ source }: ArticlesConfig): boolean {
  return source === 'stock';
}

/** How the file is read. The stock file's columns and shops are those of the section `stock`. */
export function settingsOf(
  { config: { stock }, world }: ArticlesJob,
  articles: ArticlesConfig,
): ArticlesSettings {
  const { columns, attributes, features, group, name, filters, price } = articles;
  return {
    ...{ delimiter: 'auto', encoding: 'auto', attributes, features, group, name, filters },
    columns: isStock(articles) ? { ...stock.columns, ...columns } : columns,
    stores: isStock(articles) ? stock.stores : [],
    taxed: price.from,
    now: world.now(),
  };
}

/** How the file of specific prices is read: with tax or without as the articles' own prices. */
export function priceSettingsOf(
  { columns, dateFormat }: NonNullable<ArticlesConfig['specificPrices']>,
  { from }: ArticlesConfig['price'],
): SpecificPricesSettings {
  const tax = from === 'ttc' ? 'with' : 'without';
  return { delimiter: 'auto', encoding: 'auto', columns, dateFormat, tax };
}

/** What decides what is written. */
export function rulesOf({ create, update, price }: ArticlesConfig): ArticleRules {
  const rules = { update: new Set(update), decimals: price.decimals };
  if (create === undefined) return { ...rules, create: null };
  const { active: isActive, category, taxRulesGroup } = create;
  const [path = [category]] = readPaths(category);
  const [top = category, ...below] = path;
  return {
    ...rules,
    create: { isActive, category: [top, ...below] satisfies CategoryPath, taxGroup: taxRulesGroup ?? null },
  };
}
