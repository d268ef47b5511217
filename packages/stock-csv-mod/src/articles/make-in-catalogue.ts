import { makeOnce } from '@passerelle/core/delivery/make-once.ts';
import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { NewWrite } from '@passerelle/core/ledger/outbox.ts';
import type { CatalogueOutcome } from '@passerelle/core/ports/catalogue.ts';
import type { FillContext } from './fill-context.ts';
import { fateOf, NotDone, orFailure, valueOf } from './not-done.ts';

export interface CatalogueMaking {
  write: NewWrite;
  /** The shop's number of what stands there; null: nothing. */
  look: () => Promise<number | null>;
  make: () => Promise<CatalogueOutcome<number>>;
}

export type MadeInCatalogue =
  | { kind: 'made'; id: number; isNew: boolean }
  /** The shop does not take it. */
  | { kind: 'refused'; fault: Fault }
  /** Nobody knows yet whether it is there. */
  | { kind: 'waits' };

/** Makes one thing of the catalogue, once; one that is gone is made anew. Rejects with a Failure. */
export async function makeInCatalogue(
  { write, look, make }: CatalogueMaking,
  { around, memory, graceMs }: FillContext,
): Promise<MadeInCatalogue> {
  const { now } = around;
  const { intents } = memory.writes;
  const made = await orFailure(
    makeOnce(
      { intents, now, graceMs },
      { write, look, make: async () => valueOf(await make()), fateOf, idOf: String, mayBeMadeAnew: true },
    ),
  );
  if (made.kind === 'accepted') return { kind: 'made', id: made.row, isNew: made.isNew };
  if (made.kind === 'refused' && made.error instanceof NotDone)
    return { kind: 'refused', fault: made.error.outcome.fault };
  return { kind: 'waits' };
}
