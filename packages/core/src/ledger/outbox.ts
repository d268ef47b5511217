import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Fault } from '../failure/failure.ts';
import { toDate, toText } from './deliveries.ts';
import { openWriteStates, writeSteps, type WriteState } from './states.ts';
import { Statement } from './statement.ts';

/** Where writes go besides the parcels of orders. */
export type WriteTarget = 'shop' | 'crm';

/** One thing to be written: a state, a tracking number, a mail. What mails is a write of its own. */
export interface Write extends NewWrite {
  id: number;
  /** SHA-256 of the payload's JSON, in hexadecimal; it outlives the payload. */
  payloadSha256: string;
  state: WriteState;
  createdAt: Date;
  /** When the request was last committed to; null: not since it is as it is. */
  intendedAt: Date | null;
  /** When it was first looked for and not found, since the intent. */
  absentSince: Date | null;
  settledAt: Date | null;
  /** What the target calls what was written; '' where it has not told. */
  remoteId: string;
  /** Of a refusal, or of what a person has to settle: why; of a skipped one why it was not wanted. null: nothing to say. */
  answer: Fault | null;
  attempts: number;
}

export interface NewWrite {
  target: WriteTarget;
  /** What is written: 'order-state', 'tracking-number', 'mail', … */
  kind: string;
  /** Of the thing that is written, never of the attempt: by it the target is asked whether it is there. One per target and kind. */
  key: string;
  /** The order in the ledger that it is about; null: it is about none. */
  orderKey: number | null;
  /** What it is about, as people name it. */
  subject: string;
  /** What made it necessary: 'collected', 'shipped', … */
  event: string;
  /** As little as the request needs; null once it is forgotten. */
  payload: unknown;
}

/** What a step changes besides the state; what it does not name stays. */
export interface WriteChange {
  state: WriteState;
  remoteId?: string;
  answer?: Fault;
}

/**
 * What is to be written into the shop or into the CRM. A write is added in the transaction that makes its event, and stays
 * known for ever: the same one is never made twice. Its request goes out only when SENDING is committed.
 */
export class Outbox {
  readonly #insert: Statement;
  readonly #byKey: Statement;
  readonly #byState: Statement;
  readonly #ofOrder: Statement;
  readonly #ofKind: Statement;
  readonly #forget: Statement;
  readonly #update: Statement;
  readonly #absent: Statement;
  readonly #renew: Statement;
  readonly #decide: Statement;
  readonly #byId: Statement;
  readonly #ofSubject: Statement;
  readonly #noted: Statement;
  readonly #forgetNote: Statement;

