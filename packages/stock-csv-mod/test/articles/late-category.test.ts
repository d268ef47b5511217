import { shopFaultKinds } from '@passerelle/rehearsal/faults/http/http-fault-kinds.ts';
import { articleJobs } from '@passerelle/rehearsal/faults/http/jobs/articles.ts';
import { playJob } from '@passerelle/rehearsal/faults/http/play-job.ts';
import { requestsOf } from '@passerelle/rehearsal/faults/http/requests-of.ts';

/** The second is below the first, which is there when its own answer is late: it is one category all the same. */
test.each([1, 2])(
  'category no. %s comes half a minute after its answer was given up: once',
  async (which) => {
    const [job] = articleJobs;
    const fault = shopFaultKinds.find(({ name }) => name === 'done 30 s later');
    if (job === undefined || fault === undefined) throw new Error('nothing to play');
    const requests = [...(await requestsOf(job)).entries()];
    const [number = -1] =
      requests.filter(([, { operation }]) => operation === 'POST categories')[which - 1] ?? [];
    const played = await playJob(job, { kind: 'fault', number: number + 1, fault, death: 'none' });
    expect(played).toMatchObject({ operation: 'POST categories', problems: [] });
  },
);
