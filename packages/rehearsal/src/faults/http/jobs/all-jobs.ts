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

/** Of what writes all; one in so many of the reads, and of the kills; 1: all of them. */
export function httpSampling(step: number, seed: number): HttpSampling {
  return { writes: everyOne, reads: oneIn(step, seed), kills: oneIn(step, seed) };
}

/** A few minutes' worth. */
export function httpSample(step: number, seed: number): HttpSampling {
  return { writes: oneIn(5, seed), reads: oneIn(step, seed), kills: oneIn(step, seed) };
}
