import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { ShopVariation } from '@passerelle/core/ports/catalogue.ts';
import { gencodKey } from '../stock/article-key.ts';
import type { Article } from './article.ts';
import type { SettledVariation } from './article-ledger.ts';
import type { FillContext } from './fill-context.ts';
import { failureOf, isOver, NotDone } from './not-done.ts';
import type { PlannedVariation } from './product-step.ts';

/** What became of a product's new variations: labels of those that are there now, and why others are not. */
export interface MadeVariations {
  made: readonly string[];
  faults: readonly Fault[];
}

/**
 * Makes variations with one request. The shop stops at the first that it refuses, or that a module of it warns about: what
 * is there is right, the others are sent one by one. After a lost answer nothing is sent before it is certain to be absent.
 * Rejects with a Failure.
 */
export async function makeVariations(
  article: Article,
  product: number,
  planned: readonly PlannedVariation[],
  context: FillContext,
): Promise<MadeVariations> {
  const due = planned.filter(({ mark }) => isDue(product, mark, context));
  const waits: Fault[] = due.length < planned.length ? [{ kind: 'article/unclear' }] : [];
  if (due.length === 0) return { made: [], faults: waits };
  const first = await send(article, product, due, context);
  if (first.fault === null) return { made: labelsOf(due), faults: waits };
  const rest = due.filter((one) => !first.there.has(one.mark));
  const done = due.filter((one) => first.there.has(one.mark));
  if (!isOver(first.fault)) return { made: labelsOf(done), faults: [...waits, { kind: 'article/unclear' }] };
  const faults: Fault[] = [...waits];
  for (const one of rest) {
    const alone = await send(article, product, [one], context);
    if (alone.fault === null || alone.there.has(one.mark)) done.push(one);
    else faults.push(isOver(alone.fault) ? alone.fault : { kind: 'article/unclear' });
  }
  return { made: labelsOf(done), faults };
}

function labelsOf(variations: readonly PlannedVariation[]): string[] {
  return variations.map(({ label }) => label);
}

/** Absent, and long enough since a request for it may have been lost. */
function isDue(product: number, mark: string, { memory, around }: FillContext): boolean {
  const intendedAt = memory.intendedAt(product, mark);
  return intendedAt === undefined || around.now().getTime() - intendedAt.getTime() >= around.graceMs;
}

async function send(
  article: Article,
  product: number,
  variations: readonly PlannedVariation[],
  context: FillContext,
): Promise<{ fault: Fault | null; there: ReadonlySet<string> }> {
  const { catalogue } = context.around;
  context.memory.intendVariations(article, product, variations);
  const entries = variations.map(({ entry }) => entry);
  const outcome = await catalogue.makeVariations(product, entries);
  if (outcome.kind === 'done') {
    const settled = variations.map(({ mark }, at) => accepted(mark, outcome.value[at] ?? 0));
    context.memory.settleVariations(article, product, settled);
    return { fault: null, there: new Set(variations.map(({ mark }) => mark)) };
  }
  if (outcome.kind === 'not-sent') throw failureOf(new NotDone(outcome));
  const there = await settleByLook(article, product, variations, { fault: outcome.fault, context });
  return { fault: outcome.fault, there };
}

async function settleByLook(
  article: Article,
  product: number,
  variations: readonly PlannedVariation[],
  { fault, context }: { fault: Fault; context: FillContext },
): Promise<ReadonlySet<string>> {
  const none = { gencods: [], references: [], names: [] };
  const [now] = await context.around.catalogue.look({ ids: [product], ...none });
  const found = variations.map((one) => ({ one, there: now?.variations.find((row) => isSame(one, row)) }));
  const settled = found.flatMap(({ one, there }): SettledVariation[] => {
    if (there !== undefined) return [accepted(one.mark, there.id)];
    return isOver(fault) ? [{ mark: one.mark, state: 'REFUSED', answer: fault }] : [];
  });
  context.memory.settleVariations(article, product, settled);
  return new Set(found.flatMap(({ one, there }) => (there ? [one.mark] : [])));
}

function accepted(mark: string, id: number): SettledVariation {
  return { mark, state: 'ACCEPTED', id };
}

function isSame({ entry }: PlannedVariation, there: ShopVariation): boolean {
  const key = gencodKey(entry.gencod);
  if (key !== '') return gencodKey(there.gencod) === key;
  return entry.values.length === there.values.length && entry.values.every((id) => there.values.includes(id));
}
