import type { NewProduct, ShopTexts } from '@passerelle/core/ports/catalogue.ts';
import type { Article, TextKind } from './article.ts';
import { linkOf } from './links.ts';
import { Unresolved } from './names-of-shop.ts';
import { taxesOf, taxGroupFor, type PlanContext } from './plan-context.ts';
import { shownPrice, storedPrice } from './prices.ts';

/** A product as it is made: whole, but for its variations, images and documents. Throws Unresolved. */
export function newProduct(article: Article, context: PlanContext): NewProduct {
  const { rules, names } = context;
  if (rules.create === null) throw new Unresolved({ kind: 'article/not-created' });
  if (article.price === null) throw new Unresolved({ kind: 'article/no-price' });
  const taxGroup = taxGroupFor(article.vatRate, context).id;
  const paths = article.categories.length > 0 ? article.categories : [rules.create.category];
  const categories = [...new Set(paths.map((path) => names.category(path)))];
  return {
    reference: article.reference,
    gencod: hasVariations(article) ? '' : (article.variations[0]?.gencod ?? ''),
    names: inAll(article.name, context),
    links: inAll(linkOf(article.name, linkOf(article.reference, 'article')), context),
    texts: textsOf(article, context),
    price: storedPrice(article.price, taxesOf(taxGroup, 0, context), rules.decimals),
    taxGroup,
    mainCategory: categories[0] ?? context.facts.homeCategory,
    categories,
    features: featuresOf(article, context),
    ...(article.manufacturer === null ? {} : { manufacturer: names.manufacturer(article.manufacturer) }),
    ...(article.weight === null ? {} : { weight: article.weight }),
    hasVariations: hasVariations(article),
  };
}

/** What a customer will pay for it, to the cent. */
export function priceOfNew({ price, taxGroup }: NewProduct, context: PlanContext): number {
  return shownPrice(price, taxesOf(taxGroup, 0, context));
}

export function hasVariations({ variations }: Article): boolean {
  return variations.some(({ attributes }) => attributes.length > 0);
}

/** One text in every language of the shop: the file has one. */
export function inAll(text: string, { facts }: PlanContext): ShopTexts {
  return new Map(facts.languages.map((language) => [language, text]));
}

function textsOf({ texts }: Article, context: PlanContext): NewProduct['texts'] {
  const entries = Object.entries(texts) as [TextKind, string][];
  return Object.fromEntries(entries.map(([kind, text]) => [kind, inAll(text, context)]));
}

export function featuresOf(
  { features }: Article,
  { names }: PlanContext,
): { feature: number; value: number }[] {
  return features.map(({ feature, value }) => names.featureValue(feature, value));
}
