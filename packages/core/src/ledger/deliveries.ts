import type { DatabaseSync } from 'node:sqlite';
import type { Evidence, EvidenceItem, EvidenceKind } from './evidence.ts';
import { toParcel, type Parcel } from './parcels.ts';
import { firstStates, legalSteps, type Destination, type StatesOf } from './states.ts';
import { Statement } from './statement.ts';

/** A parcel on its way to one destination, and how far it came. Moments by our clock but for `waitingAt`. */
export interface Delivery<D extends Destination = 'till'> extends Parcel {
  destination: D;
  state: StatesOf[D];
  /** By which the destination finds it: the name of its file, or what stands in a field there. */
  key: string;
  /**
   * When the step that can't be taken back was last committed to. null: it has not been for what lies there now, so that
   * nothing of this attempt can have been taken.
   */
  intendedAt: Date | null;
  acceptedAt: Date | null;
  /** Last moment at which it was still waiting to be booked, by the destination's clock; first set with the intent. */
  waitingAt: Date | null;
  /** When the back office was first seen to have it. */
  bookedAt: Date | null;
  /** When it was first looked for and not found, since the intent. */
  absentSince: Date | null;
  /** What the destination calls it. */
  remoteId: string;
  /** How often the step that can't be taken back was committed to. */
  attempts: number;
}

/** What a step changes; what it does not name stays. */
export interface Change<D extends Destination> {
  state: StatesOf[D];
  /** Counts as an attempt. */
  intendedAt?: Date;
  acceptedAt?: Date;
  waitingAt?: Date;
  bookedAt?: Date;
  remoteId?: string;
  /** It begins anew: whatever was intended before is proven to have had no effect. */
  isAnew?: boolean;
}

const selectDelivery = 'SELECT p.*, d.* FROM deliveries d JOIN parcels p ON p.number = d.parcel';

/** The deliveries to one destination. */
export class Deliveries<D extends Destination = Destination> {
  readonly #destination: D;
  readonly #evidence: Evidence;
  readonly #insert: Statement;
  readonly #byNumber: Statement;
  readonly #byKey: Statement;
  readonly #byState: Statement;
  readonly #update: Statement;
  readonly #stillWaiting: Statement;
  readonly #absent: Statement;

  constructor(db: DatabaseSync, evidence: Evidence, destination: D) {
    this.#destination = destination;
    this.#evidence = evidence;
    this.#insert = new Statement(
      db,
      'INSERT INTO deliveries (parcel, destination, state, key) VALUES (?, ?, ?, ?)',
    );
    this.#byNumber = new Statement(db, `${selectDelivery} WHERE d.parcel = ? AND d.destination = ?`);
    this.#byKey = new Statement(
      db,
      `${selectDelivery} WHERE d.key = ? AND d.destination = ? ORDER BY d.parcel DESC`,
    );
    this.#byState = new Statement(
      db,
      `${selectDelivery}
      WHERE d.destination = ? AND d.state IN (SELECT value FROM json_each(?)) ORDER BY d.parcel`,
    );
    this.#update = new Statement(
      db,
      `
      UPDATE deliveries SET state = $to, attempts = attempts + ($intended IS NOT NULL),
        intended_at = CASE WHEN $anew = 0 THEN coalesce($intended, intended_at) END,
        waiting_at = CASE WHEN $anew = 0 THEN coalesce($waiting, waiting_at) END,
        absent_since = CASE WHEN $anew = 0 AND $intended IS NULL THEN absent_since END,
        accepted_at = coalesce($accepted, accepted_at), booked_at = coalesce($booked, booked_at),
        remote_id = coalesce($remote, remote_id)
      WHERE parcel = $parcel AND destination = $destination AND state = $from`,
    );
    this.#stillWaiting = new Statement(
      db,
      `
      UPDATE deliveries SET waiting_at = $at
      WHERE parcel = $parcel AND destination = $destination AND state = $state AND waiting_at < $at`,
    );
    this.#absent = new Statement(
      db,
      `
      UPDATE deliveries SET absent_since = coalesce(absent_since, $at)
      WHERE parcel = $parcel AND destination = $destination AND state = $state`,
    );
  }

  /** Binds a recorded parcel to this destination, where it is found by `key`. */
  add(parcel: number, key: string): void {
    this.#insert.run(parcel, this.#destination, firstStates[this.#destination], key);
  }

  get(parcel: number): Delivery<D> | null {
    return this.#read(this.#byNumber.get(parcel, this.#destination));
  }

  /** The newest of that key. */
  byKey(key: string): Delivery<D> | null {
    return this.#read(this.#byKey.get(key, this.#destination));
  }

  inState(...states: readonly StatesOf[D][]): Delivery<D>[] {
    return this.#byState
      .all(this.#destination, JSON.stringify(states))
      .flatMap((row) => this.#read(row) ?? []);
  }

  /**
   * Moves a delivery one legal step, as compare-and-set: false when the other program was faster and it is no longer in
   * the state of `delivery`. Throws on an illegal step: that is a fault of the program.
   */
  move(
    delivery: Pick<Delivery<D>, 'number' | 'state'>,
    change: Change<D>,
    at: Date,
    kind: EvidenceKind,
    detail: EvidenceItem['detail'] = {},
  ): boolean {
    const { number, state: from } = delivery;
    if (!this.#isLegal(from, change.state))
      throw new Error(`parcel ${number}: no step from ${from} to ${change.state}`);
    const result = this.#update.run({
      parcel: number,
      destination: this.#destination,
      from,
      to: change.state,
      anew: change.isAnew ? 1 : 0,
      intended: toText(change.intendedAt),
      accepted: toText(change.acceptedAt),
      waiting: toText(change.waitingAt),
      booked: toText(change.bookedAt),
      remote: change.remoteId ?? null,
    });
    if (result.changes === 0) return false;
    this.#evidence.ofParcel(number, at, kind, detail);
    return true;
  }

  /** A later look at one that was taken and is still not booked; `at` by the destination's clock. */
  seeWaiting({ number, state }: Delivery<D>, at: Date): void {
    this.#stillWaiting.run({ parcel: number, destination: this.#destination, state, at: at.toISOString() });
  }

  /** Looked for and not found, since it was intended. Only the first time counts. */
  seeAbsent({ number, state }: Delivery<D>, at: Date): void {
    this.#absent.run({ parcel: number, destination: this.#destination, state, at: at.toISOString() });
  }

  #isLegal(from: StatesOf[D], to: StatesOf[D]): boolean {
    const steps: Readonly<Record<string, readonly string[]>> = legalSteps[this.#destination];
    return steps[from]?.includes(to) ?? false;
  }

  #read(row: Record<string, unknown> | undefined): Delivery<D> | null {
    if (!row) return null;
    return {
      ...toParcel(row),
      destination: this.#destination,
      state: row['state'] as StatesOf[D],
      key: String(row['key']),
      intendedAt: toDate(row['intended_at']),
      acceptedAt: toDate(row['accepted_at']),
      waitingAt: toDate(row['waiting_at']),
      bookedAt: toDate(row['booked_at']),
      absentSince: toDate(row['absent_since']),
      remoteId: String(row['remote_id']),
      attempts: Number(row['attempts']),
    };
  }
}

export function toDate(value: unknown): Date | null {
  return typeof value === 'string' ? new Date(value) : null;
}

export function toText(moment: Date | undefined): string | null {
  return moment?.toISOString() ?? null;
}
