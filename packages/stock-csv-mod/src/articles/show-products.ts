import type { CatalogueOutcome } from '@passerelle/core/ports/catalogue.ts';
import type { ProductOf } from './article-ledger.ts';
import type { ArticleProgress, ProgressOf } from './article-progress.ts';
import type { FillContext } from './fill-context.ts';
import { failureOf, isOver, NotDone } from './not-done.ts';
import type { ArticlesPlan } from './plan-articles.ts';
import { wantedPrice, type ProductPlan } from './plan-product.ts';
import { sendChange } from './send-change.ts';

/** The last step: what is whole alone, and all of it at once. Rejects with a Failure. */
export async function showProducts(
  plan: ArticlesPlan,
  progressOf: ProgressOf,
  context: FillContext,
): Promise<void> {
  const whole = plan.products.filter((one) => isWhole(one, progressOf(one.article), context));
  const toBeSeen = whole.filter(({ steps }) => steps.some((step) => step.kind === 'show' && step.isSeen));
  const hidden = toBeSeen.filter(({ product }) => product?.isActive === false);
  await activate(hidden, progressOf, context);
  for (const { article, product } of whole) {
    const progress = progressOf(article);
    if (product === null || progress.stop !== null) continue;
    context.memory.finish(article, product.id);
    if (toBeSeen.some((one) => one.article === article)) progress.shown();
  }
}

/** Nothing is left of it but to be shown, and its price is the file's. */
function isWhole(plan: ProductPlan, progress: ArticleProgress, context: FillContext): boolean {
  const { product, steps, article } = plan;
  if (progress.stop !== null || product === null || !steps.some(({ kind }) => kind === 'show')) return false;
  const left = steps.filter((step) => progress.isDue(step));
  if (left.length > 0) {
    progress.refuse({ kind: 'article/not-kept', parts: [...new Set(left.map(({ kind }) => kind))] });
    return false;
  }
  const wanted = wantedPrice(article, product, context.ofPlan);
  if (wanted === null || wanted === product.shownPrice) return true;
  progress.refuse({ kind: 'article/other-price', wanted, shown: product.shownPrice });
  return false;
}

async function activate(
  plans: readonly ProductPlan[],
  progressOf: ProgressOf,
  context: FillContext,
): Promise<void> {
  if (plans.length === 0) return;
  const outcome = await show(plans, context);
  if (outcome.kind === 'done') return;
  for (const plan of await stillHidden(plans, context)) {
    const wait = () => progressOf(plan.article).wait({ kind: 'article/unclear' });
    if (!isOver(outcome.fault)) {
      wait();
      continue;
    }
    const alone = await show([plan], context);
    if (alone.kind === 'refused') progressOf(plan.article).refuse(alone.fault);
    if (alone.kind === 'unknown' && (await stillHidden([plan], context)).length > 0) wait();
  }
}

/** Rejects with a Failure where nothing was sent. */
async function show(plans: readonly ProductPlan[], context: FillContext): Promise<ChangeOutcome> {
  const products = plans.map(shownProduct);
  const changes = products.map(({ product }) => ({ id: product, isActive: true }));
  const send = () => context.around.catalogue.changeProducts(changes);
  const outcome = await sendChange(products, send, context);
  if (outcome.kind === 'not-sent') throw failureOf(new NotDone(outcome));
  return outcome;
}

type ChangeOutcome = Exclude<CatalogueOutcome<undefined>, { kind: 'not-sent' }>;

function shownProduct({ article, product }: ProductPlan): ProductOf {
  return { article, product: product?.id ?? 0 };
}

/** Those that are shown were not changed in vain: nothing of it is still to come. */
async function stillHidden(plans: readonly ProductPlan[], context: FillContext): Promise<ProductPlan[]> {
  const ids = plans.flatMap(({ product }) => product?.id ?? []);
  const none = { gencods: [], references: [], names: [] };
  const products = await context.around.catalogue.look({ ids, ...none });
  const hidden = new Set(products.filter(({ isActive }) => !isActive).map(({ id }) => id));
  const isHidden = ({ product }: ProductPlan): boolean => hidden.has(product?.id ?? 0);
  context.memory.settleChange(plans.filter((plan) => !isHidden(plan)).map(shownProduct));
  return plans.filter(isHidden);
}
