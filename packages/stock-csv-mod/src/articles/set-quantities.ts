import type { Article } from './article.ts';
import type { ArticleProgress, ProgressOf } from './article-progress.ts';
import type { FillContext } from './fill-context.ts';
import { failureOf, isOver, NotDone } from './not-done.ts';
import type { ArticlesPlan } from './plan-articles.ts';
import type { ProductPlan } from './plan-product.ts';
import { mayStillChange } from './send-change.ts';

interface OwnQuantity {
  article: Article;
  product: number;
  mark: string;
  row: number;
  before: number;
  pieces: number;
}

/** Once, for what was made here. One that is not 0 any more was set before its answer was lost. */
export async function setQuantities(
  { products }: ArticlesPlan,
  progressOf: ProgressOf,
  { context, isAlone }: { context: FillContext; isAlone: boolean },
): Promise<void> {
  const { memory } = context;
  const all = products.flatMap((plan) => quantitiesOf(plan, progressOf(plan.article)));
  const isThere = ({ product, mark, before, pieces }: OwnQuantity): boolean =>
    before === pieces || (before !== 0 && memory.wasQuantitySent(product, mark));
  const there = all.filter(isThere);
  memory.settleQuantities(there);
  const due = all.filter((one) => !there.includes(one) && !waits(one, progressOf(one.article), context));
  if (due.length === 0) return;
  memory.intendQuantities(due);
  for (const batch of isAlone ? due.map((one) => [one]) : [due])
    await send(batch, progressOf, { context, isAlone });
  for (const { article, mark } of due) progressOf(article).counted(mark);
}

/** One that comes late would bring back pieces that were sold meanwhile. What this run has sent itself is answered by now. */
function waits({ product, mark }: OwnQuantity, progress: ArticleProgress, context: FillContext): boolean {
  const { memory, around } = context;
  if (progress.hasCounted(mark)) return false;
  if (!mayStillChange(memory.quantitySentAt(product, mark), around.now(), context)) return false;
  progress.wait({ kind: 'article/unclear' });
  return true;
}

async function send(
  batch: readonly OwnQuantity[],
  progressOf: ProgressOf,
  { context: { memory, around }, isAlone }: { context: FillContext; isAlone: boolean },
): Promise<void> {
  const outcome = await around.catalogue.setQuantities(batch);
  if (outcome.kind === 'done') return memory.settleQuantities(batch);
  if (outcome.kind === 'not-sent') {
    memory.takeBackQuantities(batch);
    throw failureOf(new NotDone(outcome));
  }
  if (!isOver(outcome.fault)) {
    memory.intendQuantities(batch);
    for (const { article } of batch) progressOf(article).wait({ kind: 'article/unclear' });
  } else if (isAlone) for (const { article } of batch) progressOf(article).refuse(outcome.fault);
}

function quantitiesOf({ article, product, steps }: ProductPlan, { stop }: ArticleProgress): OwnQuantity[] {
  if (stop !== null || product === null) return [];
  return steps.flatMap((step) =>
    step.kind === 'quantity' && step.row > 0 ? [{ ...step, article, product: product.id }] : [],
  );
}
