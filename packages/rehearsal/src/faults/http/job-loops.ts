import type { Part } from '../parts.ts';
import type { Stride } from '../stride.ts';
import { endingOf, type Entry } from '../tally.ts';
import type { HttpFaultKind } from './http-fault-kinds.ts';
import { writes, type HttpJob } from './job-scene.ts';
import { playJob, type Death, type Mishap, type PlayedJob } from './play-job.ts';
import { requestsOf, type PlayedRequest } from './requests-of.ts';

/** One combination in so many is played. */
export interface HttpSampling {
  /** A request that writes fails, and the program lives or dies. */
  writes: Stride;
  /** Another one fails, and the program lives. */
  reads: Stride;
  /** Another one fails, and the program dies. */
  dyingReads: Stride;
  /** The program dies within this process. */
  kills: Stride;
  /** A process of its own is killed. */
  processes: Stride;
}

/** A job's tables. */
export function partsOfJob(job: HttpJob, sampling: HttpSampling): Part[] {
  return [
    part(job, 'a write fails', () => faults(job, 'writes', ['none'], sampling.writes)),
    part(job, 'a write fails, killed before it is noted', () =>
      faults(job, 'writes', ['before it is noted'], sampling.writes),
    ),
    part(job, 'a write fails, killed once it is noted', () =>
      faults(job, 'writes', ['once it is noted'], sampling.writes),
    ),
    part(job, 'killed', () => kills(job, sampling.kills, false)),
    part(job, 'killed, processes of their own', () => kills(job, sampling.processes, true)),
    part(job, 'a read fails', () => faults(job, 'reads', ['none'], sampling.reads)),
    part(job, 'a read fails, killed', () =>
      faults(job, 'reads', ['before it is noted', 'once it is noted'], sampling.dyingReads),
    ),
  ];
}

function part(job: HttpJob, what: string, entries: Part['entries']): Part {
  return { name: `${job.name}: ${what}`, entries };
}

/** Every request of that sort fails in every way. */
async function* faults(
  job: HttpJob,
  among: 'writes' | 'reads',
  deaths: readonly Death[],
  stride: Stride,
): AsyncGenerator<Entry> {
  const requests = await requestsOf(job);
  const isTaken = taker(stride);
  for (const death of deaths)
    for (const fault of job.kinds)
      for (const [at, request] of requests.entries()) {
        if (writes(job, request.operation) !== (among === 'writes')) continue;
        const isPlayed = befalls(job, fault, request) && (death === 'none' || fault.isWithoutDeath !== true);
        if (!isPlayed || !isTaken()) continue;
        const mishap = { kind: 'fault', number: at + 1, fault, death } as const;
        const played = await playJob(job, mishap);
        if (played !== null) yield asEntry(job, mishap, fault.name, played);
      }
}

function befalls(job: HttpJob, { befalls: what }: HttpFaultKind, { operation }: PlayedRequest): boolean {
  if (what === undefined) return true;
  return what === 'writes' ? writes(job, operation) : what.test(operation);
}

/** Says yes once in a stride. */
function taker(stride: Stride): () => boolean {
  let left = stride.first();
  return () => {
    left -= 1;
    if (left > 0) return false;
    left = stride.step;
    return true;
  };
}

async function* kills(job: HttpJob, stride: Stride, isProcess: boolean): AsyncGenerator<Entry> {
  for (const kind of ['killed at request', 'killed at commit'] as const)
    for (const moment of ['before', 'after'] as const)
      for (let number = stride.first(); ; number += stride.step) {
        const mishap = { kind, number, moment, isProcess };
        const played = await playJob(job, mishap);
        if (played === null) break;
        yield asEntry(job, mishap, `killed ${moment}`, played);
      }
}

function asEntry(job: HttpJob, mishap: Mishap, fault: string, played: PlayedJob): Entry {
  const { operation, exitCodes, problems } = played;
  const how = 'death' in mishap && mishap.death !== 'none' ? `, killed ${mishap.death}` : '';
  const where = problems.map(
    (problem) =>
      `${job.name}, ${fault}${how} at no. ${mishap.number} (${operation}), ${exitCodes.join(' ')}: ${problem}`,
  );
  return { operation, fault, ending: endingOf(played), problems: where };
}
