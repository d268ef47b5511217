import { playSample } from '@passerelle/rehearsal/faults/http/play-sample.ts';

/** SEED=… draws other combinations. */
const seed = Number(process.env['SEED'] ?? 20261122);

test.each([
  ['write-back', 71],
  ['crm', 151],
])(
  `whatever fails over HTTP, each thing is there once, and nothing waits: %s (seed ${seed})`,
  async (job, oneIn) => {
    const tally = await playSample('orders-to-xml', job, { oneIn, seed });
    expect(tally.broken).toEqual([]);
    expect(tally.count).toBeGreaterThanOrEqual(20);
  },
  300_000,
);
