import { wellBehaved as wellBehavedFtp } from '../../ftp-server/behaviour.ts';
import { faultKinds } from '../../faults/fault-kinds.ts';
import {
  crmFaultKinds,
  isSlow,
  shopFaultKinds,
  type HttpFaultKind,
} from '../../faults/http/http-fault-kinds.ts';
import type { RunEnd } from '../../faults/http/played-program.ts';
import type { FaultyServer } from '../../faults/http/faulty-server.ts';
import { ProgramProcess } from '../../faults/kills/program-process.ts';
import { OneFault } from '../../faults/one-fault.ts';
import type { Random } from '../../faults/seeded-random.ts';
import { usualFaults } from '../../http/http-fault.ts';
import { runJob, type SoakedJob } from './jobs.ts';
import type { Town } from './town.ts';

/** One run of a job with what goes wrong in it. */
export interface WebTrouble {
  /** For whoever looks into a failure. */
  name: string;
  run(town: Town, job: SoakedJob): Promise<RunEnd>;
}

/** A run makes about so many requests: of one that has nothing to do, an ordinary one, a first fill of the CRM. */
const requests = [8, 20, 100] as const;
const ftpOperations = 60;
/** How long a second of the programs' time-outs lasts while they wait for nothing. */
const quickPace = 0.25;
const unanswered = usualFaults.resetBefore;

/** Shop, CRM or FTP server fails by chance, or the process is killed. `servers`: of the shop, of the CRM. */
export function webTrouble(random: Random, servers: readonly FaultyServer[]): WebTrouble {
  const dice = random.below(10);
  const server = random.pick([0, 1]);
  const faulty = servers[server];
  const kinds = server === 0 ? shopFaultKinds : crmFaultKinds;
  if (faulty === undefined || dice < 5)
    return { name: 'none', run: ({ rehearsal }, job) => runJob(rehearsal, job) };
  if (dice < 6) return ftpFault(random);
  if (dice < 7) return kill(random, faulty);
  return httpFaults(random, faulty, kinds);
}

function httpFaults(random: Random, server: FaultyServer, kinds: readonly HttpFaultKind[]): WebTrouble {
  const chosen = Array.from({ length: 1 + random.below(2) }, () => {
    const kind = kinds[random.below(kinds.length)];
    if (kind === undefined) throw new Error('there are no faults');
    return { kind, number: 1 + random.below(random.pick(requests)) };
  });
  return {
    name: chosen.map(({ kind, number }) => `${kind.name} at request ${number}`).join(' and '),
    run: async ({ rehearsal }, job) => {
      let seen = 0;
      server.behave(() => {
        seen += 1;
        const trouble = chosen.find(({ number }) => number === seen)?.kind.trouble;
        // A server that is away for one request has no more to say than one that resets it.
        return trouble?.kind === 'refused' ? unanswered : trouble;
      });
      rehearsal.pace = chosen.some(({ kind }) => isSlow(kind.trouble)) ? quickPace : 1;
      const end = await runJob(rehearsal, job);
      rehearsal.pace = 1;
      await server.heal();
      return end;
    },
  };
}

function kill(random: Random, server: FaultyServer): WebTrouble {
  const number = 1 + random.below(random.pick(requests));
  const moment = random.pick(['before', 'after']);
  return {
    name: `killed ${moment} request ${number}`,
    run: async ({ rehearsal }, { program, argv }) => {
      const child = new ProgramProcess(rehearsal, { program, argv });
      let seen = 0;
      server.behave(() => {
        seen += 1;
        if (seen === number) child.kill();
        return seen > number || (seen === number && moment === 'before') ? unanswered : undefined;
      });
      const exitCode = await child.end();
      await server.heal();
      return { exitCode, said: '' };
    },
  };
}

function ftpFault(random: Random): WebTrouble {
  const quick = faultKinds.filter(({ isSlow }) => !isSlow);
  const kind = quick[random.below(quick.length)];
  if (kind === undefined) throw new Error('there are no faults');
  const number = 1 + random.below(kind.befalls === 'data' ? 5 : ftpOperations);
  return {
    name: `${kind.name} at FTP operation ${number}`,
    run: async ({ rehearsal }, job) => {
      rehearsal.server?.behave(new OneFault(kind, number).behaviour);
      const end = await runJob(rehearsal, job);
      rehearsal.server?.behave(wellBehavedFtp);
      return end;
    },
  };
}
