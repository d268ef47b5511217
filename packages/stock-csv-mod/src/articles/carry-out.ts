import type { NewProduct, ProductFields } from '@passerelle/core/ports/catalogue.ts';
import { addDocuments, addImages } from './add-media.ts';
import type { TextKind } from './article.ts';
import { productOf, type ArticleProgress, type Open } from './article-progress.ts';
import type { FillContext } from './fill-context.ts';
import type { MadeOrNot } from './make-product.ts';
import { makeProducts } from './make-products.ts';
import { makeVariations } from './make-variations.ts';
import { failureOf, isOver, NotDone } from './not-done.ts';
import { categoriesFact } from './plan-changes.ts';
import { linkFact } from './plan-product.ts';
import type { FieldChange, ProductStep } from './product-step.ts';
import { sendChange } from './send-change.ts';

/**
 * Does the steps of some products, but for their quantities and the last one: each kind of step for all of them, so that few
 * requests and few waits for the disk are enough. Rejects with a Failure.
 */
export async function carryOut(all: readonly Open[], context: FillContext): Promise<void> {
  for (const { plan, progress } of all) if (plan.product !== null) progress.made(plan.product.id, false);
  const open = await addProducts(all, context);
  await addVariations(open, context);
  await changeProductsThere(open, context);
  await addImages(open, context);
  await addDocuments(open, context);
}

async function changeProductsThere(open: readonly Open[], context: FillContext): Promise<void> {
  const { memory } = context;
  const isDue = ({ plan: { steps }, progress: { stop } }: Open): boolean =>
    stop === null && steps.some(({ kind }) => changing.has(kind));
  try {
    memory.intendChangesAhead(open.filter(isDue).map(productOf));
    for (const one of open) {
      await changeFields(one, context);
      await changeVariations(one, context);
    }
  } finally {
    memory.writes.withdraw();
  }
}

const changing: ReadonlySet<ProductStep['kind']> = new Set(['change', 'change-variation', 'link-image']);

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

/** All fields of a product in one request: what is not named stays as it is. */
async function changeFields(
  { plan: { article, product, steps }, progress }: Open,
  context: FillContext,
): Promise<void> {
  const changes = steps.filter((step) => step.kind === 'change');
  if (changes.length === 0 || product === null || progress.stop !== null) return;
  const again = changes.filter((change) => progress.hasChanged(change));
  if (again.length > 0) return progress.refuse(notKept(again));
  const fields = mergedFields(changes);
  const { catalogue } = context.around;
  const own = [{ article, product: product.id }];
  const outcome = await sendChange(
    own,
    () => catalogue.changeProducts([{ id: product.id, ...fields }]),
    context,
  );
  if (outcome.kind === 'not-sent') throw failureOf(new NotDone(outcome));
  if (outcome.kind === 'refused') return progress.refuse(outcome.fault);
  // Unknown: what it came to is seen when it is looked at again.
  if (outcome.kind === 'unknown' && !isOver(outcome.fault)) return progress.wait({ kind: 'article/unclear' });
  for (const change of changes) progress.changed(change);
  for (const { before, fields: one } of changes)
    for (const kind of Object.keys(one.texts ?? {}) as TextKind[])
      progress.writtenTexts.set(kind, typeof before === 'string' ? before : null);
  if (fields.categories !== undefined) rememberCategories(product.id, fields.categories, context);
}

function mergedFields(changes: readonly FieldChange[]): ProductFields {
  const texts = Object.assign(
    {},
    ...changes.map(({ fields }) => fields.texts ?? {}),
  ) as ProductFields['texts'];
  const fields = Object.assign({}, ...changes.map((change) => change.fields)) as ProductFields;
  return Object.keys(texts ?? {}).length > 0 ? { ...fields, texts } : fields;
}

function notKept(changes: readonly { part: string }[]) {
  return { kind: 'article/not-kept', parts: [...new Set(changes.map(({ part }) => part))] } as const;
}

function rememberCategories(product: number, ids: readonly number[], { memory }: FillContext): void {
  memory.remember(product, [[categoriesFact, { said: ids.join(','), found: '' }]]);
}

async function changeVariations(
  { plan: { article, product, steps }, progress }: Open,
  context: FillContext,
): Promise<void> {
  const changes = steps.filter((step) => step.kind === 'change-variation');
  const links = steps.filter((step) => step.kind === 'link-image');
  if (changes.length + links.length === 0 || product === null || progress.stop !== null) return;
  const again = changes.filter((change) => progress.hasChanged(change));
  if (again.length > 0) return progress.refuse(notKept(again));
  const fields = [
    ...changes.map((change) => change.fields),
    ...links.map(({ variation, images }) => ({ id: variation, images })),
  ];
  const merged = Map.groupBy(fields, ({ id }) => id);
  const rows = [...merged].map(([id, parts]) => Object.assign({ id }, ...parts) as { id: number });
  const own = [{ article, product: product.id }];
  const outcome = await sendChange(own, () => context.around.catalogue.changeVariations(rows), context);
  if (outcome.kind === 'not-sent') throw failureOf(new NotDone(outcome));
  if (outcome.kind !== 'done' && !isOver(outcome.fault)) return progress.wait({ kind: 'article/unclear' });
  if (outcome.kind !== 'done' && outcome.fault.kind !== 'shop/broken') return progress.refuse(outcome.fault);
  for (const change of changes) progress.changed(change);
  const facts = links.map(({ variation, added }): [string, { said: string; found: string }] => {
    return [linkFact(variation, added), { said: String(added), found: '' }];
  });
  context.memory.remember(product.id, facts);
}
