import { startRehearsedCrm, type RehearsedCrm } from '@passerelle/rehearsal/crm/crm-server.ts';
import { rehearsedUser, type CrmWorldOptions } from '@passerelle/rehearsal/crm/crm-world.ts';
import { crmClient, type CrmClient, type CrmOptions } from '../src/client.ts';
import { CrmFailure, type CrmFault } from '../src/fault.ts';

export interface Stage {
  crm: RehearsedCrm;
  client: CrmClient;
  /** Milliseconds that were waited, by a clock that does not. */
  pauses: number[];
}

/** A rehearsed CRM and a client that waits without waiting. */
export async function stageOf(options: CrmWorldOptions = {}, more: Partial<CrmOptions> = {}): Promise<Stage> {
  const crm = await startRehearsedCrm(options);
  const pauses: number[] = [];
  return { crm, client: crmClient({ ...clientOptions(crm.url, pauses), ...more }), pauses };
}

export function clientOptions(url: string, pauses: number[] = []): CrmOptions {
  let now = 0;
  return {
    url,
    user: rehearsedUser.name,
    accessKey: rehearsedUser.accessKey,
    timeoutMs: 800,
    attempts: 3,
    deadlineMs: 60_000,
    now: () => now,
    pause: (milliseconds) => {
      pauses.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

/** The fault that the work ends with. */
export async function faultOf(work: Promise<unknown>): Promise<CrmFault> {
  const failure: unknown = await work.then(
    () => new Error('nothing went wrong'),
    (error: unknown) => error,
  );
  if (failure instanceof CrmFailure) return failure.fault;
  throw failure;
}
