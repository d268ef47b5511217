import type { ProductFields, VariationFields } from '@passerelle/core/ports/catalogue.ts';
import type { TextKind } from './article.ts';
import { productOf, type Open } from './article-progress.ts';
import type { FillContext } from './fill-context.ts';
import { failureOf, isOver, NotDone } from './not-done.ts';
import { categoriesFact } from './plan-changes.ts';
import { linkFact } from './plan-product.ts';
import type { FieldChange, ProductStep, VariationChange } from './product-step.ts';
import { sendChange } from './send-change.ts';

/** Writes what differs of products that are there, each by one request for itself and one for its variations. Rejects with a Failure. */
export async function changeProducts(open: readonly Open[], context: FillContext): Promise<void> {
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

export function rememberCategories(product: number, ids: readonly number[], { memory }: FillContext): void {
  memory.remember(product, [[categoriesFact, { said: ids.join(','), found: '' }]]);
}

async function changeVariations(
  { plan: { article, product, steps }, progress }: Open,
  context: FillContext,
): Promise<void> {
  const changes = steps.filter((step) => step.kind === 'change-variation');
  const links = steps.filter((step) => step.kind === 'link-image').filter((step) => progress.isDue(step));
  if (changes.length + links.length === 0 || product === null || progress.stop !== null) return;
  const again = changes.filter((change) => progress.hasChanged(change));
  if (again.length > 0) return progress.refuse(notKept(again));
  const rows = rowsOf(changes, links);
  const own = [{ article, product: product.id }];
  const outcome = await sendChange(own, () => context.around.catalogue.changeVariations(rows), context);
  if (outcome.kind === 'not-sent') throw failureOf(new NotDone(outcome));
  if (outcome.kind !== 'done' && !isOver(outcome.fault)) return progress.wait({ kind: 'article/unclear' });
  if (outcome.kind !== 'done' && outcome.fault.kind !== 'shop/broken') return progress.refuse(outcome.fault);
  for (const change of changes) progress.changed(change);
  if (outcome.kind === 'done') rememberLinks(product.id, links, context);
  else for (const link of links) progress.broke(link, outcome.fault);
}

type LinkStep = Extract<ProductStep, { kind: 'link-image' }>;

/** A row for each variation: one may have its price changed and several images linked. */
function rowsOf(changes: readonly VariationChange[], links: readonly LinkStep[]): VariationFields[] {
  const rows = new Map<number, VariationFields>();
  for (const { fields } of changes) rows.set(fields.id, { ...rows.get(fields.id), ...fields });
  for (const { variation: id, images } of links) {
    const before = rows.get(id);
    rows.set(id, { ...before, id, images: [...new Set([...(before?.images ?? []), ...images])] });
  }
  return [...rows.values()];
}

function rememberLinks(product: number, links: readonly LinkStep[], { memory }: FillContext): void {
  const facts = links.map(({ variation, added }): [string, { said: string; found: string }] => {
    return [linkFact(variation, added), { said: String(added), found: '' }];
  });
  memory.remember(product, facts);
}
