/** Chance that a seed repeats. */
export interface Random {
  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number;
  /** True once in `times`. */
  onceIn(times: number): boolean;
  pick<const T>(from: readonly [T, ...T[]]): T;
}

/** mulberry32, a generator of 32 bits of state: small, and good enough to choose what goes wrong. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  return {
    below,
    onceIn: (times) => below(times) === 0,
    pick: (from) => from[below(from.length)] ?? from[0],
  };
}
