import type { Part } from '../../parts.ts';
import { everyOne, oneIn } from '../../stride.ts';
import { partsOfJob, type HttpSampling } from '../job-loops.ts';
import type { HttpJob } from '../job-scene.ts';
import { articleJobs } from './articles.ts';
import { crmJobs } from './crm.ts';
import { customerJobs } from './customers.ts';
import { stockJobs } from './stock.ts';
import { writeBackJobs } from './write-back.ts';

/** Every job over HTTP that is played with faults. A new one adds its line. */
const httpJobs: readonly HttpJob[] = [
  ...writeBackJobs,
  ...crmJobs,
  ...stockJobs,
  ...articleJobs,
  ...customerJobs,
];

/** A part, and whose it is. */
export type HttpPart = Part & Pick<HttpJob, 'program'>;

export function httpParts(sampling: HttpSampling): HttpPart[] {
  return httpJobs.flatMap((job) =>
    partsOfJob(job, sampling).map((part) => ({ ...part, program: job.program })),
  );
}

/** One in so many of everything, chosen by `seed`; 1: all, but for what is the same anyway, of which one in a few. */
export function httpSampling(step: number, seed: number): HttpSampling {
  const some = (times: number) => (step * times === 1 ? everyOne : oneIn(step * times, seed));
  return { writes: some(1), reads: some(1), dyingReads: some(6), kills: some(1), processes: some(5) };
}
