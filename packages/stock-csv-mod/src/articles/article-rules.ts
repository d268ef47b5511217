import type { CategoryPath } from './article.ts';

/** What of a product that is in the shop already is written again. */
export type ArticlePart =
  | 'name'
  | 'texts'
  | 'price'
  | 'vat'
  | 'manufacturer'
  | 'category'
  | 'weight'
  | 'features'
  | 'images'
  | 'documents'
  | 'variations'
  | 'active';

export interface ArticleRules {
  /** null: nothing is made that the shop does not have. */
  create: CreateRules | null;
  update: ReadonlySet<ArticlePart>;
  /** Of prices without tax: 2 to 6. */
  decimals: number;
}

export interface CreateRules {
  /** Whether customers see a new product once it is whole. */
  isActive: boolean;
  /** For articles that name none. */
  category: CategoryPath;
  /** By name; for articles without a rate, and the one that is chosen among groups of one rate. null: none. */
  taxGroup: string | null;
}
