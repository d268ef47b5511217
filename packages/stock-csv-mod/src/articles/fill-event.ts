import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { Article, SpecificPrice } from './article.ts';
import type { ArticlesPlan } from './plan-articles.ts';
import type { ProductPlan } from './plan-product.ts';
import type { FieldChange, VariationChange } from './product-step.ts';

/** What was written of an article. */
export interface Done {
  /** The product itself was made. */
  isMade: boolean;
  changes: readonly (FieldChange | VariationChange)[];
  /** Labels of new ones. */
  variations: readonly string[];
  images: number;
  documents: number;
  quantities: number;
  /** It was put before customers. */
  isShown: boolean;
}

export type ArticleDecision = 'written' | 'would-write' | 'same' | 'skipped' | 'refused';

export type PriceDecision = ArticleDecision;

export type FillEvent =
  /** Before anything is written. `shop`: as people know it. */
  | { kind: 'articles-planned'; plan: ArticlesPlan; shop: string }
  /** The end of one article in this run. In a dry run `done` is what would be written. */
  | {
      kind: 'article';
      article: Article;
      decision: ArticleDecision;
      /** The shop's number; 0: it has none. */
      product: number;
      done: Done;
      /** Why it was refused or waits; null otherwise. */
      reason: Fault | null;
      /** Parts that stay out though the article was written. */
      partly: readonly Fault[];
    }
  /** One price for some customers only. `row` null: it left the file, and is taken away. */
  | {
      kind: 'specific-price';
      row: SpecificPrice | null;
      /** Product, variation, customer, group, quantity and dates, by the shop's numbers. */
      key: string;
      decision: PriceDecision;
      id: number;
      /** Of one that was written: what is to be known of it. */
      reason: Fault | null;
    }
  /** So many prices made here have no row any more, and stay: a refused row may be theirs. */
  | { kind: 'prices-kept'; count: number }
  | { kind: 'articles-progress'; done: number; of: number }
  | { kind: 'limit-reached'; limit: number };

export type EmitFill = (event: FillEvent) => void;

/** What a plan comes to if all goes well. */
export function doneIf({ steps }: Pick<ProductPlan, 'steps'>): Done {
  return {
    isMade: steps.some(({ kind }) => kind === 'make'),
    changes: steps.filter((step) => step.kind === 'change' || step.kind === 'change-variation'),
    variations: steps.flatMap((step) =>
      step.kind === 'variations' ? step.variations.map(({ label }) => label) : [],
    ),
    images: steps.filter(({ kind }) => kind === 'image').length,
    documents: steps.filter(({ kind }) => kind === 'document').length,
    quantities: steps.filter(({ kind }) => kind === 'quantity').length,
    isShown: steps.some((step) => step.kind === 'show' && step.isSeen),
  };
}
