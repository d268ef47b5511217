import type { Destination, StatesOf } from '../ledger/states.ts';

/**
 * What the states of a destination mean for whoever brings parcels there. `draft`: its document still has a provisional name;
 * `ready`: to be sent; `intended`: the step that can't be taken back was committed to; `rests`: nothing to do.
 */
export type Stage = 'draft' | 'ready' | 'intended' | 'rests';

/** The stage of each state, and the state after each thing that can happen. */
export interface Course<State extends string> {
  stages: Readonly<Record<State, Stage>>;
  kept: State;
  /** Its document is lost or changed. */
  damaged: State;
  intended: State;
  taken: State;
  booked: State;
  /** Intended, and proven not to be there: what was brought beforehand is whole, or is not. */
  absent: { ready: State; lost: State };
  /** A no in words: a state that rests, or one in which it is tried again later. */
  refused: State;
  uncertain: State;
  /**
   * An answer may be lost and the request still take effect later: it counts as absent only if it was seen so before, and so
   * many seconds after the intent. 0: what is absent once will not come any more.
   */
  graceSeconds: number;
}

export const courses: { readonly [D in Destination]: Course<StatesOf[D]> } = {
  till: {
    stages: {
      DRAFT: 'draft',
      PREPARED: 'ready',
      STAGED: 'ready',
      DELIVERING: 'intended',
      DELIVERED: 'rests',
      COLLECTED: 'rests',
      UNCERTAIN: 'rests',
      VOID: 'rests',
      RESENT: 'rests',
    },
    kept: 'PREPARED',
    damaged: 'VOID',
    intended: 'DELIVERING',
    taken: 'DELIVERED',
    booked: 'COLLECTED',
    absent: { ready: 'STAGED', lost: 'PREPARED' },
    refused: 'STAGED',
    uncertain: 'UNCERTAIN',
    graceSeconds: 0,
  },
  crm: {
    stages: {
      PREPARED: 'ready',
      SENDING: 'intended',
      ACCEPTED: 'rests',
      REFUSED: 'rests',
      UNCERTAIN: 'rests',
    },
    kept: 'PREPARED',
    damaged: 'REFUSED',
    intended: 'SENDING',
    taken: 'ACCEPTED',
    booked: 'ACCEPTED',
    absent: { ready: 'PREPARED', lost: 'PREPARED' },
    refused: 'REFUSED',
    uncertain: 'UNCERTAIN',
    graceSeconds: 60,
  },
};
