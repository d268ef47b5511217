import type { ShopProduct, ShopVariation } from '@passerelle/core/ports/catalogue.ts';
import { gencodKey } from '../stock/article-key.ts';
import type { Article, ArticleVariation } from './article.ts';
import type { ArticlePart } from './article-rules.ts';
import { taxesOf, type PlanContext } from './plan-context.ts';
import { hasVariations } from './plan-new-product.ts';
import { shownPrice, storedExtra, storedPrice } from './prices.ts';
import type { PlannedVariation, VariationChange } from './product-step.ts';
import type { VariationFault } from './shop-article-fault.ts';

export interface VariationsPlan {
  added: readonly PlannedVariation[];
  changed: readonly VariationChange[];
  refused: readonly VariationFault[];
  /** Those of the file that the shop has, with what it has. */
  known: readonly { variation: ArticleVariation; there: ShopVariation }[];
}

/** "38", "38 noir"; of a product without sizes ''. */
export function labelOf({ attributes }: Pick<ArticleVariation, 'attributes'>): string {
  return attributes.map(({ value }) => value).join(' ');
}

/** By which a variation is known from run to run; '' for a product without any. */
export function markOf({ gencod, attributes }: Pick<ArticleVariation, 'gencod' | 'attributes'>): string {
  if (attributes.length === 0) return '';
  return gencodKey(gencod) || attributes.map(({ group, value }) => `${group}=${value}`).join('/');
}

/** Of a product that is to be made: all of them. Throws Unresolved. */
export function newVariations(article: Article, taxGroup: number, context: PlanContext): PlannedVariation[] {
  if (!hasVariations(article)) return [];
  return article.variations.map((variation, at) =>
    planned(article, variation, { taxGroup, ecotax: 0, isDefault: at === 0 }, context),
  );
}

/** Of one that is there: what it lacks, and what differs. Throws Unresolved. `taxGroup`: as it will be. */
export function planVariations(
  article: Article,
  product: ShopProduct,
  { parts, taxGroup, mayBeMadeAnew }: VariationRules,
  context: PlanContext,
): VariationsPlan {
  const plan = { added: [], changed: [], refused: [], known: [] } as Gathered;
  if (!hasVariations(article)) return plan;
  const ofArticle = { taxGroup, ecotax: product.ecotax };
  let isDefaultFree = !product.variations.some(({ isDefault }) => isDefault);
  for (const variation of article.variations) {
    const found = findVariation(variation, product, context);
    if ('fault' in found) plan.refused.push(found.fault);
    else if (found.there !== undefined) {
      plan.known.push({ variation, there: found.there });
      plan.changed.push(
        ...changesOf(article, variation, found.there, { ...ofArticle, product, parts }, context),
      );
    } else if (parts.has('variations')) {
      const fault = refusalOf(variation, product, mayBeMadeAnew, context);
      if (fault) plan.refused.push(fault);
      else {
        plan.added.push(planned(article, variation, { ...ofArticle, isDefault: isDefaultFree }, context));
        isDefaultFree = false;
      }
    }
  }
  return plan;
}

export interface VariationRules {
  parts: ReadonlySet<ArticlePart>;
  taxGroup: number;
  /** A person named the article: what was deleted is made again. */
  mayBeMadeAnew: boolean;
}

interface Gathered {
  added: PlannedVariation[];
  changed: VariationChange[];
  refused: VariationFault[];
  known: { variation: ArticleVariation; there: ShopVariation }[];
}

type Found = { there: ShopVariation | undefined } | { fault: VariationFault };

