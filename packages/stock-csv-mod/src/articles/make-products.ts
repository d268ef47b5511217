import type { NewProduct } from '@passerelle/core/ports/catalogue.ts';
import type { Article } from './article.ts';
import { writeOf } from './article-ledger.ts';
import type { FillContext } from './fill-context.ts';
import { findProduct, makeProduct, type MadeOrNot } from './make-product.ts';
import { failureOf, isOver, NotDone } from './not-done.ts';
import { soughtBy } from './plan-articles.ts';
import { ProductsByMark } from './recognise.ts';

export interface WantedProduct {
  article: Article;
  product: NewProduct;
}

type Results = Map<Article, MadeOrNot>;

/**
 * Makes products that nobody sees yet, each once, several with one request. What of them may have been made before is made
 * one by one. Rejects with a Failure.
 */
export async function makeProducts(
  wanted: readonly WantedProduct[],
  context: FillContext,
): Promise<ReadonlyMap<Article, MadeOrNot>> {
  const results: Results = new Map();
  const isClear = (one: WantedProduct): boolean => !context.memory.writes.isInDoubt(productWrite(one));
  const { clear = [], inDoubt = [] } = Object.groupBy(wanted, (one) => (isClear(one) ? 'clear' : 'inDoubt'));
  for (let at = 0; at < clear.length;) {
    const batch = clear.slice(at, at + context.pace.products.size);
    await makeTogether(batch, results, context);
    at += batch.length;
  }
  await makeAlone(inDoubt, results, context);
  return results;
}

async function makeAlone(
  wanted: readonly WantedProduct[],
  results: Results,
  context: FillContext,
): Promise<void> {
  for (const { article, product } of wanted)
    results.set(article, await makeProduct(article, product, context));
}

/** The shop stops at the first that it refuses, or that a module of it warns about: the others are sent one by one. */
async function makeTogether(
  batch: readonly WantedProduct[],
  results: Results,
  context: FillContext,
): Promise<void> {
  if (batch.length === 1) return makeAlone(batch, results, context);
  const { memory, around, pace } = context;
  const writes = batch.map(productWrite);
  memory.writes.intend(writes);
  const products = batch.map(({ product }) => product);
  const outcome = await pace.products.send(
    batch.length,
    () => around.catalogue.makeProducts(products),
    ({ kind }) => kind === 'done',
  );
  if (outcome.kind === 'done') {
    memory.writes.accept(writes, outcome.value.map(String));
    for (const [at, { article }] of batch.entries())
      results.set(article, { fault: null, id: outcome.value[at] ?? 0, isNew: true });
    return;
  }
  if (outcome.kind === 'not-sent') {
    memory.writes.takeBack(writes);
    throw failureOf(new NotDone(outcome));
  }
  const absent = await settleThere(batch, results, context);
  if (isOver(outcome.fault)) {
    memory.writes.takeBack(absent.map(productWrite));
    return makeAlone(absent, results, context);
  }
  for (const one of absent) {
    memory.writes.intents.seeAbsent(productWrite(one));
    results.set(one.article, { fault: { kind: 'article/unclear' } });
  }
}

/** Those of a batch that were made although it did not go well. Resolves with the others. */
async function settleThere(
  batch: readonly WantedProduct[],
  results: Results,
  { memory, around }: FillContext,
): Promise<WantedProduct[]> {
  const articles = batch.map(({ article }) => article);
  const products = new ProductsByMark(await around.catalogue.look(soughtBy(articles, memory)));
  return batch.filter((one) => {
    const id = findProduct(one.article, products);
    if (id === null) return true;
    memory.writes.accept([productWrite(one)], [String(id)]);
    results.set(one.article, { fault: null, id, isNew: true });
    return false;
  });
}

function productWrite({ article }: WantedProduct) {
  return writeOf('product', article.key, article);
}
