import type { NewProduct } from '@passerelle/core/ports/catalogue.ts';
import { addDocuments, addImages } from './add-media.ts';
import type { TextKind } from './article.ts';
import type { ArticleProgress, Open } from './article-progress.ts';
import { changeProducts, rememberCategories } from './change-products.ts';
import type { FillContext } from './fill-context.ts';
import type { MadeOrNot } from './make-product.ts';
import { makeProducts } from './make-products.ts';
import { makeVariations } from './make-variations.ts';

/**
 * Does the steps of some products, but for their quantities and the last one: each kind of step for all of them, so that few
 * requests and few waits for the disk are enough. Rejects with a Failure.
 */
export async function carryOut(all: readonly Open[], context: FillContext): Promise<void> {
  for (const { plan, progress } of all) if (plan.product !== null) progress.made(plan.product.id, false);
  const open = await addProducts(all, context);
  await addVariations(open, context);
  await changeProducts(open, context);
  await addImages(open, context);
  await addDocuments(open, context);
}

/** Resolves with those to go on with: what was there all the same is planned anew before anything is added to it. */
async function addProducts(all: readonly Open[], context: FillContext): Promise<Open[]> {
  const wanted = all.flatMap(({ plan: { article, steps }, progress }) =>
    steps.flatMap((step) =>
      step.kind === 'make' && progress.stop === null ? [{ article, product: step.product }] : [],
    ),
  );
  const made = await makeProducts(wanted, context);
  for (const { article, product } of wanted) {
    const one = made.get(article);
    const progress = all.find(({ plan }) => plan.article === article)?.progress;
    if (one !== undefined && progress !== undefined) settleProduct(one, product, progress, context);
  }
  return all.filter(({ plan: { product, article }, progress }) => {
    const one = made.get(article);
    const isThere = product !== null || (one !== undefined && one.fault === null && one.isNew);
    return isThere && progress.stop === null;
  });
}

function settleProduct(
  made: MadeOrNot,
  { categories = [] }: NewProduct,
  progress: ArticleProgress,
  context: FillContext,
): void {
  if (made.fault?.kind === 'article/unclear') return progress.wait(made.fault);
  if (made.fault !== null) return progress.refuse(made.fault);
  progress.made(made.id, made.isNew);
  if (!made.isNew) return;
  for (const kind of Object.keys(progress.article.texts) as TextKind[]) progress.writtenTexts.set(kind, null);
  rememberCategories(made.id, categories, context);
}

async function addVariations(open: readonly Open[], context: FillContext): Promise<void> {
  const byArticle = new Map(open.map(({ plan, progress }) => [plan.article, progress]));
  const wanted = open.flatMap(({ plan: { article, steps }, progress: { product } }) =>
    steps.flatMap((step) =>
      step.kind === 'variations' ? step.variations.map((one) => ({ ...one, article, product })) : [],
    ),
  );
  const { made, faults } = await makeVariations(wanted, context);
  for (const { article, label } of made) byArticle.get(article)?.added([label]);
  for (const { variation, fault } of faults) {
    const progress = byArticle.get(variation.article);
    if (fault.kind === 'article/unclear') progress?.wait(fault);
    else progress?.refuse(fault);
  }
}
