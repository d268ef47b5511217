import type { Fault } from '@passerelle/core/failure/failure.ts';
import { intentsIn } from '@passerelle/core/delivery/ledger-intents.ts';
import type { Intents } from '@passerelle/core/delivery/make-once.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { NewWrite, Write } from '@passerelle/core/ledger/outbox.ts';
import { openWriteStates } from '@passerelle/core/ledger/states.ts';

/** So long after its intent a request may still be about to leave. Milliseconds. */
export const aheadMs = 5000;

/**
 * What a run writes into the shop, with few waits for the disk: intents of many requests go there in one commit, and that
 * they were done goes there with the next one. Lost in a kill, it is found by a look.
 */
export class WritesOfRun {
  readonly intents: Intents;
  readonly #ledger: Ledger;
  readonly #now: () => Date;
  /** Done in this run: the other side's number, by kind and key. */
  readonly #done = new Map<string, string>();
  readonly #ahead = new Map<string, Ahead>();

  constructor(ledger: Ledger, now: () => Date) {
    this.#ledger = ledger;
    this.#now = now;
    const inLedger = intentsIn(ledger, now);
    this.intents = {
      find: ({ kind, key }) => this.find(kind, key),
      intend: (write) => this.intendUnlessAhead([write]),
      settle: (write, settlement) => {
        if (settlement.state === 'ACCEPTED') this.accept([write], [settlement.remoteId ?? '']);
        else inLedger.settle(write, settlement);
      },
      seeAbsent: (write) => void inLedger.seeAbsent(write),
    };
  }

  find(kind: string, key: string): Write | null {
    const name = nameOf({ kind, key });
    const remoteId = this.#done.get(name);
    const ahead = this.#ahead.get(name);
    if (remoteId === undefined && ahead !== undefined) return ahead.before;
    const write = this.#ledger.outbox.find('shop', kind, key);
    if (remoteId === undefined) return write;
    return { ...(write ?? asNew(kind, key)), state: 'ACCEPTED', remoteId };
  }

