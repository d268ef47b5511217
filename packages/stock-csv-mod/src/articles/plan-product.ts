import type { ShopProduct } from '@passerelle/core/ports/catalogue.ts';
import { centsOf } from './prices.ts';
import { placeKey, type Article, type ArticleMedium } from './article.ts';
import type { ArticlePart } from './article-rules.ts';
import { ownerOf, type PlannedThing } from './names-of-shop.ts';
import { planChanges, taxGroupThen } from './plan-changes.ts';
import { taxesOf, type PlanContext } from './plan-context.ts';
import { hasVariations, newProduct, priceOfNew } from './plan-new-product.ts';
import { labelOf, markOf, newVariations, planVariations, type VariationsPlan } from './plan-variations.ts';
import { shownPrice, storedPrice } from './prices.ts';
import type { ProductStep } from './product-step.ts';
import type { ShopArticleFault } from './shop-article-fault.ts';

/** What is to be written of one article. */
export interface ProductPlan {
  article: Article;
  /** null: it is to be made. */
  product: ShopProduct | null;
  /** It is new, or was begun here and is not whole: nobody sees it before its last step. */
  isNew: boolean;
  steps: readonly ProductStep[];
  /** What is to be made before, each before what needs it. */
  things: readonly PlannedThing[];
  /** Variations of the file that the product has, with the shop's numbers. */
  there: readonly { mark: string; id: number }[];
  /** Parts that stay out. */
  refused: readonly ShopArticleFault[];
}

const allParts: ReadonlySet<ArticlePart> = new Set([
  ...(['name', 'texts', 'price', 'vat', 'manufacturer', 'category', 'weight', 'features'] as const),
  ...(['images', 'documents', 'variations'] as const),
]);

/** Throws Unresolved. */
export function planNewProduct(article: Article, context: PlanContext): ProductPlan {
  const product = newProduct(article, context);
  const variations = newVariations(article, product.taxGroup, context);
  const steps: ProductStep[] = [
    { kind: 'make', product, shown: priceOfNew(product, context) },
    ...(variations.length > 0 ? [{ kind: 'variations', variations } as const] : []),
    ...inOrder(article.images).map((medium) => ({ kind: 'image', medium }) as const),
    ...article.documents.map((medium) => ({ kind: 'document', medium }) as const),
    ...article.variations.flatMap((variation) => {
      const { quantity: pieces } = variation;
      if (pieces === null) return [];
      const names = { mark: markOf(variation), label: labelOf(variation) };
      return [{ kind: 'quantity', row: 0, before: 0, pieces, ...names } as const];
    }),
    { kind: 'show', isSeen: isToBeSeen(article, context) },
  ];
  return {
    article,
    product: null,
    isNew: true,
    steps,
    things: usedBy(steps, context),
    there: [],
    refused: [],
  };
}

/** Of a product that is there. Throws Unresolved. `isOurs`: it was begun here and is not whole. */
export function planKnownProduct(
  article: Article,
  product: ShopProduct,
  { isOurs, mayBeMadeAnew }: { isOurs: boolean; mayBeMadeAnew: boolean },
  context: PlanContext,
): ProductPlan {
  const parts = isOurs ? allParts : context.rules.update;
  const taxGroup = taxGroupThen(article, product, parts, context);
  const variations = planVariations(article, product, { parts, taxGroup, mayBeMadeAnew }, context);
  const steps: ProductStep[] = [
    ...planChanges(article, product, parts, context),
    ...(variations.added.length > 0 ? [{ kind: 'variations', variations: variations.added } as const] : []),
    ...variations.changed,
    ...(parts.has('images') ? imageSteps(article, product, variations, context) : []),
    ...(parts.has('documents') ? documentSteps(article, product, context) : []),
    ...quantitySteps(article, product, { isOurs, variations }, context),
    ...(isOurs ? [{ kind: 'show', isSeen: isToBeSeen(article, context) } as const] : []),
  ];
  const things = usedBy(steps, context);
  const there = variations.known.map(({ variation, there: { id } }) => ({ mark: markOf(variation), id }));
  return { article, product, isNew: isOurs, steps, things, there, refused: variations.refused };
}

function isToBeSeen({ isActive }: Article, { rules }: PlanContext): boolean {
  return rules.create?.isActive === true && isActive !== false;
}

/** The first that comes in becomes the cover: that is the first which shows the product, not one variation. */
function inOrder(images: readonly ArticleMedium[]): ArticleMedium[] {
  const cover = images.find(({ gencod }) => gencod === '') ?? images[0];
  return cover === undefined ? [] : [cover, ...images.filter((image) => image !== cover)];
}

