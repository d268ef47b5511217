import type { ProductFields } from '@passerelle/core/ports/catalogue.ts';
import { placeKey, type ArticleMedium, type TextKind } from './article.ts';
import type { ArticleProgress } from './article-progress.ts';
import type { FillContext } from './fill-context.ts';
import { makeDocument } from './make-document.ts';
import { makeImage, type SentMedium } from './make-image.ts';
import { makeProduct } from './make-product.ts';
import { makeVariations } from './make-variations.ts';
import { failureOf, isOver, NotDone } from './not-done.ts';
import { categoriesFact } from './plan-changes.ts';
import { linkFact, mediumFact, type ProductPlan } from './plan-product.ts';
import type { FieldChange, ProductStep } from './product-step.ts';

type Step<Kind extends ProductStep['kind']> = Extract<ProductStep, { kind: Kind }>;

/** Does the steps of one product, but for its quantities and the last one. Rejects with a Failure. */
export async function carryOut(
  plan: ProductPlan,
  progress: ArticleProgress,
  context: FillContext,
): Promise<void> {
  if (plan.product !== null) progress.made(plan.product.id, false);
  for (const step of plan.steps) {
    if (progress.stop !== null) return;
    // What was there all the same is planned anew before anything is added to it.
    if (step.kind === 'make' && !(await addProduct(step, progress, context))) return;
    if (step.kind === 'variations') await addVariations(step, progress, context);
  }
  await changeFields(plan, progress, context);
  await changeVariations(plan, progress, context);
  for (const step of plan.steps) {
    if (progress.stop !== null) return;
    if (step.kind === 'image') await addImage(plan, step.medium, progress, context);
  }
  await addDocuments(plan, progress, context);
}

/** false: it is not there, or was there already. */
async function addProduct(
  { product }: Step<'make'>,
  progress: ArticleProgress,
  context: FillContext,
): Promise<boolean> {
  const made = await makeProduct(progress.article, product, context);
  if (made.fault !== null) {
    if (made.fault.kind === 'article/unclear') progress.wait(made.fault);
    else progress.refuse(made.fault);
    return false;
  }
  progress.made(made.id, made.isNew);
  if (made.isNew)
    for (const kind of Object.keys(progress.article.texts) as TextKind[])
      progress.writtenTexts.set(kind, null);
  if (made.isNew) rememberCategories(made.id, product.categories ?? [], context);
  return made.isNew;
}

async function addVariations(
  { variations }: Step<'variations'>,
  progress: ArticleProgress,
  context: FillContext,
): Promise<void> {
  const { made, faults } = await makeVariations(progress.article, progress.product, variations, context);
  progress.added(made);
  for (const fault of faults) {
    if (fault.kind === 'article/unclear') progress.wait(fault);
    else progress.refuse(fault);
  }
}

/** All fields of a product in one request: what is not named stays as it is. */
async function changeFields(
  { product, steps }: ProductPlan,
  progress: ArticleProgress,
  context: FillContext,
): Promise<void> {
  const changes = steps.filter((step) => step.kind === 'change');
  if (changes.length === 0 || product === null || progress.stop !== null) return;
  const again = changes.filter((change) => progress.hasChanged(change));
  if (again.length > 0) return progress.refuse(notKept(again));
  const fields = mergedFields(changes);
  const outcome = await context.around.catalogue.changeProducts([{ id: product.id, ...fields }]);
  if (outcome.kind === 'not-sent') throw failureOf(new NotDone(outcome));
  if (outcome.kind === 'refused') return progress.refuse(outcome.fault);
  // Unknown: what it came to is seen when it is looked at again.
  if (outcome.kind === 'unknown' && !isOver(outcome.fault)) return progress.wait({ kind: 'article/unclear' });
  for (const change of changes) progress.changed(change);
  for (const { before, fields: one } of changes)
    for (const kind of Object.keys(one.texts ?? {}) as TextKind[]) progress.writtenTexts.set(kind, before);
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
  { steps, product }: ProductPlan,
  progress: ArticleProgress,
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
  const outcome = await context.around.catalogue.changeVariations(rows);
  if (outcome.kind === 'not-sent') throw failureOf(new NotDone(outcome));
  if (outcome.kind !== 'done' && !isOver(outcome.fault)) return progress.wait({ kind: 'article/unclear' });
  if (outcome.kind !== 'done' && outcome.fault.kind !== 'shop/broken') return progress.refuse(outcome.fault);
  for (const change of changes) progress.changed(change);
  const facts = links.map(({ variation, added }): [string, { said: string; found: string }] => {
    return [linkFact(variation, added), { said: String(added), found: '' }];
  });
  context.memory.remember(product.id, facts);
}

async function addImage(
  { article, product }: ProductPlan,
  medium: ArticleMedium,
  progress: ArticleProgress,
  context: FillContext,
): Promise<void> {
  if (progress.leftOut.has(placeKey(medium.place))) return;
  // A new product has none; what is sent in this run is known by its own number.
  const before = product?.images ?? [];
  const sent = await makeImage({ article, product: progress.product, medium }, before, context);
  settleMedium(sent, medium, 'image', progress);
}

function settleMedium(
  sent: SentMedium,
  medium: ArticleMedium,
  what: 'image' | 'document',
  progress: ArticleProgress,
): void {
  if (sent.kind === 'sent') progress.sent(what);
  else if (sent.kind === 'waits') progress.wait(sent.fault);
  else if (sent.kind === 'refused') {
    // An article without one of its pictures is an article all the same.
    progress.leftOut.add(placeKey(medium.place));
    progress.partly.push(sent.fault);
  }
}

/** Each document once in the shop, and all of a product's attached to it by one request. */
async function addDocuments(
  { article, product, steps }: ProductPlan,
  progress: ArticleProgress,
  context: FillContext,
): Promise<void> {
  const media = steps.flatMap((step) => (step.kind === 'document' ? [step.medium] : []));
  const due = media.filter(({ place }) => !progress.leftOut.has(placeKey(place)));
  if (due.length === 0 || progress.stop !== null) return;
  const attached = new Set(product?.documents ?? []);
  const facts: [string, { said: string; found: string }][] = [];
  for (const medium of due) {
    const sent = await makeDocument({ article, product: progress.product, medium }, context);
    settleMedium(sent, medium, 'document', progress);
    if (!('id' in sent)) continue;
    attached.add(sent.id);
    facts.push([mediumFact(medium, 'document'), { said: medium.stamp, found: String(sent.id) }]);
  }
  if (facts.length === 0) return;
  const change = { id: progress.product, documents: [...attached] };
  const outcome = await context.around.catalogue.changeProducts([change]);
  if (outcome.kind === 'not-sent') throw failureOf(new NotDone(outcome));
  if (outcome.kind === 'refused') return progress.refuse(outcome.fault);
  if (outcome.kind === 'unknown') {
    const none = { gencods: [], references: [], names: [] };
    const [now] = await context.around.catalogue.look({ ids: [progress.product], ...none });
    if (![...attached].every((id) => now?.documents.includes(id)))
      return progress.wait({ kind: 'article/unclear' });
  }
  context.memory.remember(progress.product, facts);
}
