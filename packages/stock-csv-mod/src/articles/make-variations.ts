import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { ShopVariation } from '@passerelle/core/ports/catalogue.ts';
import { gencodKey } from '../stock/article-key.ts';
import type { Article } from './article.ts';
import type { FillContext } from './fill-context.ts';
import { failureOf, isOver, NotDone } from './not-done.ts';
import type { PlannedVariation } from './product-step.ts';

/** A variation of a product that is there. */
export interface WantedVariation extends PlannedVariation {
  article: Article;
  product: number;
}

/** What became of new variations: those that are there now, and why others are not. */
export interface MadeVariations {
  made: readonly WantedVariation[];
  faults: readonly { variation: WantedVariation; fault: Fault }[];
}

/**
 * Makes variations, those of several products with one request. The shop stops at the first that it refuses, or that a module
 * of it warns about: what is there is right, the others are sent one by one. After a lost answer nothing is sent before it is
 * certain to be absent. Rejects with a Failure.
 */
export async function makeVariations(
  wanted: readonly WantedVariation[],
  context: FillContext,
): Promise<MadeVariations> {
  const { due = [], early = [] } = Object.groupBy(wanted, (one) => (isDue(one, context) ? 'due' : 'early'));
  const parts: MadeVariations[] = [{ made: [], faults: unclear(early) }];
  for (let at = 0; at < due.length;) {
    const batch = due.slice(at, at + context.pace.variations.size);
    parts.push(await makeTogether(batch, context));
    at += batch.length;
  }
  return joined(parts);
}

/** Absent, and long enough since a request for it may have been lost. */
function isDue({ product, mark }: WantedVariation, { memory, around }: FillContext): boolean {
  const intendedAt = memory.intendedAt(product, mark);
  return intendedAt === undefined || around.now().getTime() - intendedAt.getTime() >= around.graceMs;
}

function unclear(variations: readonly WantedVariation[]): MadeVariations['faults'] {
  return variations.map((variation) => ({ variation, fault: { kind: 'article/unclear' } }));
}

function joined(parts: readonly MadeVariations[]): MadeVariations {
  return { made: parts.flatMap(({ made }) => made), faults: parts.flatMap(({ faults }) => faults) };
}

async function makeTogether(
  batch: readonly WantedVariation[],
  context: FillContext,
): Promise<MadeVariations> {
  const { made, absent, fault } = await send(batch, context);
  if (fault === null || absent.length === 0) return { made, faults: [] };
  if (!isOver(fault)) return { made, faults: unclear(absent) };
  const [only] = batch.length === 1 ? absent : [];
  if (only) return { made, faults: [{ variation: only, fault }] };
  const parts: MadeVariations[] = [{ made, faults: [] }];
  for (const one of absent) parts.push(await makeTogether([one], context));
  return joined(parts);
}

interface Sent {
  made: readonly WantedVariation[];
  absent: readonly WantedVariation[];
  /** Why it did not go well. */
  fault: Fault | null;
}

async function send(batch: readonly WantedVariation[], context: FillContext): Promise<Sent> {
  const { memory, pace, around } = context;
  memory.intendVariations(batch);
  const entries = batch.map(({ entry, product }) => ({ ...entry, product }));
  const outcome = await pace.variations.send(
    batch.length,
    () => around.catalogue.makeVariations(entries),
    ({ kind }) => kind === 'done',
  );
  if (outcome.kind === 'done') {
    memory.acceptVariations(batch.map((one, at) => ({ ...one, id: outcome.value[at] ?? 0 })));
    return { made: batch, absent: [], fault: null };
  }
  if (outcome.kind === 'not-sent') {
    memory.takeBackVariations(batch);
    throw failureOf(new NotDone(outcome));
  }
  return settleByLook(batch, outcome.fault, context);
}

async function settleByLook(
  batch: readonly WantedVariation[],
  fault: Fault,
  { memory, around }: FillContext,
): Promise<Sent> {
  const ids = [...new Set(batch.map(({ product }) => product))];
  const now = await around.catalogue.look({ ids, gencods: [], references: [], names: [] });
  const found = batch.map((one) => ({ one, there: rowOf(one, now) }));
  const made = found.flatMap(({ one, there }) => (there ? [{ ...one, id: there.id }] : []));
  const absent = found.flatMap(({ one, there }) => (there ? [] : [one]));
  memory.acceptVariations(made);
  // Which of several was meant is seen when each is sent alone.
  if (isOver(fault) && batch.length > 1) memory.takeBackVariations(absent);
  else if (isOver(fault)) memory.refuseVariations(absent, fault);
  return { made, absent, fault };
}

function rowOf(
  one: WantedVariation,
  products: readonly { id: number; variations: readonly ShopVariation[] }[],
): ShopVariation | undefined {
  return products.find(({ id }) => id === one.product)?.variations.find((row) => isSame(one, row));
}

function isSame({ entry }: PlannedVariation, there: ShopVariation): boolean {
  const key = gencodKey(entry.gencod);
  if (key !== '') return gencodKey(there.gencod) === key;
  return entry.values.length === there.values.length && entry.values.every((id) => there.values.includes(id));
}
