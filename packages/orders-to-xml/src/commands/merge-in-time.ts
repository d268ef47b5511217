/** Something that happened, in a sentence. */
export interface Happening {
  at: Date;
  line: string;
}

/**
 * One list of two (pure). `chain` stays in its order, which is that in which it was written: a clock may have been wrong.
 * `others` stand by their time, each behind what happened no later.
 */
export function mergeInTime(chain: readonly Happening[], others: readonly Happening[]): Happening[] {
  const left = others.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const merged: Happening[] = [];
  for (const item of chain) {
    while (left[0] && left[0].at < item.at) merged.push(...left.splice(0, 1));
    merged.push(item);
  }
  return [...merged, ...left];
}
