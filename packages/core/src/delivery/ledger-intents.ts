import type { Ledger } from '../ledger/ledger.ts';
import type { NewWrite, Write, WriteTarget } from '../ledger/outbox.ts';
import type { Intents } from './make-once.ts';

interface Wish {
  /**
   * That something was accepted waits for the next commit, be it that of the next intent: a kill in between leaves it as
   * sent, and it is looked for and found. Only where this run does not ask for it again before.
   */
  acceptsLater?: boolean;
}

/** The ledger's outbox, each step in a transaction of its own. */
export function intentsIn(
  ledger: Pick<Ledger, 'outbox' | 'transaction' | 'withNextCommit'>,
  now: () => Date,
  { acceptsLater = false }: Wish = {},
): Intents {
  const { outbox } = ledger;
  const find = ({ target, kind, key }: NewWrite): Write | null => outbox.find(target, kind, key);
  const added = (write: NewWrite): Write => {
    outbox.add(write, now());
    const found = find(write);
    if (found === null) throw new Error(`write ${write.kind} ${write.key} is not in the ledger`);
    return found;
  };
  const move = (write: Write, change: Parameters<typeof outbox.move>[1]): void => {
    if (!outbox.move(write, change, now()))
      throw new Error(`write ${write.id} is no longer ${write.state}: another run moved it`);
  };
  return {
    find,
    intend: (write) =>
      ledger.transaction(() => {
        const known = added(write);
        if (known.state !== 'PREPARED') move(known, { state: 'PREPARED' });
        move(added(write), { state: 'SENDING' });
      }),
    settle: (write, settlement) => {
      const settle = (): void => {
        const known = added(write);
        if (known.state === 'REFUSED' || known.state === 'UNCERTAIN') move(known, { state: 'PREPARED' });
        const open = added(write);
        if (open.state !== settlement.state) move(open, settlement);
      };
      if (acceptsLater && settlement.state === 'ACCEPTED') ledger.withNextCommit(settle);
      else ledger.transaction(settle);
    },
    seeAbsent: (write) => ledger.transaction(() => outbox.seeAbsent(added(write), now())),
  };
}

/** Of a dry run: what the ledger knows, and nothing that is written down. */
export function intentsToRead(ledger: Pick<Ledger, 'outbox'> | null): Intents {
  return {
    find: ({ target, kind, key }) => ledger?.outbox.find(target, kind, key) ?? null,
    intend: () => undefined,
    settle: () => undefined,
    seeAbsent: () => undefined,
  };
}

/**
 * Forgets intents of things that are found again without their key, so that nothing asks for it any more: whatever came of
 * those sent before `sentBefore` has come. Only after a run that has made all it wanted.
 */
export function forgetOver(
  ledger: Pick<Ledger, 'outbox' | 'transaction'>,
  { target, kinds, sentBefore }: { target: WriteTarget; kinds: ReadonlySet<string>; sentBefore: Date },
): void {
  const over = ledger.outbox
    .open(target)
    .filter(({ kind, intendedAt }) => kinds.has(kind) && (intendedAt === null || intendedAt < sentBefore));
  if (over.length === 0) return;
  ledger.transaction(() => {
    for (const { kind, key } of over) ledger.outbox.forget(target, kind, key);
  });
}
