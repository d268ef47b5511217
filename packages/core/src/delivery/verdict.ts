/** What one aligned group of looks showed of a batch whose rename was under way. Sizes in bytes; null: not there. */
export interface Sight {
  staged: number | null;
  target: number | null;
  /** Size of our XML. */
  ours: number;
  /** The staging sentinel was seen in the same group: it is our staging folder we looked into. */
  sentinelSeen: boolean;
  /** ProShop may have imported since the rename was asked for. */
  mayBeCollected: boolean;
}

export type Verdict = 'not-renamed' | 'staged-damaged' | 'delivered' | 'collected' | 'uncertain';

/** Settles a rename whose reply never came: the contract's table (§6), row by row. */
export function settle(sight: Sight): Verdict {
  const { staged, target, ours } = sight;
  if (target !== null) return target === ours ? 'delivered' : 'uncertain';
  if (staged !== null) return staged === ours ? 'not-renamed' : 'staged-damaged';
  return sight.sentinelSeen && sight.mayBeCollected ? 'collected' : 'uncertain';
}
