import type { WriteState } from '@passerelle/core/ledger/states.ts';
import type { RuleFault } from './rules.ts';
import type { TrackingFault } from './decide.ts';

/** Why a write was not made, or what is to be known of one that was. States by name; `number`: a tracking number. */
export type WriteFault =
  | { kind: 'write/same'; state: string }
  /** The order is past that state, or cancelled. */
  | { kind: 'write/moved-on'; state: string }
  /** It is not yet in a state that the rule begins with. */
  | { kind: 'write/not-yet'; state: string }
  | { kind: 'write/waits-for-number' }
  /** Nobody knows yet whether another state of the order is there. */
  | { kind: 'write/waits-for-answer' }
  | { kind: 'write/no-rule'; event: string }
  | { kind: 'write/no-order'; name: string }
  | { kind: 'write/ambiguous'; name: string; ids: readonly number[] }
  /** The shop's order of that number has another reference. */
  | { kind: 'write/other-order'; name: string; reference: string }
  | { kind: 'write/same-number' }
  | { kind: 'write/no-carriage' }
  | { kind: 'write/other-number'; number: string }
  | { kind: 'write/bad-number'; number: string; why: TrackingFault }
  /** The shop keeps another number than the one it said it had written. */
  | { kind: 'write/not-kept'; kept: string }
  /** The state is there, and its mail did not go out. */
  | { kind: 'write/mail-not-sent' }
  /** The state is there, and the shop has made no history row of it. */
  | { kind: 'write/no-row' }
  /** A further parcel of an order whose number is written. `kept`: the shop's field. */
  | { kind: 'write/later-parcel'; kept: string }
  /** The carrier has no address to follow parcels at: the shop sends no such mail. */
  | { kind: 'write/no-tracking-page' }
  /** Whether the mail went nobody can tell: it is not sent again. */
  | { kind: 'write/mail-unclear' }
  /** The answer was lost and nothing is to be seen of it: a later run looks again. */
  | { kind: 'write/unclear' }
  /** The answer to a cancellation was lost: sent again, it would put the goods back twice. */
  | { kind: 'write/restocks'; state: string };

/** What ends the job before anything is written. */
export type WriteBackFault =
  | { kind: 'write-back/not-configured' }
  | { kind: 'write-back/rules'; faults: readonly RuleFault[] }
  /** A write that a person names is not there, or has nothing to settle. */
  | { kind: 'write-back/unknown-write'; name: string }
  | { kind: 'write-back/nothing-to-settle'; name: string; state: WriteState };