function imageSteps(
  article: Article,
  product: ShopProduct,
  { known }: VariationsPlan,
  context: PlanContext,
): ProductStep[] {
  return inOrder(article.images).flatMap((medium): ProductStep[] => {
    const fact = knownMedium(product.id, medium, 'image', context);
    if (fact === null) return [{ kind: 'image', medium }];
    const image = context.memory.image(product.id, fact.found);
    if (medium.gencod === '' || image === null || !product.images.includes(image)) return [];
    const there = known.find(({ variation }) => variation.gencod === medium.gencod)?.there;
    if (there === undefined || there.images.includes(image)) return [];
    // Linked once, when it came in: a person may take it off again.
    if (context.memory.fact(product.id, linkFact(there.id, image)) !== null) return [];
    const label = known.find(({ there: one }) => one === there)?.variation;
    return [
      {
        ...{ kind: 'link-image', variation: there.id, added: image },
        label: label ? labelOf(label) : '',
        images: [...there.images, image],
      },
    ];
  });
}

export function linkFact(variation: number, image: number): string {
  return `link:${variation}/${image}`;
}

function documentSteps({ documents }: Article, { id }: ShopProduct, context: PlanContext): ProductStep[] {
  return documents.flatMap((medium) =>
    knownMedium(id, medium, 'document', context) === null ? [{ kind: 'document', medium }] : [],
  );
}

export function mediumFact(medium: ArticleMedium, what: 'image' | 'document'): string {
  return `${what}:${placeKey(medium.place)}`;
}

/** What was sent of it before; null: nothing, or it has changed since. */
function knownMedium(
  product: number,
  medium: ArticleMedium,
  what: 'image' | 'document',
  { memory }: PlanContext,
): { found: string } | null {
  const fact = memory.fact(product, mediumFact(medium, what));
  return fact !== null && fact.said === medium.stamp ? fact : null;
}

/** Once, for what was made here: from then on the quantities are the stock's affair. */
function quantitySteps(
  article: Article,
  product: ShopProduct,
  { isOurs, variations }: { isOurs: boolean; variations: VariationsPlan },
  { memory }: PlanContext,
): ProductStep[] {
  const isDue = (mark: string): boolean => {
    const state = memory.quantity(product.id, mark);
    return state === 'open' || (isOurs && state === 'none');
  };
  const steps: ProductStep[] = [];
  const [only] = article.variations;
  if (
    !hasVariations(article) &&
    only !== undefined &&
    only.quantity !== null &&
    product.stockRow > 0 &&
    isDue('')
  ) {
    const { stockRow: row, pieces: before } = product;
    steps.push({ kind: 'quantity', row, mark: '', label: '', before, pieces: only.quantity });
  }
  for (const { variation, there } of variations.known) {
    const mark = markOf(variation);
    const { quantity: pieces } = variation;
    if (pieces === null || there.stockRow === 0 || !isDue(mark)) continue;
    const label = labelOf(variation);
    steps.push({ kind: 'quantity', row: there.stockRow, mark, label, before: there.pieces, pieces });
  }
  for (const { mark, label, quantity: pieces } of variations.added) {
    if (pieces !== null) steps.push({ kind: 'quantity', row: 0, mark, label, before: 0, pieces });
  }
  return steps;
}

/** What customers pay for it by the file; null: the file does not say, or not with tax. */
export function wantedPrice(article: Article, product: ShopProduct, context: PlanContext): number | null {
  const { price } = article;
  if (price === null) return null;
  if (price.tax === 'with') return centsOf(price.amount);
  const taxes = taxesOf(product.taxGroup, product.ecotax, context);
  return shownPrice(storedPrice(price, taxes, context.rules.decimals), taxes);
}

/** Only what steps really refer to: a variation that is refused needs nothing made. */
function usedBy(steps: readonly ProductStep[], { names }: PlanContext): PlannedThing[] {
  const planned = names.takePlanned();
  const used = new Set<number>();
  collect(steps, used);
  for (const { id, thing } of planned.toReversed()) if (used.has(id)) used.add(ownerOf(thing));
  return planned.filter(({ id }) => used.has(id));
}

function collect(part: unknown, used: Set<number>): void {
  if (typeof part === 'number' && part < 0) used.add(part);
  else if (Array.isArray(part)) for (const one of part) collect(one, used);
  else if (typeof part === 'object' && part !== null && !(part instanceof Map))
    for (const one of Object.values(part)) collect(one, used);
}