/** By its gencod, else by its values: two variations of one size would be sold side by side. */
function findVariation(variation: ArticleVariation, product: ShopProduct, context: PlanContext): Found {
  const label = labelOf(variation);
  const key = gencodKey(variation.gencod);
  const byGencod = key === '' ? [] : product.variations.filter(({ gencod }) => gencodKey(gencod) === key);
  if (byGencod.length > 1) return { fault: { kind: 'variation/twice', label, ids: idsOf(byGencod) } };
  if (byGencod[0] !== undefined) return { there: byGencod[0] };
  const values = new Set(valuesOf(variation, context));
  const byValues = product.variations.filter(
    (one) => one.values.length === values.size && one.values.every((value) => values.has(value)),
  );
  if (byValues.length > 1) return { fault: { kind: 'variation/twice', label, ids: idsOf(byValues) } };
  const [there] = byValues;
  if (there === undefined || key === '' || there.gencod === '') return { there };
  const fault = {
    kind: 'variation/other-gencod',
    label,
    gencod: variation.gencod,
    there: there.gencod,
  } as const;
  return { fault };
}

function idsOf(variations: readonly ShopVariation[]): number[] {
  return variations.map(({ id }) => id);
}

function valuesOf({ attributes }: ArticleVariation, { names }: PlanContext): number[] {
  return attributes.map(({ group, value }) => names.attributeValue(group, value));
}

/** Customers choose by the same attributes in all variations of a product, or can't choose at all. */
function refusalOf(
  variation: ArticleVariation,
  product: ShopProduct,
  mayBeMadeAnew: boolean,
  { names, memory }: PlanContext,
): VariationFault | undefined {
  const label = labelOf(variation);
  if (!mayBeMadeAnew && memory.wasMade(product.id, markOf(variation)))
    return { kind: 'variation/deleted-there', label };
  const [first] = product.variations;
  if (first === undefined) return undefined;
  const own = new Set(first.values.map((value) => names.attributeOf(value)));
  const groups = variation.attributes.map(
    ({ group, value }) => names.attributeOf(names.attributeValue(group, value)) ?? names.attribute(group),
  );
  const isSame = own.size === groups.length && groups.every((group) => own.has(group));
  return isSame ? undefined : { kind: 'variation/other-attributes', label };
}

interface Pricing {
  taxGroup: number;
  ecotax: number;
}

function planned(
  article: Article,
  variation: ArticleVariation,
  { taxGroup, ecotax, isDefault }: Pricing & { isDefault: boolean },
  context: PlanContext,
): PlannedVariation {
  return {
    entry: {
      gencod: variation.gencod,
      reference: variation.reference,
      values: valuesOf(variation, context),
      extraPrice: extraOf(article, variation, { taxGroup, ecotax }, context),
      isDefault,
    },
    label: labelOf(variation),
    mark: markOf(variation),
    quantity: variation.quantity,
  };
}

function extraOf(
  { price }: Article,
  { extraPrice }: ArticleVariation,
  { taxGroup, ecotax }: Pricing,
  context: PlanContext,
): number {
  if (price === null) return 0;
  return storedExtra(price, extraPrice, taxesOf(taxGroup, ecotax, context), context.rules.decimals);
}

function changesOf(
  article: Article,
  variation: ArticleVariation,
  there: ShopVariation,
  { product, parts, ...pricing }: Pricing & { product: ShopProduct; parts: ReadonlySet<ArticlePart> },
  context: PlanContext,
): VariationChange[] {
  const label = labelOf(variation);
  const changes: VariationChange[] = [];
  if (parts.has('variations') && there.gencod === '' && variation.gencod !== '') {
    const fields = { id: there.id, gencod: variation.gencod };
    const { gencod: after } = variation;
    changes.push({ kind: 'change-variation', part: 'gencod', label, before: '', after, fields });
  }
  const { price } = article;
  if (!parts.has('price') || price === null) return changes;
  const taxes = taxesOf(pricing.taxGroup, pricing.ecotax, context);
  const base = storedPrice(price, taxes, context.rules.decimals);
  const extra = extraOf(article, variation, pricing, context);
  const before = shownPrice(base + there.extraPrice, taxes);
  const after = shownPrice(base + extra, taxes);
  if (before === after) return changes;
  const fields = { id: there.id, extraPrice: extra };
  const seen = shownPrice(product.price + there.extraPrice, taxes);
  changes.push({
    ...{ kind: 'change-variation', part: 'price', label, fields },
    before: { cents: seen },
    after: { cents: after },
  });
  return changes;
}
