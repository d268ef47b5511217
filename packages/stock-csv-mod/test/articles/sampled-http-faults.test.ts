import { partsOfJob } from '@passerelle/rehearsal/faults/http/job-loops.ts';
import { articleJobs } from '@passerelle/rehearsal/faults/http/jobs/articles.ts';
import type { Part } from '@passerelle/rehearsal/faults/parts.ts';
import { oneIn } from '@passerelle/rehearsal/faults/stride.ts';
import { Tally } from '@passerelle/rehearsal/faults/tally.ts';

/** A few of the combinations that `npm run test:faults -- --http` plays all. SEED=… draws others. */
const seed = Number(process.env['SEED'] ?? 20261122);

/** Of each job the part, and how far apart its requests are taken. */
const chosen: [name: string, step: number][] = [
  ['articles, an empty shop is filled, faults', 997],
  ['articles, an empty shop is filled, killed at the fault', 997],
  ['articles, an empty shop is filled, processes killed', 97],
  ['articles, PrestaShop 1.7 (PUT), faults', 997],
];

const all = (step: number): Part[] => {
  const few = oneIn(step, seed);
  const sampling = { writes: few, reads: few, dyingReads: few, kills: few, processes: few };
  return articleJobs.flatMap((job) => partsOfJob(job, sampling));
};

test.each(chosen)(
  `whatever fails, the same catalogue in the end, and nothing half-made on its page: %s (seed ${seed})`,
  async (name, step) => {
    const part = all(step).find((one) => one.name === name);
    const tally = new Tally();
    for await (const entry of part?.entries() ?? []) tally.add(entry);
    expect(tally.broken).toEqual([]);
    expect(tally.count).toBeGreaterThanOrEqual(1);
  },
  300_000,
);
