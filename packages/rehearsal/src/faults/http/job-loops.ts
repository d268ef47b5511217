import type { Stride } from '../stride.ts';
import { endingOf, type Entry } from '../tally.ts';
import type { Part } from '../parts.ts';
import { httpFaultKinds } from './http-fault-kinds.ts';
import type { HttpJob } from './job-scene.ts';
import { playJob, type Mishap, type PlayedJob } from './play-job.ts';

/** One request that writes in so many, one of the others, and one kill of a real process. */
export interface HttpSampling {
  writes: Stride;
  reads: Stride;
  kills: Stride;
}

/** A job's three tables: its requests fail; it is killed when they fail; a process of its own is killed anywhere. */
export function partsOfJob(job: HttpJob, sampling: HttpSampling): Part[] {
  return [
    { name: `${job.name}, faults`, entries: () => faultEntries(job, 'fault', sampling) },
    {
      name: `${job.name}, killed at the fault`,
      entries: () => faultEntries(job, 'killed at fault', sampling),
    },
    { name: `${job.name}, processes killed`, entries: () => killEntries(job, sampling.kills) },
  ];
}

/** Every fault at request 1, then at 2, then at 3 … until the job makes no more requests. */
async function* faultEntries(
  job: HttpJob,
  kind: 'fault' | 'killed at fault',
  sampling: HttpSampling,
): AsyncGenerator<Entry> {
  for (const fault of httpFaultKinds) {
    for (const among of ['writes', 'reads'] as const) {
      const stride = sampling[among];
      for (let number = stride.first(); ; number += stride.step) {
        const mishap = { kind, number, among, fault } as const;
        const played = await playJob(job, mishap);
        if (played === null) break;
        yield asEntry(job, mishap, kind === 'fault' ? fault.name : `${fault.name}, killed`, played);
      }
    }
  }
}

async function* killEntries(job: HttpJob, stride: Stride): AsyncGenerator<Entry> {
  for (const kind of ['killed at request', 'killed at commit'] as const) {
    for (const moment of ['before', 'after'] as const) {
      for (let number = stride.first(); ; number += stride.step) {
        const played = await playJob(job, { kind, number, moment });
        if (played === null) break;
        yield asEntry(job, { kind, number, moment }, `killed ${moment}`, played);
      }
    }
  }
}

function asEntry(job: HttpJob, { number }: Mishap, fault: string, played: PlayedJob): Entry {
  const { operation, exitCodes, problems } = played;
  const where = problems.map(
    (problem) => `${job.name}, ${fault} at no. ${number} (${operation}), ${exitCodes.join(' ')}: ${problem}`,
  );
  return { operation, fault, ending: endingOf(played), problems: where };
}
