import { codeKey, referenceKey } from '../stock/article-key.ts';
import type { Article } from './article.ts';

/** Whether a person names that article: by its reference, its key, or one of its gencods. */
export function isNamed({ key, reference, variations }: Article, name: string): boolean {
  const asked = referenceKey(name);
  const gencods = variations.map(({ gencod }) => codeKey(gencod)).filter((gencod) => gencod !== '');
  return [key, reference].some((own) => referenceKey(own) === asked) || gencods.includes(codeKey(name));
}

/** The articles that are named, all where none is, and the names that are nobody's. */
export function namedArticles(
  articles: readonly Article[],
  names: readonly string[],
): { articles: readonly Article[]; unknown: readonly string[] } {
  if (names.length === 0) return { articles, unknown: [] };
  return {
    articles: articles.filter((article) => names.some((name) => isNamed(article, name))),
    unknown: names.filter((name) => !articles.some((article) => isNamed(article, name))),
  };
}