  /** Just before the one request that makes them all, in one commit. `wanted` are to follow, and are only noted. */
  intend(writes: readonly NewWrite[], wanted: readonly NewWrite[] = []): void {
    this.#ledger.transaction(() => {
      for (const write of writes) this.#send(write);
      for (const write of wanted) this.#added(write);
    });
    for (const write of writes) this.#done.delete(nameOf(write));
  }

  /** Just before the one request that makes them all; what was intended ahead, and not too long ago, is on disk already. */
  intendUnlessAhead(writes: readonly NewWrite[]): void {
    const left = writes.filter((write) => !this.#takeAhead(write));
    if (left.length > 0) this.intend(left);
  }

  /** Just before the request, or anew once its answer is lost; of those only that were to follow. */
  intendWanted(writes: readonly NewWrite[]): void {
    const isOpen = (write: NewWrite): boolean => openWriteStates.includes(this.#added(write).state);
    this.#ledger.transaction(() => {
      for (const write of writes) if (isOpen(write)) this.#send(write);
    });
  }

  /**
   * One commit for requests that are about to leave one by one; what is in doubt is left to its own look. A request may leave
   * `aheadMs` after its intent at most: later, it is intended anew.
   */
  intendAhead(writes: readonly NewWrite[]): void {
    const clear = writes.filter((write) => !this.isInDoubt(write));
    if (clear.length === 0) return;
    const at = this.#now().getTime();
    const ahead = clear.map((write) => ({ write, before: this.find(write.kind, write.key), at }));
    this.intend(clear);
    for (const one of ahead) this.#ahead.set(nameOf(one.write), one);
  }

  /** Whether it may have been done: it is not sent again without a look. */
  isInDoubt({ kind, key }: Pick<NewWrite, 'kind' | 'key'>): boolean {
    const state = this.find(kind, key)?.state;
    return state === 'SENDING' || state === 'UNCERTAIN' || state === 'SKIPPED';
  }

  /** What was intended ahead and has not left by now will not leave. */
  withdraw(): void {
    const left = [...this.#ahead.values()].filter(({ at }) => at !== null);
    for (const ahead of left) ahead.at = null;
    if (left.length > 0) this.#ledger.withNextCommit(() => this.#takeBack(left.map(({ write }) => write)));
  }

  /** They had no effect, for certain. */
  takeBack(writes: readonly NewWrite[]): void {
    this.#ledger.transaction(() => this.#takeBack(writes));
  }

  /** They are there; the other side's numbers, in the same order. */
  accept(writes: readonly NewWrite[], remoteIds: readonly string[]): void {
    if (writes.length === 0) return;
    for (const [at, write] of writes.entries()) this.#done.set(nameOf(write), remoteIds[at] ?? '');
    this.#ledger.withNextCommit(() => {
      for (const [at, write] of writes.entries()) {
        const known = this.#added(write);
        if (known.state === 'ACCEPTED') continue;
        const change = { state: 'ACCEPTED', remoteId: remoteIds[at] ?? '' } as const;
        this.#ledger.outbox.move(this.#opened(known), change, this.#now());
      }
    });
  }

  refuse(writes: readonly NewWrite[], answer: Fault): void {
    if (writes.length === 0) return;
    this.#ledger.transaction(() => {
      for (const write of writes)
        this.#ledger.outbox.move(this.#opened(this.#added(write)), { state: 'REFUSED', answer }, this.#now());
    });
  }

  /** It was taken away over there, and may be made as if it had never been. */
  forget({ kind, key }: Pick<NewWrite, 'kind' | 'key'>): void {
    this.#done.delete(nameOf({ kind, key }));
    this.#ledger.transaction(() => this.#ledger.outbox.forget('shop', kind, key));
  }

  /** False: it was not intended ahead, or too long ago. */
  #takeAhead(write: NewWrite): boolean {
    const ahead = this.#ahead.get(nameOf(write));
    this.#ahead.delete(nameOf(write));
    return ahead !== undefined && ahead.at !== null && this.#now().getTime() - ahead.at < aheadMs;
  }

  /** Within a transaction, as all that follow. */
  #send(write: NewWrite): void {
    const known = this.#added(write);
    if (known.state !== 'PREPARED') this.#move(known, 'PREPARED');
    this.#ledger.outbox.decide(known, write.payload);
    this.#move({ ...known, state: 'PREPARED' }, 'SENDING');
  }

  #takeBack(writes: readonly NewWrite[]): void {
    for (const write of writes) {
      const known = this.#added(write);
      if (known.state === 'SENDING') this.#move(known, 'PREPARED');
    }
  }

  #added(write: NewWrite): Write {
    this.#ledger.outbox.add(write, this.#now());
    const found = this.#ledger.outbox.find('shop', write.kind, write.key);
    if (found === null) throw new Error(`write ${write.kind} ${write.key} is not in the ledger`);
    return found;
  }

  /** In a state from which it may be settled. */
  #opened(write: Write): Write {
    if (write.state === 'PREPARED' || write.state === 'SENDING') return write;
    this.#move(write, 'PREPARED');
    return { ...write, state: 'PREPARED' };
  }

  #move(write: Pick<Write, 'id' | 'state'>, state: 'PREPARED' | 'SENDING'): void {
    if (!this.#ledger.outbox.move(write, { state }, this.#now()))
      throw new Error(`write ${write.id} is no longer ${write.state}: another run moved it`);
  }
}

/** Intended, and not sent yet. */
interface Ahead {
  write: NewWrite;
  /** What was known of it. */
  before: Write | null;
  /** null: it is withdrawn. */
  at: number | null;
}

function nameOf({ kind, key }: Pick<NewWrite, 'kind' | 'key'>): string {
  return `${kind}\n${key}`;
}

/** As it will stand in the ledger. */
function asNew(kind: string, key: string): Write {
  const about = { target: 'shop', kind, key, orderKey: null, subject: '', event: 'article' } as const;
  const nothing = { intendedAt: null, absentSince: null, settledAt: null, answer: null, remoteId: '' };
  return {
    ...{ ...about, ...nothing, payload: null, payloadSha256: '' },
    ...{ id: 0, state: 'PREPARED', createdAt: new Date(0), attempts: 0 },
  };
}
