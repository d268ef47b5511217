import type { Part } from '../../parts.ts';
import { oneIn } from '../../stride.ts';
import { partsOfJob, type HttpSampling } from '../job-loops.ts';
import type { HttpJob } from '../job-scene.ts';
import { articleJobs } from './articles.ts';
import { writeBackJobs } from './write-back.ts';

/** Every job over HTTP that is played with faults. A new one adds its line. */
const httpJobs: readonly HttpJob[] = [...writeBackJobs, ...articleJobs];

export function httpParts(sampling: HttpSampling): Part[] {
  return httpJobs.flatMap((job) => partsOfJob(job, sampling));
}

/** One request in so many, and one kill; 1: all of them. */
export function httpSampling(step: number, seed: number): HttpSampling {
  return { requests: oneIn(step, seed), kills: oneIn(step, seed) };
}