  constructor(db: DatabaseSync) {
    this.#insert = new Statement(
      db,
      `
      INSERT INTO writes (target, kind, key, order_key, subject, event, payload, payload_sha256, state, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'PREPARED', ?) ON CONFLICT (target, kind, key) DO NOTHING`,
    );
    this.#byKey = new Statement(db, 'SELECT * FROM writes WHERE target = ? AND kind = ? AND key = ?');
    this.#byState = new Statement(
      db,
      'SELECT * FROM writes WHERE target = ? AND state IN (SELECT value FROM json_each(?)) ORDER BY id',
    );
    this.#ofKind = new Statement(db, 'SELECT * FROM writes WHERE target = ? AND kind = ? ORDER BY key');
    this.#forget = new Statement(db, 'DELETE FROM writes WHERE target = ? AND kind = ? AND key = ?');
    this.#ofOrder = new Statement(db, 'SELECT * FROM writes WHERE order_key = ? ORDER BY id');
    this.#update = new Statement(
      db,
      `
      UPDATE writes SET state = $to, attempts = attempts + ($intended IS NOT NULL),
        intended_at = CASE $to WHEN 'PREPARED' THEN NULL ELSE coalesce($intended, intended_at) END,
        absent_since = CASE WHEN $to = 'PREPARED' OR $intended IS NOT NULL THEN NULL ELSE absent_since END,
        settled_at = $settled, remote_id = coalesce($remote, remote_id), answer = coalesce($answer, answer)
      WHERE id = $id AND state = $from`,
    );
    this.#absent = new Statement(
      db,
      "UPDATE writes SET absent_since = coalesce(absent_since, ?) WHERE id = ? AND state = 'SENDING'",
    );
    this.#ofSubject = new Statement(db, 'SELECT * FROM writes WHERE target = ? AND subject = ? ORDER BY id');
    this.#noted = new Statement(
      db,
      "SELECT * FROM writes WHERE target = ? AND state = 'ACCEPTED' AND answer <> '' ORDER BY id",
    );
    this.#forgetNote = new Statement(db, "UPDATE writes SET answer = '' WHERE id = ? AND state = 'ACCEPTED'");
    this.#byId = new Statement(db, 'SELECT * FROM writes WHERE id = ?');
    this.#decide = new Statement(
      db,
      "UPDATE writes SET payload = ?, payload_sha256 = ? WHERE id = ? AND state = 'PREPARED'",
    );
    this.#renew = new Statement(
      db,
      'UPDATE writes SET payload = ?, payload_sha256 = ?, answer = ? WHERE id = ?',
    );
  }

  /** False: it is there already, whatever became of it, and nothing changes. */
  add(write: NewWrite, now: Date): boolean {
    const { target, kind, key, orderKey, subject, event } = write;
    const [payload, hash] = encode(write.payload);
    const at = now.toISOString();
    return this.#insert.run(target, kind, key, orderKey, subject, event, payload, hash, at).changes > 0;
  }

  find(target: WriteTarget, kind: string, key: string): Write | null {
    const row = this.#byKey.get(target, kind, key);
    return row ? toWrite(row) : null;
  }

  /** Reads the whole outbox: for a person, not for every run. */
  ofSubject(target: WriteTarget, subject: string): Write[] {
    return this.#ofSubject.all(target, subject).map(toWrite);
  }

  byId(id: number): Write | null {
    const row = this.#byId.get(id);
    return row ? toWrite(row) : null;
  }

  /** What the next run has to finish, the oldest first. */
  open(target: WriteTarget): Write[] {
    return this.inState(target, ...openWriteStates);
  }

  inState(target: WriteTarget, ...states: readonly WriteState[]): Write[] {
    return this.#byState.all(target, JSON.stringify(states)).map(toWrite);
  }

  /** By key. */
  ofKind(target: WriteTarget, kind: string): Write[] {
    return this.#ofKind.all(target, kind).map(toWrite);
  }

  /** What was made is taken away again, and may be made anew as if it had never been. */
  forget(target: WriteTarget, kind: string, key: string): void {
    this.#forget.run(target, kind, key);
  }

  /** Made, with something that a person should know of it: a mail that did not go, say. */
  noted(target: WriteTarget): Write[] {
    return this.#noted.all(target).map(toWrite);
  }

  /** A person knows of it. */
  forgetNote({ id }: Pick<Write, 'id'>): void {
    this.#forgetNote.run(id);
  }

  ofOrder(orderKey: number): Write[] {
    return this.#ofOrder.all(orderKey).map(toWrite);
  }

  /**
   * Moves a write one legal step, as compare-and-set: false when another run was faster and it is no longer in the state of
   * `write`. SENDING counts an attempt and must be committed before its request leaves. Back to PREPARED: the request is
   * proven to have had no effect. Throws on an illegal step: that is a fault of the program.
   */
  move({ id, state: from }: Pick<Write, 'id' | 'state'>, change: WriteChange, at: Date): boolean {
    const { state: to, remoteId, answer } = change;
    if (!writeSteps[from].includes(to)) throw new Error(`write ${id}: no step from ${from} to ${to}`);
    const isSettled = !openWriteStates.includes(to);
    const result = this.#update.run({
      id,
      from,
      to,
      intended: toText(to === 'SENDING' ? at : undefined),
      settled: toText(isSettled ? at : undefined),
      remote: remoteId ?? null,
      answer: answer === undefined ? null : JSON.stringify(answer),
    });
    return result.changes > 0;
  }

  /** What is sent was found out just before: to be committed together with the step to SENDING. Changes only what is PREPARED. */
  decide({ id }: Pick<Write, 'id'>, payload: unknown): void {
    this.#decide.run(...encode(payload), id);
  }

  /** Looked for after its answer was lost, and not found. Only the first time counts. */
  seeAbsent({ id }: Pick<Write, 'id'>, at: Date): void {
    this.#absent.run(at.toISOString(), id);
  }

  /** What was refused, or what a person had to settle, is to be written after all, as it is now. False: as with `move`. */
  renew(write: Pick<Write, 'id' | 'state'>, payload: unknown, at: Date): boolean {
    if (!this.move(write, { state: 'PREPARED' }, at)) return false;
    this.#renew.run(...encode(payload), '', write.id);
    return true;
  }
}

function encode(payload: unknown): [text: string, sha256: string] {
  const text = JSON.stringify(payload);
  return [text, createHash('sha256').update(text).digest('hex')];
}

function toWrite(row: Record<string, unknown>): Write {
  return {
    id: Number(row['id']),
    target: row['target'] as WriteTarget,
    kind: String(row['kind']),
    key: String(row['key']),
    orderKey: row['order_key'] === null ? null : Number(row['order_key']),
    subject: String(row['subject']),
    event: String(row['event']),
    payload: row['payload'] === '' ? null : JSON.parse(String(row['payload'])),
    payloadSha256: String(row['payload_sha256']),
    state: row['state'] as WriteState,
    createdAt: new Date(String(row['created_at'])),
    intendedAt: toDate(row['intended_at']),
    absentSince: toDate(row['absent_since']),
    settledAt: toDate(row['settled_at']),
    remoteId: String(row['remote_id']),
    answer: row['answer'] === '' ? null : (JSON.parse(String(row['answer'])) as Fault),
    attempts: Number(row['attempts']),
  };
}
