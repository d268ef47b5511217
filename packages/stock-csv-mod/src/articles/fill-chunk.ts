import type { ShopProduct } from '@passerelle/core/ports/catalogue.ts';
import type { Article } from './article.ts';
import { writeOf } from './article-ledger.ts';
import { ArticleProgress, type ProgressOf } from './article-progress.ts';
import { carryOut } from './carry-out.ts';
import type { FillContext } from './fill-context.ts';
import { makeThings } from './make-things.ts';
import type { ArticlesPlan } from './plan-articles.ts';
import { ownText, textFact, textHash } from './plan-changes.ts';
import { mayStillChange } from './send-change.ts';
import { setQuantities } from './set-quantities.ts';
import { showProducts } from './show-products.ts';

/** So often a chunk is looked at and gone on with. */
const mostRounds = 5;

/**
 * Brings some articles into the shop: looks, plans, writes what the plan says, and looks again, until nothing is left but to
 * show them; then they are shown. What a look finds is right, however it came about. Rejects with a Failure where the
 * shop fails as a whole: a later run goes on from what is there.
 */
export async function fillChunk(articles: readonly Article[], context: FillContext): Promise<void> {
  const all = new Map(articles.map((article) => [article, new ArticleProgress(article)]));
  const progressOf = (article: Article): ArticleProgress => all.get(article) as ArticleProgress;
  try {
    let plan = await lookAndPlan(articles, progressOf, context);
    for (let round = 1; round <= mostRounds && hasWork(plan, progressOf); round += 1) {
      const open = plan.products.map((one) => ({ plan: one, progress: progressOf(one.article) }));
      await carryOut(open, context);
      await setQuantities(plan, progressOf, { context, isAlone: round > 2 });
      plan = await lookAndPlan(articles, progressOf, context);
    }
    await showProducts(plan, progressOf, context);
    context.memory.commit();
  } catch (error) {
    for (const progress of all.values()) progress.wait({ kind: 'article/cut-off' });
    throw error;
  } finally {
    for (const progress of all.values()) tell(progress, context);
  }
}

async function lookAndPlan(
  articles: readonly Article[],
  progressOf: ProgressOf,
  context: FillContext,
): Promise<ArticlesPlan> {
  const open = articles.filter((article) => progressOf(article).stop === null);
  const found = open.flatMap((article): [Article, number][] => {
    const { product } = progressOf(article);
    return product === 0 ? [] : [[article, product]];
  });
  const lookedAt = context.around.now();
  const products = await context.look(open, new Map(found));
  for (const article of open) rememberTexts(progressOf(article), products, context);
  const first = context.plan(open, products);
  adopt(first, context);
  for (const { article, product } of first.products)
    if (product !== null && mayStillChange(context.memory.changeSentAt(product.id), lookedAt, context))
      progressOf(article).wait({ kind: 'article/unclear' });
  const clear = first.products.filter(({ article }) => progressOf(article).stop === null);
  const things = clear.flatMap((plan) => plan.things);
  const lacking = await makeThings(things, context);
  for (const { article, things: needed } of clear) {
    const why = needed.flatMap(({ id }) => lacking.get(id) ?? [])[0];
    if (why === undefined) continue;
    if (why.kind === 'article/waits') progressOf(article).wait(why);
    else progressOf(article).refuse(why);
  }
  const ready = open.filter((article) => progressOf(article).stop === null);
  const plan = things.length > 0 || ready.length < open.length ? context.plan(ready, products) : first;
  for (const { article, fault } of plan.refused) progressOf(article).refuse(fault);
  for (const { article, refused } of plan.products) progressOf(article).staysOut = refused;
  return plan;
}

/** What was under way when an answer was lost, and is there: it was made. */
function adopt({ products }: ArticlesPlan, { memory }: FillContext): void {
  for (const { article, product, there } of products) {
    if (product === null) continue;
    if (memory.product(article.key)?.id === null)
      memory.writes.intents.settle(writeOf('product', article.key, article), {
        ...{ state: 'ACCEPTED', remoteId: String(product.id) },
      });
    memory.adoptVariations(article, product.id, there);
  }
}

function hasWork({ products }: ArticlesPlan, progressOf: ProgressOf): boolean {
  return products.some(({ article, steps }) => {
    const progress = progressOf(article);
    return progress.stop === null && steps.some((step) => progress.isDue(step));
  });
}

/** What the shop has made of descriptions: it cleans HTML. One that is as it was before was not written. */
function rememberTexts(
  { article, product: id, writtenTexts }: ArticleProgress,
  products: readonly ShopProduct[],
  context: FillContext,
): void {
  const product = products.find((one) => one.id === id);
  if (product === undefined || writtenTexts.size === 0) return;
  const facts = [...writtenTexts].flatMap(([kind, before]): [string, { said: string; found: string }][] => {
    const found = ownText(product.texts[kind], context.ofPlan);
    if (found === before) return [];
    return [[textFact(kind), { said: textHash(article.texts[kind] ?? ''), found: textHash(found) }]];
  });
  context.memory.remember(product.id, facts);
  writtenTexts.clear();
}

function tell(progress: ArticleProgress, { around }: FillContext): void {
  const { article, product, done, stop, isAnything } = progress;
  const partly = [...progress.staysOut, ...progress.partly];
  const decision =
    stop === null ? (isAnything ? 'written' : 'same') : stop.kind === 'waits' ? 'skipped' : 'refused';
  around.emit({ kind: 'article', article, decision, product, done, reason: stop?.fault ?? null, partly });
}
