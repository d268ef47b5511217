import { parts, sample } from '@passerelle/rehearsal/faults/parts.ts';
import { Tally } from '@passerelle/rehearsal/faults/tally.ts';

/** The same sample each time; SEED=… draws another, `npm run test:faults` plays everything. */
const seed = Number(process.env['SEED'] ?? 20261122);
const sampled = parts(sample(seed)).map((part) => ({ name: part.name, part }));

test.concurrent.each(sampled)(
  `whatever fails, each order reaches ProShop once and whole: $name (seed ${seed})`,
  async ({ part }) => {
    const tally = new Tally();
    for await (const entry of part.entries()) tally.add(entry);
    expect(tally.broken).toEqual([]);
    expect(tally.count).toBeGreaterThan(3);
  },
  300_000,
);
