import type { CatalogueOutcome, ShopProduct } from '@passerelle/core/ports/catalogue.ts';
import type { Article } from './article.ts';
import { writeOf, type ProductOf } from './article-ledger.ts';
import { ArticleProgress, type ProgressOf } from './article-progress.ts';
import { carryOut } from './carry-out.ts';
import type { FillContext } from './fill-context.ts';
import { makeThings } from './make-things.ts';
import { failureOf, isOver, NotDone } from './not-done.ts';
import type { ArticlesPlan } from './plan-articles.ts';
import { ownText, textFact, textHash } from './plan-changes.ts';
import { wantedPrice, type ProductPlan } from './plan-product.ts';
import { NamesOfShop } from './names-of-shop.ts';
import type { ProductStep } from './product-step.ts';
import { mayStillChange, sendChange } from './send-change.ts';
import { setQuantities } from './set-quantities.ts';

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
    await showAll(plan, progressOf, context);
    context.memory.commit();
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

function isDue(step: ProductStep, { leftOut }: ArticleProgress): boolean {
  if (step.kind === 'show') return false;
  if (step.kind !== 'image' && step.kind !== 'document') return true;
  return !leftOut.has(placeOf(step));
}

function placeOf({ medium: { place } }: Extract<ProductStep, { kind: 'image' | 'document' }>): string {
  return place.kind === 'address' ? place.address : `${place.kind}:${place.path}`;
}

function hasWork({ products }: ArticlesPlan, progressOf: ProgressOf): boolean {
  return products.some(({ article, steps }) => {
    const progress = progressOf(article);
    return progress.stop === null && steps.some((step) => isDue(step, progress));
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
    const found = ownText(product.texts[kind], contextOf(context));
    if (found === before) return [];
    return [[textFact(kind), { said: textHash(article.texts[kind] ?? ''), found: textHash(found) }]];
  });
  context.memory.remember(product.id, facts);
  writtenTexts.clear();
}

function contextOf({ facts, memory, around }: FillContext) {
  return { facts, memory, rules: around.rules, names: new NamesOfShop(facts) };
}

/** The last step: all of a chunk at once, and what is whole alone. */
async function showAll(plan: ArticlesPlan, progressOf: ProgressOf, context: FillContext): Promise<void> {
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
  const left = steps.filter((step) => isDue(step, progress));
  if (left.length > 0) {
    progress.refuse({ kind: 'article/not-kept', parts: [...new Set(left.map(({ kind }) => kind))] });
    return false;
  }
  const wanted = wantedPrice(article, product, contextOf(context));
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

function tell(progress: ArticleProgress, { around }: FillContext): void {
  const { article, product, done, stop, isAnything } = progress;
  const partly = [...progress.staysOut, ...progress.partly];
  const decision =
    stop === null ? (isAnything ? 'written' : 'same') : stop.kind === 'waits' ? 'skipped' : 'refused';
  around.emit({ kind: 'article', article, decision, product, done, reason: stop?.fault ?? null, partly });
}
