import type { Behaviour } from '../ftp-server/behaviour.ts';
import { FailingCommit } from '../faults/failing-commit.ts';
import { faultKinds, quickPace } from '../faults/fault-kinds.ts';
import { killingRun, type KillPoint } from '../faults/kills/killing-run.ts';
import { killed } from '../faults/kills/program-process.ts';
import { OneFault } from '../faults/one-fault.ts';
import type { Random } from '../faults/seeded-random.ts';
import type { WatchedRun } from '../faults/watched-shop.ts';
import { bothAtOnce } from './both-programs.ts';

/** What goes wrong with one run. */
export interface Trouble {
  /** For whoever looks into a failure. */
  name: string;
  run: WatchedRun;
  /** Exit codes besides those of a run on a server that fails. */
  alsoEnds: readonly number[];
}

/** A run has about that many operations, and that many commits. */
const operations = 60;
const commits = 14;

/**
 * Trouble by chance: faults of the server most of all, now and then a kill, a full disk, a server that is away, or
 * stock-csv-mod at the same moment.
 */
export function randomTrouble(random: Random): Trouble {
  const dice = random.below(16);
  if (dice < 2) return kill(random);
  if (dice < 8) return faults(random, 1 + random.below(3));
  if (dice < 9) return failingCommit(random);
  if (dice < 10) return { name: 'server away', run: { behaviour: away }, alsoEnds: [] };
  if (dice < 12) return { name: 'both programs at once', run: bothAtOnce, alsoEnds: [] };
  return { name: 'none', run: {}, alsoEnds: [] };
}

const away: Behaviour = () => ({ kind: 'drop', applied: false });

function kill(random: Random): Trouble {
  const at = random.pick(['operation', 'operation', 'commit']);
  const number = 1 + random.below(at === 'commit' ? commits : operations);
  const point: KillPoint = { at, moment: random.pick(['before', 'after']), number };
  const { behaviour, run } = killingRun(point);
  return { name: `killed ${point.moment} ${at} ${number}`, run: { behaviour, run }, alsoEnds: [killed] };
}

function faults(random: Random, count: number): Trouble {
  const chosen = Array.from({ length: count }, () => {
    const kind = faultKinds[random.below(faultKinds.length)];
    if (!kind) throw new Error('there are no faults');
    const number = 1 + random.below(kind.befalls === 'data' ? 5 : operations);
    return { kind, number, fault: new OneFault(kind, number) };
  });
  const behaviour: Behaviour = async (step) => {
    for (const { fault } of chosen) {
      const failure = await fault.behaviour(step);
      if (failure) return failure;
    }
    return undefined;
  };
  const pace = chosen.some(({ kind }) => kind.isSlow) ? quickPace : 1;
  const name = chosen.map(({ kind, number }) => `${kind.name} no. ${number}`).join(' and ');
  return { name, run: { behaviour, pace }, alsoEnds: [] };
}

function failingCommit(random: Random): Trouble {
  const fault = random.pick(['disk full', 'disk error', 'busy']);
  const number = 1 + random.below(commits);
  const commit = new FailingCommit(fault, number);
  return {
    name: `${fault} at commit ${number}`,
    run: { run: (rehearsal) => commit.during(async () => (await rehearsal.ordersToXml()).exitCode) },
    alsoEnds: [2, 7],
  };
}
