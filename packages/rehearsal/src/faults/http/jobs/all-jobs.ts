import type { Part } from '../../parts.ts';
import { everyOne, oneIn } from '../../stride.ts';
import { partsOfJob, type HttpSampling } from '../job-loops.ts';
import type { HttpJob } from '../job-scene.ts';
import { articleJobs } from './articles.ts';
import { writeBackJobs } from './write-back.ts';

/** Every job over HTTP that is played with faults. A new one adds its line. */
const httpJobs: readonly HttpJob[] = [...writeBackJobs, ...articleJobs];

export function httpParts(sampling: HttpSampling): Part[] {
  return httpJobs.flatMap((job) => partsOfJob(job, sampling));
}

/** One request in so many, and one kill; 1: all of them. `everyWrite`: of what writes, all in any case. */
export function httpSampling(step: number, seed: number, everyWrite = false): HttpSampling {
  const some = oneIn(step, seed);
  return { writes: everyWrite ? everyOne : some, reads: some, kills: some };
}
