import type { Fate } from '@passerelle/core/delivery/make-once.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure, type Fault } from '@passerelle/core/failure/failure.ts';
import type { CatalogueOutcome } from '@passerelle/core/ports/catalogue.ts';
import type { NotWritten } from '@passerelle/core/ports/write-outcome.ts';

/** A write that was not done, or of which nobody knows. */
export class NotDone extends Error {
  readonly outcome: NotWritten;

  constructor(outcome: NotWritten) {
    super(outcome.fault.kind);
    this.outcome = outcome;
  }
}

/** What was made. Throws NotDone. */
export function valueOf<T>(outcome: CatalogueOutcome<T>): T {
  if (outcome.kind === 'done') return outcome.value;
  throw new NotDone(outcome);
}

export function fateOf(error: unknown): Fate | null {
  if (!(error instanceof NotDone)) return null;
  const { outcome } = error;
  if (outcome.kind === 'not-sent') return { kind: 'not-sent' };
  const { fault: answer } = outcome;
  if (outcome.kind === 'refused') return { kind: 'refused', answer };
  return isOver(outcome.fault) ? { kind: 'refused-half-way', answer } : { kind: 'unknown' };
}

/** The shop itself has answered: what it has not done by now it will not do. */
export function isOver({ kind }: Fault): boolean {
  return kind === 'shop/broken' || kind === 'shop/refused' || kind === 'shop/absent';
}

/** The end of the run that a lost write comes to, where nothing else would fare better. */
export function failureOf({ outcome }: NotDone): Failure {
  return new Failure(outcome.kind === 'not-sent' ? outcome.exitCode : ExitCode.Server, outcome.fault);
}

/** Rejects with the Failure in place of NotDone. */
export async function orFailure<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof NotDone ? failureOf(error) : error;
  }
}
