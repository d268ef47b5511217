import { playSample } from '@passerelle/rehearsal/faults/http/play-sample.ts';

/** SEED=… draws other combinations. */
const seed = Number(process.env['SEED'] ?? 20261122);

test.each([
  ['stock', 97],
  ['articles', 397],
  ['customers', 89],
])(
  `whatever fails over HTTP, the shop has everything once, and nothing half-made: %s (seed ${seed})`,
  async (job, oneIn) => {
    const tally = await playSample('stock-csv-mod', job, { oneIn, seed });
    expect(tally.broken).toEqual([]);
    expect(tally.count).toBeGreaterThanOrEqual(10);
  },
  300_000,
);
