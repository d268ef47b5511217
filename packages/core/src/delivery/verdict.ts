import type { Evidence } from '../ports/sales-destination.ts';

/** What one aligned group of looks showed of a parcel. Sizes in bytes; null: not there. */
export interface Observation {
  staged: number | null;
  target: number | null;
  /** Size of our XML. */
  ours: number;
  /** The staging sentinel was seen in the same group: it is our staging folder we looked into. */
  sentinelSeen: boolean;
  /** A rename of this very staged file has been asked for. */
  renameAsked: boolean;
  /** ProShop may have imported since the rename was asked for. */
  mayBeCollected: boolean;
}

/** What a person is shown of it. Sizes in bytes; -1: not there. */
export function evidenceOf({ staged, target, sentinelSeen }: Observation): Evidence {
  return { staged: staged ?? -1, target: target ?? -1, sentinel: sentinelSeen ? 1 : 0 };
}

export type Verdict = 'not-renamed' | 'staged-damaged' | 'delivered' | 'collected' | 'uncertain';

/** Settles a rename whose reply never came. The README of this room has the table, row by row. */
export function settle(observation: Observation): Verdict {
  const { staged, target, ours } = observation;
  if (target !== null) return target === ours ? 'delivered' : 'uncertain';
  if (staged !== null) return staged === ours ? 'not-renamed' : 'staged-damaged';
  return observation.sentinelSeen && observation.mayBeCollected ? 'collected' : 'uncertain';
}

export type StagedVerdict = 'rename' | 'upload-again' | 'renamed' | 'uncertain';

/**
 * Judges a staged file whose rename is not under way. One that was refused before is not trusted to have had no effect:
 * a server may rename and then fail (a copy to another volume), or obey a command long after its connection was lost. So
 * once a rename was asked for, a staged file that is gone is never simply uploaded again.
 */
export function judgeStaged({ staged, target, ours, renameAsked }: Observation): StagedVerdict {
  const isMoved = target === ours && staged === null;
  if (target !== null) return renameAsked && isMoved ? 'renamed' : 'uncertain';
  if (staged === ours) return 'rename';
  return staged === null && renameAsked ? 'uncertain' : 'upload-again';
}
