import type { HttpJob } from './job-scene.ts';

export interface PlayedRequest {
  operation: string;
  /** Which of the scene's servers was asked, from 0. */
  server: number;
}

const known = new Map<string, Promise<readonly PlayedRequest[]>>();

/** What a run of that job asks in which nothing goes wrong, in order. */
export function requestsOf(job: HttpJob): Promise<readonly PlayedRequest[]> {
  const requests = known.get(job.name) ?? playWell(job);
  known.set(job.name, requests);
  return requests;
}

async function playWell(job: HttpJob): Promise<readonly PlayedRequest[]> {
  const requests: PlayedRequest[] = [];
  const scene = await job.begin();
  try {
    for (const [server, faulty] of scene.servers.entries())
      faulty.behave((operation) => void requests.push({ operation, server }));
    const { exitCode, said } = await scene.program.run();
    if (exitCode !== 0) throw new Error(`${job.name}: a run without trouble ended with ${exitCode}: ${said}`);
  } finally {
    await scene.end();
  }
  return requests;
}
