import { seededRandom } from './seeded-random.ts';

/** Which of the operations 1, 2, 3 … are made to fail. */
export interface Stride {
  first(): number;
  step: number;
}

export const everyOne: Stride = { first: () => 1, step: 1 };

/** A sample: one operation in `step`, beginning anywhere; the same seed gives the same sample. */
export function oneIn(step: number, seed: number): Stride {
  const random = seededRandom(seed);
  return { first: () => 1 + random.below(step), step };
}
