import type { CatalogueOutcome } from '@passerelle/core/ports/catalogue.ts';
import type { ProductOf } from './article-ledger.ts';
import type { FillContext } from './fill-context.ts';
import { isOver } from './not-done.ts';

/**
 * Changes products that are there by one request, noted before it leaves. Where its answer is lost it may take effect late, and
 * take the whole row back to what it was: the products are in doubt from then on until the grace is over.
 */
export async function sendChange(
  products: readonly ProductOf[],
  send: () => Promise<CatalogueOutcome<undefined>>,
  { memory }: FillContext,
): Promise<CatalogueOutcome<undefined>> {
  memory.intendChange(products);
  const outcome = await send();
  // It may have left long after it was noted: the grace begins anew.
  if (outcome.kind === 'unknown' && !isOver(outcome.fault)) memory.intendChange(products);
  else memory.settleChange(products);
  return outcome;
}

/** Sent so short a time before that moment that it may still take effect: what was read then does not tell. */
export function mayStillChange(sentAt: Date | undefined, moment: Date, { graceMs }: FillContext): boolean {
  return sentAt !== undefined && moment.getTime() - sentAt.getTime() < graceMs;
}
