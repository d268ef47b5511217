/** What a destination needs to know of a parcel. */
export interface ParcelToSend {
  /** By which the destination finds it: the name of its file, or what stands in a field there. */
  key: string;
  bytes: number;
  /** When the step that can't be taken back was last committed to; null: never, for what lies there now. */
  intendedAt: Date | null;
}

/**
 * Where sales go: the back office's import folder, a CRM. It stands on one connection: after a rejection it is not asked
 * again, and whoever goes on opens another. It decides nothing and repeats nothing: it acts once, looks, and says what it saw.
 */
export interface SalesDestination<Parcel extends ParcelToSend> {
  /**
   * Takes one parcel, from wherever an earlier attempt has left it. `intend` is called at most once, just before the first
   * byte that can't be taken back; what it commits is on disk when it returns, and if it throws, that byte never leaves.
   * Rejects before `intend`: nothing was taken, it may be sent again. Rejects after it: nobody knows; `find` is to be asked.
   * What it sees there already it does not send again.
   */
  send(parcel: Parcel, intend: () => void): Promise<Sent>;

  /**
   * Looks for a parcel whose sending was intended, or has just been refused. Rejects when it could not look: that is never
   * "absent". May take away what the attempt has left beside the parcel; of the parcel itself it changes nothing.
   */
  find(parcel: Parcel): Promise<Found>;

  /**
   * Which of the parcels that were taken the back office has booked since, on positive evidence. Rejects as `find` does.
   * `proof` 'next': the caller acts on it only when the place has answered something else; what it says may be proven by that.
   */
  lookAtTaken(parcels: readonly Parcel[], proof?: 'now' | 'next'): Promise<Taken<Parcel>>;

  /** Its clock, as far as we know it. */
  now(): Date;

  /**
   * Whether the back office knew, at that moment of its own, a parcel that it has booked by now: then a stock of that moment
   * has the sale. false where that is not certain.
   */
  knewAt(parcel: Parcel, moment: Date): boolean;
}

/** Numbers and texts for whoever has to settle it. */
export type Evidence = Readonly<Record<string, string | number>>;

/** What the destination has to record with what is told of it, in the same transaction. */
type Besides = () => void;

export type Sent =
  /** It is there, and was seen there where a look can tell. */
  | { kind: 'taken'; evidence: Evidence; remoteId?: string; besides?: Besides }
  /** A no in words. `why` is thrown where the parcel stays as it is. */
  | { kind: 'refused'; answer: string; why: Error }
  /** A yes that the evidence does not bear out, or an earlier attempt that had effect: only `find` can tell. */
  | { kind: 'unproven'; answer: string }
  /** Nothing was taken: what would have been sent is not what the ledger knows. */
  | { kind: 'damaged' }
  /** Nothing was taken: what lies there already can't be explained. */
  | { kind: 'contradictory'; evidence: Evidence };

export type Found =
  | { kind: 'taken'; evidence: Evidence; remoteId?: string; besides?: Besides }
  /** Taken, and booked by the back office since. */
  | { kind: 'booked'; besides?: Besides }
  /** Not taken. `isReady`: what had been brought there beforehand is still whole. */
  | { kind: 'absent'; isReady: boolean }
  | { kind: 'contradictory'; evidence: Evidence };

export interface Taken<Parcel> {
  booked: Parcel[];
  waiting: Parcel[];
}
