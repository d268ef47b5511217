import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { Catalogue, CatalogueFacts, ShopProduct } from '@passerelle/core/ports/catalogue.ts';
import type { NotWritten } from '@passerelle/core/ports/write-outcome.ts';
import type { SpecificPrice } from './article.ts';
import { writeOf } from './article-ledger.ts';
import type { ArticleRules } from './article-rules.ts';
import type { FillContext } from './fill-context.ts';
import type { PriceDecision } from './fill-event.ts';
import { makeInCatalogue } from './make-in-catalogue.ts';
import { failureOf, isOver, NotDone } from './not-done.ts';
import {
  keyOf,
  planSpecificPrices,
  type SpecificPricesPlan,
  type WantedPrice,
} from './plan-specific-prices.ts';

export interface PricesInput {
  catalogue: Catalogue;
  facts: CatalogueFacts;
  rules: ArticleRules;
  /** Those made here, by key. */
  ours: ReadonlyMap<string, number | null>;
}

/** What the shop has of prices, against what it shall have. Nothing is written. Rejects with a Failure. */
export async function planPrices(
  rows: readonly SpecificPrice[],
  { catalogue, facts, rules, ours }: PricesInput,
): Promise<SpecificPricesPlan> {
  const ids = [...new Set([...ours.keys()].map((key) => Number(key.split('/')[0])))];
  const filled = (text: string): string[] => (text === '' ? [] : [text]);
  const products: readonly ShopProduct[] =
    rows.length + ids.length === 0
      ? []
      : await catalogue.look({
          ids,
          gencods: rows.flatMap(({ gencod }) => filled(gencod)),
          references: [
            ...new Set(rows.flatMap(({ reference, gencod }) => (gencod ? [] : filled(reference)))),
          ],
          names: [],
        });
  const customers = await catalogue.customers([...new Set(rows.flatMap(({ customer }) => filled(customer)))]);
  const groups = rows.some(({ group }) => group !== '') ? await catalogue.customerGroups() : [];
  const there = await catalogue.specificPrices(products.map(({ id }) => id));
  return planSpecificPrices(rows, {
    facts,
    products,
    groups,
    customers,
    there,
    ours,
    decimals: rules.decimals,
  });
}

/** Made, changed, and taken away where the file has them no more; only those made here. Rejects with a Failure. */
export async function setSpecificPrices(plan: SpecificPricesPlan, context: FillContext): Promise<void> {
  for (const { row, fault } of plan.refused)
    tell(context, { row, key: '', decision: 'refused', id: 0 }, fault);
  for (const one of plan.made) await makePrice(one, context);
  for (const one of plan.changed) await changePrice(one, context);
  for (const one of plan.removed) await removePrice(one, context);
  if (plan.kept > 0) context.around.emit({ kind: 'prices-kept', count: plan.kept });
  context.memory.commit();
}

async function makePrice(wanted: WantedPrice, context: FillContext): Promise<void> {
  const { catalogue } = context.around;
  const { price, key, row } = wanted;
  const write = writeOf('specific-price', key, { key: `${row.gencod || row.reference}` });
  const look = async () => {
    const there = await catalogue.specificPrices([price.product]);
    return there.find((one) => !one.isOfAnotherKind && keyOf(one) === key)?.id ?? null;
  };
  const make = () => catalogue.makeSpecificPrice(price);
  const made = await makeInCatalogue({ write, look, make }, context);
  if (made.kind === 'made') return checkShown(wanted, made.id, context);
  const isRefused = made.kind === 'refused';
  const fault: Fault = isRefused ? made.fault : { kind: 'article/unclear' };
  tell(context, { row, key, decision: isRefused ? 'refused' : 'skipped', id: 0 }, fault);
}

async function changePrice(
  wanted: SpecificPricesPlan['changed'][number],
  context: FillContext,
): Promise<void> {
  const { id, price, row, key } = wanted;
  const outcome = await context.around.catalogue.changeSpecificPrice(id, price);
  if (outcome.kind === 'done') return checkShown(wanted, id, context);
  tell(context, { row, key, decision: decisionOn(outcome), id }, outcome.fault);
}

async function removePrice(
  { id, key }: SpecificPricesPlan['removed'][number],
  context: FillContext,
): Promise<void> {
  const outcome = await context.around.catalogue.removeSpecificPrice(id);
  if (outcome.kind !== 'done' && outcome.fault.kind !== 'shop/absent')
    return tell(context, { row: null, key, decision: decisionOn(outcome), id }, outcome.fault);
  context.memory.forgetSpecificPrice(key);
  tell(context, { row: null, key, decision: 'written', id }, null);
}

function decisionOn(outcome: NotWritten): PriceDecision {
  if (outcome.kind === 'not-sent') throw failureOf(new NotDone(outcome));
  return outcome.kind === 'refused' || isOver(outcome.fault) ? 'refused' : 'skipped';
}

/** Of customers one by one the shop does not tell what they see. */
async function checkShown(wanted: WantedPrice, id: number, context: FillContext): Promise<void> {
  const { price, shown: wantedCents, key, row } = wanted;
  const { product, variation, group, fromQuantity: quantity } = price;
  if (price.customer !== 0 || price.from !== '' || price.to !== '')
    return tell(context, { row, key, decision: 'written', id }, null);
  const shown = await context.around.catalogue.shownTo({ product, variation, group, quantity });
  const isRight = Math.abs(shown - wantedCents) <= 1;
  const fault: Fault | null = isRight
    ? null
    : { kind: 'specific-price/other-price', wanted: wantedCents, shown };
  tell(context, { row, key, decision: 'written', id }, fault);
}

function tell(
  { around }: FillContext,
  told: { row: SpecificPrice | null; key: string; decision: PriceDecision; id: number },
  reason: Fault | null,
): void {
  around.emit({ kind: 'specific-price', ...told, reason });
}
