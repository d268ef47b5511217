import { forgetOver } from '@passerelle/core/delivery/ledger-intents.ts';
import type { CatalogueFacts, NewThing } from '@passerelle/core/ports/catalogue.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { Article, SpecificPrice } from './article.ts';
import { ArticleLedger } from './article-ledger.ts';
import { noMemory } from './article-memory.ts';
import { fillChunk } from './fill-chunk.ts';
import { FillContext, type FillSurroundings } from './fill-context.ts';
import { doneIf, type EmitFill } from './fill-event.ts';
import type { SpecificPricesPlan } from './plan-specific-prices.ts';
import type { ProductPlan } from './plan-product.ts';
import { gencodKey } from '../stock/article-key.ts';
import { planArticles, soughtBy, type ArticlesPlan } from './plan-articles.ts';
import { planPrices, setSpecificPrices } from './set-specific-prices.ts';

/** What is to be done, before any of it is. */
export interface ShopFilling {
  facts: CatalogueFacts;
  plan: ArticlesPlan;
}

/** Reads the shop, and plans. Nothing is written. `ledger` null: of a dry run that finds none. */
export async function planFilling(
  articles: readonly Article[],
  around: Omit<FillSurroundings, 'media' | 'ledger' | 'graceMs'> & { ledger: Ledger | null },
): Promise<ShopFilling> {
  const { catalogue, ledger, rules, mayBeMadeAnew, now, emit } = around;
  const memory = ledger ? new ArticleLedger(ledger, now) : noMemory;
  const facts = await catalogue.facts();
  const products = await catalogue.look(soughtBy(articles, memory));
  const plan = planArticles(articles, { facts, products, rules, memory, mayBeMadeAnew });
  emit({ kind: 'articles-planned', plan, shop: catalogue.name });
  return { facts, plan };
}

/** So many articles are gone through together: a kill leaves no more half-made ones, which nobody sees. */
const chunkSize = 40;

/** Writes what was planned; `limit`: so many articles at most. Rejects with a Failure. */
export async function fillShop(
  { facts, plan }: ShopFilling,
  around: FillSurroundings,
  limit: number | undefined,
): Promise<void> {
  const context = new FillContext(around, facts);
  tellRefused(plan, around.emit);
  const due = plan.products.filter((one) => one.steps.length > 0).map(({ article }) => article);
  const articles = due.slice(0, limit);
  for (let at = 0; at < articles.length; at += chunkSize) {
    await fillChunk(articles.slice(at, at + chunkSize), context);
    around.emit({
      kind: 'articles-progress',
      done: Math.min(at + chunkSize, articles.length),
      of: articles.length,
    });
  }
  if (articles.length < due.length) return around.emit({ kind: 'limit-reached', limit: limit ?? 0 });
  const sentBefore = new Date(around.now().getTime() - context.graceMs);
  forgetOver(around.ledger, { target: 'shop', kinds: neverAskedFor, sentBefore });
}

/** Found again by name, or over with the grace: what is left of them open asks for nothing any more. */
const neverAskedFor: ReadonlySet<string> = new Set<NewThing['kind'] | 'document' | 'product-change'>([
  ...(['document', 'product-change'] as const),
  ...(['attribute', 'attribute-value', 'feature', 'feature-value', 'manufacturer', 'category'] as const),
]);

/** What a file says of prices for some customers only. */
export interface PriceRows {
  rows: readonly SpecificPrice[];
  /** Every row could be read: a price that has none is to be taken away. Otherwise one of the others may be its own. */
  isAll: boolean;
}

/** Prices for some customers only, after the articles that they are of. Rejects with a Failure. */
export async function fillPrices(
  prices: PriceRows,
  { facts }: ShopFilling,
  around: FillSurroundings,
): Promise<void> {
  const context = new FillContext(around, facts);
  const { catalogue, rules } = around;
  const ours = context.memory.specificPrices();
  await setSpecificPrices(
    withoutRemoval(await planPrices(prices.rows, { catalogue, facts, rules, ours }), prices),
    context,
  );
}

