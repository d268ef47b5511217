import type { Fault } from '../failure/failure.ts';
import type { NewWrite, Write } from '../ledger/outbox.ts';

/** What is known of a write, as far as making it once asks. */
export type Intent = Pick<Write, 'state' | 'intendedAt' | 'remoteId'>;

export interface Settlement {
  /** PREPARED: the request had no effect, for certain. */
  state: 'ACCEPTED' | 'REFUSED' | 'PREPARED';
  remoteId?: string;
  /** Why it was refused, as it is kept for a person. */
  answer?: Fault;
}

/** Our own memory of what is written. Whatever is told it is on disk when it returns. */
export interface Intents {
  /** null: never heard of. */
  find(write: NewWrite): Intent | null;
  /** Just before the request: from here on it may be done, whatever is lost or killed. */
  intend(write: NewWrite): void;
  settle(write: NewWrite, settlement: Settlement): void;
  /** Looked for after its answer was lost, and not found. */
  seeAbsent(write: NewWrite): void;
}

export interface OnceContext {
  intents: Intents;
  /** By the clock that the intents are kept by. */
  now: () => Date;
  /** So long after its intent a request may still take effect, whatever became of its answer. Milliseconds. */
  graceMs: number;
}

/** What became of a request that failed. */
export type Fate =
  /** It never got there, or was turned away unread. */
  | { kind: 'not-sent' }
  /** A no in words, before anything was done. */
  | { kind: 'refused'; answer: Fault }
  /** A no in words that may have come after half of it was done. */
  | { kind: 'refused-half-way'; answer: Fault }
  /** Its answer was lost, or is none. */
  | { kind: 'unknown' };

/** One thing to be made over there, found again by its key. */
export interface Making<Row> {
  write: NewWrite;
  /** What stands there under the key, half-made or whole; null: nothing. Rejects when it could not look. */
  look: (connection: 'open' | 'new') => Promise<Row | null>;
  make: () => Promise<Row>;
  /** null: no fault of the other side, but of the program. */
  fateOf: (error: unknown) => Fate | null;
  idOf: (row: Row) => string;
  /** It may be gone although it was there, and then is wanted again. Otherwise a person looks. */
  mayBeMadeAnew: boolean;
}

export type Made<Row> =
  /** It is there; `isNew`: by this very call. */
  | { kind: 'accepted'; row: Row; isNew: boolean }
  /** The other side does not take it: what `make` rejected with. */
  | { kind: 'refused'; error: unknown }
  /** Sent before, not there yet, and too early to send it again. */
  | { kind: 'waiting' }
  /** It was there, under that id, and is not any more. */
  | { kind: 'gone'; remoteId: string }
  /** A person has settled it: it is not made. */
  | { kind: 'settled' };

/**
 * Looks, and makes what is absent, with an intent on disk before the request. What may have been done is looked for before
 * it is sent again; absent counts only on two looks, the second on a new connection and `graceMs` after the intent.
 * Rejects where it could not look or nothing reached the other side: then it is as it was, and a later run goes on.
 */
export async function makeOnce<Row>(context: OnceContext, making: Making<Row>): Promise<Made<Row>> {
  const { intents, now, graceMs } = context;
  const { write, look } = making;
  const there = await look('open');
  const before = intents.find(write);
  if (there !== null) return found(context, making, there, before);
  if (before?.state === 'SKIPPED') return { kind: 'settled' };
  if (before?.state === 'UNCERTAIN') return { kind: 'waiting' };
  if (before?.state === 'ACCEPTED' && !making.mayBeMadeAnew)
    return { kind: 'gone', remoteId: before.remoteId };
  if (before?.state === 'SENDING') {
    intents.seeAbsent(write);
    const sinceIntent = now().getTime() - (before.intendedAt?.getTime() ?? 0);
    if (sinceIntent < graceMs) return { kind: 'waiting' };
    const late = await look('new');
    if (late !== null) return found(context, making, late, before);
  }
  return send(context, making);
}

/** It stands there, seen without being looked for by its key: nothing of it is under way any more. */
export function noteThere(
  { intents }: Pick<OnceContext, 'intents'>,
  write: NewWrite,
  remoteId: string,
): void {
  const state = intents.find(write)?.state;
  if (state === 'SENDING' || state === 'PREPARED') intents.settle(write, { state: 'ACCEPTED', remoteId });
}

/** Of what may be made anew, only what was under way is kept: there is nothing that its absence would tell. */
function found<Row>(
  { intents }: OnceContext,
  { write, idOf, mayBeMadeAnew }: Making<Row>,
  row: Row,
  before: Intent | null,
): Made<Row> {
  const isOpen = before !== null && before.state !== 'ACCEPTED' && before.state !== 'SKIPPED';
  if (isOpen || (before === null && !mayBeMadeAnew))
    intents.settle(write, { state: 'ACCEPTED', remoteId: idOf(row) });
  return { kind: 'accepted', row, isNew: false };
}

async function send<Row>(context: OnceContext, making: Making<Row>): Promise<Made<Row>> {
  const { intents } = context;
  const { write, make, idOf } = making;
  intents.intend(write);
  const sent = await attempt(make);
  if ('error' in sent) return afterFailure(context, making, sent.error);
  intents.settle(write, { state: 'ACCEPTED', remoteId: idOf(sent.row) });
  return { kind: 'accepted', row: sent.row, isNew: true };
}

/** What fails before anything is awaited has failed like the rest. */
async function attempt<Row>(make: () => Promise<Row>): Promise<{ row: Row } | { error: unknown }> {
  try {
    return { row: await make() };
  } catch (error) {
    return { error };
  }
}

async function afterFailure<Row>(
  { intents }: OnceContext,
  { write, look, fateOf, idOf }: Making<Row>,
  error: unknown,
): Promise<Made<Row>> {
  const fate = fateOf(error);
  if (fate === null) throw error;
  if (fate.kind === 'not-sent') {
    intents.settle(write, { state: 'PREPARED' });
    throw error;
  }
  const there = fate.kind === 'refused' ? null : await lookOr(error, look);
  if (there !== null) {
    intents.settle(write, { state: 'ACCEPTED', remoteId: idOf(there) });
    return { kind: 'accepted', row: there, isNew: true };
  }
  if (fate.kind === 'unknown') {
    intents.seeAbsent(write);
    return { kind: 'waiting' };
  }
  intents.settle(write, { state: 'REFUSED', answer: fate.answer });
  return { kind: 'refused', error };
}

/** Whoever could not look after a failure is told the failure. */
async function lookOr<Row>(error: unknown, look: Making<Row>['look']): Promise<Row | null> {
  try {
    return await look('open');
  } catch {
    throw error;
  }
}
