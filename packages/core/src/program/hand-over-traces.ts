import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { appendTrace } from '../report/trace.ts';
import { takeLock } from './lock.ts';
import { lockPath, type WorkPaths } from './work-paths.ts';

/** So long a job waits for a cycle that is ending. Milliseconds. */
const patienceMs = 500;

/**
 * The blocks of a trace are whole, whoever runs beside whom. A cycle writes into the trace itself, line by line; a job into
 * a file of its own beside it (`Trace1-crm.txt`), so that a killed one leaves what it had said. What stands there goes
 * into the trace while nobody else writes: when the job ends or, where a cycle is under way then, when that ends. To be
 * called by a run that still holds its lock. What can't be moved waits for the next run.
 */
export function handOverTraces(paths: WorkPaths): void {
  const { workDir, traceName, liveTrace, program } = paths;
  const move = (name: string) => appendTrace(join(workDir, name), join(workDir, traceName));
  if (liveTrace !== traceName) return holding(lockPath(workDir, program), patienceMs, () => move(liveTrace));
  for (const { name, job } of tracesOfJobs(paths))
    holding(lockPath(workDir, program, job), 0, () => move(name));
}

function tracesOfJobs({ workDir, traceName }: WorkPaths): { name: string; job: string }[] {
  const start = traceName.replace('.txt', '-');
  return namesIn(workDir)
    .filter((name) => name.startsWith(start) && name.endsWith('.txt'))
    .map((name) => ({ name, job: name.slice(start.length, -'.txt'.length) }));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Does it while nobody else may write there. Never throws: a trace must not fail a run. */
function holding(lock: string, patience: number, work: () => void): void {
  try {
    const taken = takeLock(lock, patience);
    try {
      work();
    } finally {
      taken.release();
    }
  } catch {
    // Whoever holds it hands over when it ends.
  }
}
