import type { Millionths } from '@passerelle/core/orders/amounts.ts';
import type { Cents } from '@passerelle/core/orders/model.ts';
import type {
  NewProduct,
  NewVariation,
  ProductFields,
  VariationFields,
} from '@passerelle/core/ports/catalogue.ts';
import type { ArticleMedium } from './article.ts';
import type { ArticlePart } from './article-rules.ts';

/** What is written of one product, in this order. */
export type ProductStep =
  | { kind: 'make'; product: NewProduct; shown: Cents | null }
  | FieldChange
  | { kind: 'variations'; variations: readonly PlannedVariation[] }
  | VariationChange
  | { kind: 'image'; medium: ArticleMedium }
  /** An image that is there, shown with a variation. */
  | { kind: 'link-image'; variation: number; label: string; images: readonly number[]; added: number }
  | { kind: 'document'; medium: ArticleMedium }
  /** `row` 0: it comes about with its variation. `mark`: of the variation. */
  | { kind: 'quantity'; row: number; mark: string; label: string; before: number; pieces: number }
  /** The last one: it is whole. */
  | { kind: 'show'; isSeen: boolean };

/** What stands there, or is to stand there: for people. Money: what customers see. */
export type Told = string | boolean | { cents: Cents } | { kilograms: Millionths };

/** A part of a product that differs. */
export interface FieldChange {
  kind: 'change';
  part: ArticlePart;
  before: Told;
  after: Told;
  fields: ProductFields;
}

export interface VariationChange {
  kind: 'change-variation';
  part: 'price' | 'gencod';
  label: string;
  before: Told;
  after: Told;
  fields: VariationFields;
}

export interface PlannedVariation {
  entry: NewVariation;
  /** As people name it: "38", "38 noir". */
  label: string;
  /** By it, it is known from run to run: its gencod, else its values. */
  mark: string;
  /** null: the file does not say. */
  quantity: number | null;
}
