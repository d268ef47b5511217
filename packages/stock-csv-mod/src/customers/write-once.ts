import {
  makeOnce,
  noteThere,
  type Fate,
  type Made,
  type OnceContext,
} from '@passerelle/core/delivery/make-once.ts';
import type { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure, type Fault } from '@passerelle/core/failure/failure.ts';
import type { NewWrite } from '@passerelle/core/ledger/outbox.ts';
import type { BookOutcome } from '@passerelle/core/ports/customer-book.ts';
import type { NotWritten } from '@passerelle/core/ports/write-outcome.ts';

/** A write that came to nothing, or to nobody knows what. */
class WriteTrouble extends Failure {
  readonly outcome: NotWritten;

  constructor(outcome: NotWritten, exitCode: ExitCode) {
    super(exitCode, outcome.fault);
    this.outcome = outcome;
  }
}

const server: ExitCode = 3;

/** The shop's number of what was written. */
export function orTrouble(outcome: BookOutcome): number {
  if (outcome.kind === 'done') return outcome.id;
  throw new WriteTrouble(outcome, outcome.kind === 'not-sent' ? outcome.exitCode : server);
}

/** What is known from run to run. */
export interface KeyedThing {
  /** 'customer', 'address', 'group'. */
  kind: string;
  /** By hashes: neither a name nor an address stands in the ledger. */
  key: string;
  /** As people find it in the file. */
  subject: string;
}

export interface ThingToMake extends KeyedThing {
  /** The number of what is there; null: nothing. `isSure`: what is remembered of this run counts for nothing. */
  look: (isSure: boolean) => Promise<number | null>;
  make: () => Promise<BookOutcome>;
  /** It may be gone, and then is wanted again. */
  mayBeMadeAnew: boolean;
}

/** Makes one thing in the shop, never twice. Rejects with a Failure where the shop as a whole did not answer. */
export function makeInShop(context: OnceContext, thing: ThingToMake): Promise<Made<number>> {
  const { look, make, mayBeMadeAnew } = thing;
  let looks = 0;
  return makeOnce<number>(context, {
    write: writeOf(thing),
    look: (connection) => {
      looks += 1;
      return look(connection === 'new' || looks > 1);
    },
    make: async () => orTrouble(await make()),
    fateOf,
    idOf: String,
    mayBeMadeAnew,
  });
}

/** The shop has it: an answer that was lost is waited for no longer. */
export function noteInShop(context: OnceContext, thing: KeyedThing, id: number): void {
  noteThere(context, writeOf(thing), String(id));
}

function writeOf({ kind, key, subject }: KeyedThing): NewWrite {
  return { target: 'shop', kind, key, orderKey: null, subject, event: 'file', payload: null };
}

function fateOf(error: unknown): Fate | null {
  if (!(error instanceof WriteTrouble)) return null;
  const { kind, fault } = error.outcome;
  return kind === 'refused' ? { kind, answer: withoutTexts(fault) } : { kind };
}

/** What the shop says may quote what was sent: the ledger keeps which fault it was, and not a word of the shop's. */
function withoutTexts(fault: Fault): Fault {
  return 'errors' in fault ? { ...fault, errors: [] } : fault;
}
