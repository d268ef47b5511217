import type { CatalogueFacts, ShopProduct } from '@passerelle/core/ports/catalogue.ts';
import type { Article } from './article.ts';
import type { ArticleMemory } from './article-memory.ts';
import type { ArticleRules } from './article-rules.ts';
import { overLimits } from './limits.ts';
import { NamesOfShop, Unresolved } from './names-of-shop.ts';
import { planKnownProduct, planNewProduct, type ProductPlan } from './plan-product.ts';
import type { PlanContext } from './plan-context.ts';
import { nameOf, ProductsByMark, recognise } from './recognise.ts';
import type { ShopArticleFault } from './shop-article-fault.ts';

export interface RefusedArticle {
  article: Article;
  fault: ShopArticleFault;
}

/** What a file of articles comes to in the shop as it is. */
export interface ArticlesPlan {
  /** Those with something to write, or with a part that stays out; new ones first, else in the file's order. */
  products: readonly ProductPlan[];
  refused: readonly RefusedArticle[];
  /** Articles that the shop has just so. */
  same: readonly { article: Article; product: ShopProduct }[];
}

export interface PlanInput {
  facts: CatalogueFacts;
  products: readonly ShopProduct[];
  rules: ArticleRules;
  memory: ArticleMemory;
  /** Named by a person: what was deleted in the shop is made again. */
  mayBeMadeAnew: (article: Article) => boolean;
}

export function planArticles(articles: readonly Article[], input: PlanInput): ArticlesPlan {
  const { facts, rules, memory } = input;
  const context: PlanContext = { facts, rules, memory, names: new NamesOfShop(facts) };
  const found = recogniseAll(articles, input);
  const planned = found.map((one) => ('fault' in one ? one : planOne(one, input, context)));
  const products = planned.filter((one) => 'steps' in one);
  const isIdle = ({ steps, refused }: ProductPlan) => steps.length === 0 && refused.length === 0;
  return {
    products: products
      .filter((plan) => !isIdle(plan))
      .toSorted((one, other) => Number(other.isNew) - Number(one.isNew)),
    refused: planned.filter((one) => 'fault' in one),
    same: products.flatMap((plan) =>
      isIdle(plan) && plan.product ? [{ article: plan.article, product: plan.product }] : [],
    ),
  };
}

interface Known {
  article: Article;
  /** null: it is new. */
  product: ShopProduct | null;
  isOurs: boolean;
}

/** Two articles of a file are never one product: whichever came last would win, at every run. */
function recogniseAll(articles: readonly Article[], input: PlanInput): (Known | RefusedArticle)[] {
  const marks = new ProductsByMark(input.products);
  const found = articles.map((article): Known | RefusedArticle => {
    const one = recognise(article, marks, input.memory, input.mayBeMadeAnew(article));
    if (one.kind === 'refused') return { article, fault: one.fault };
    return one.kind === 'new'
      ? { article, product: null, isOurs: false }
      : { article, product: one.product, isOurs: one.isOurs };
  });
  const claims = Map.groupBy(
    found.filter((one) => 'product' in one),
    ({ product, article }) => product?.id ?? `${article.reference}\n${article.name}`,
  );
  return found.map((one) => {
    if ('fault' in one) return one;
    const { article, product } = one;
    const claimants = claims.get(product?.id ?? `${article.reference}\n${article.name}`) ?? [];
    const other = claimants.find((claimant) => claimant.article !== article);
    // Two new ones of one reference and name are told apart by their gencods, in this run only: the next one could not.
    if (other === undefined) return one;
    const name = product ? nameOf(product) : { id: 0, name: article.name };
    return { article, fault: { kind: 'article/same-product', product: name, other: other.article.key } };
  });
}

function planOne(
  { article, product, isOurs }: Known,
  { mayBeMadeAnew, facts }: PlanInput,
  context: PlanContext,
): ProductPlan | RefusedArticle {
  const fault = overLimits(article, facts);
  if (fault) return { article, fault };
  context.names.takePlanned();
  try {
    if (product === null) return planNewProduct(article, context);
    const how = { isOurs, mayBeMadeAnew: mayBeMadeAnew(article) };
    return planKnownProduct(article, product, how, context);
  } catch (error) {
    if (error instanceof Unresolved) return { article, fault: error.fault };
    throw error;
  }
}

/** By what articles and the memory of them the shop is asked. */
export function soughtBy(articles: readonly Article[], memory: ArticleMemory) {
  const ids = articles.flatMap(({ key }) => memory.product(key)?.id ?? []);
  return {
    ids,
    gencods: articles.flatMap(({ variations }) =>
      variations.flatMap(({ gencod }) => (gencod === '' ? [] : [gencod])),
    ),
    references: [...new Set(articles.flatMap(({ reference }) => (reference === '' ? [] : [reference])))],
    names: articles.flatMap(({ reference, name, key }) =>
      reference === '' && memory.product(key) !== null ? [name] : [],
    ),
  };
}
