import { Tally } from '../tally.ts';
import { httpParts, httpSampling } from './jobs/all-jobs.ts';
import type { HttpJob } from './job-scene.ts';

/**
 * A few of the combinations that `npm run test:faults -- --http` plays all, of jobs whose name begins so: the same each
 * time, so that a change which breaks the promise is seen at once.
 */
export async function playSample(
  program: HttpJob['program'],
  job: string,
  { oneIn, seed }: { oneIn: number; seed: number },
): Promise<Tally> {
  const tally = new Tally();
  for (const part of httpParts(httpSampling(oneIn, seed)))
    if (part.program === program && part.name.startsWith(job))
      for await (const entry of part.entries()) tally.add(entry);
  return tally;
}