/**
 * The same without its execution; a price of what the run would make before would be written too. `ledger` null: there is
 * none.
 */
export async function tellPricesOnly(
  prices: PriceRows,
  { facts, plan }: ShopFilling,
  around: Pick<FillSurroundings, 'catalogue' | 'rules' | 'now' | 'emit'> & { ledger: Ledger | null },
): Promise<void> {
  const { catalogue, rules, ledger, now, emit } = around;
  const ours = ledger ? new ArticleLedger(ledger, now).specificPrices() : new Map<string, number>();
  const { refused, ...planned } = await planPrices(prices.rows, { catalogue, facts, rules, ours });
  const isToCome = ({ row, fault }: (typeof refused)[number]): boolean =>
    fault.kind === 'specific-price/no-article' && plan.products.some((one) => isToBeMade(row, one));
  const toCome = refused.filter(isToCome).map(({ row }) => row);
  const left = refused.filter((one) => !isToCome(one));
  tellPrices(withoutRemoval({ ...planned, refused: left }, prices), emit);
  for (const row of toCome)
    emit({ kind: 'specific-price', row, key: '', decision: 'would-write', id: 0, reason: null });
}

/** A product, or a size of one that is there, for which a price is meant. */
function isToBeMade({ gencod, reference }: SpecificPrice, { article, isNew, steps }: ProductPlan): boolean {
  if (gencod === '') return isNew && article.reference === reference;
  const isMade = steps.some(({ kind }) => kind === 'make' || kind === 'variations');
  return isMade && article.variations.some((one) => gencodKey(one.gencod) === gencodKey(gencod));
}

function withoutRemoval(plan: SpecificPricesPlan, { isAll }: PriceRows): SpecificPricesPlan {
  return isAll ? plan : { ...plan, removed: [], kept: plan.kept + plan.removed.length };
}

function tellPrices({ made, changed, removed, refused, kept }: SpecificPricesPlan, emit: EmitFill): void {
  for (const { row, fault: reason } of refused)
    emit({ kind: 'specific-price', row, key: '', decision: 'refused', id: 0, reason });
  const decision = 'would-write';
  for (const { row, key } of made) emit({ kind: 'specific-price', row, key, decision, id: 0, reason: null });
  for (const { row, key, id } of changed)
    emit({ kind: 'specific-price', row, key, decision, id, reason: null });
  for (const { key, id } of removed)
    emit({ kind: 'specific-price', row: null, key, decision, id, reason: null });
  if (kept > 0) emit({ kind: 'prices-kept', count: kept });
}

/** What would be written, told as if it were. */
export function tellOnly({ plan }: ShopFilling, emit: EmitFill, limit: number | undefined): void {
  tellRefused(plan, emit);
  const due = plan.products.filter(({ steps }) => steps.length > 0);
  for (const one of due.slice(0, limit)) {
    const { article, product, refused: partly } = one;
    const done = doneIf(one);
    const id = product?.id ?? 0;
    emit({ kind: 'article', article, decision: 'would-write', product: id, done, reason: null, partly });
  }
  if (limit !== undefined && due.length > limit) emit({ kind: 'limit-reached', limit });
}

/** Articles that are not written at all, and parts that stay out of those that are whole otherwise. */
function tellRefused({ refused, products }: ArticlesPlan, emit: EmitFill): void {
  const done = doneIf({ steps: [] });
  for (const { article, fault: reason } of refused) {
    const isNoFault = reason.kind === 'article/not-created' || reason.kind === 'article/deleted-there';
    const decision = isNoFault ? 'skipped' : 'refused';
    emit({ kind: 'article', article, decision, product: 0, done, reason, partly: [] });
  }
  for (const { article, product, steps, refused: partly } of products) {
    if (steps.length > 0 || partly.length === 0) continue;
    emit({
      kind: 'article',
      article,
      decision: 'skipped',
      product: product?.id ?? 0,
      done,
      reason: null,
      partly,
    });
  }
}
