import { wellBehaved, type Behaviour } from '../../ftp-server/behaviour.ts';
import type { Rehearsal } from '../../shop/rehearsal.ts';
import { cycleMs, playScene, type FaultyRun, type Played } from '../play-scene.ts';
import type { Scene } from '../scenes.ts';
import { everyOne, type Stride } from '../stride.ts';
import { killed, ProgramProcess } from './program-process.ts';

/** When a process is killed: at its Nth operation on the server, or at its Nth commit. */
export interface KillPoint {
  at: 'operation' | 'commit';
  moment: 'before' | 'after';
  /** From 1. */
  number: number;
}

export interface KillResult extends Played, KillPoint {
  scene: Scene;
  /** The operation it was killed at; 'commit' for a commit. */
  operation: string;
}

/** Every kind of kill point, each to be numbered 1, 2, 3 … */
export const killKinds: readonly Omit<KillPoint, 'number'>[] = [
  { at: 'operation', moment: 'before' },
  { at: 'operation', moment: 'after' },
  { at: 'commit', moment: 'before' },
  { at: 'commit', moment: 'after' },
];

/** Kills orders-to-xml once in a scene. null: it ended by itself before that point. */
export async function playKill(scene: Scene, point: KillPoint): Promise<KillResult | null> {
  const run = point.at === 'commit' ? dyingAtCommit(point) : new KillingServer(point);
  // The process has the machine's clock: what came before must be past for it.
  const played = await playScene(scene, run, new Date(Date.now() - cycleMs));
  const [faulty] = played.exitCodes;
  if (faulty === killed) {
    const operation = run instanceof KillingServer ? run.operation : 'commit';
    return { scene, ...point, operation, ...played };
  }
  if (played.problems.length > 0) throw new Error(`not killed, and yet: ${played.problems.join('; ')}`);
  return null;
}

/** Kills at point 1, then 2, then 3 … until a run ends by itself; or only where the stride comes by. */
export async function* killLoop(scene: Scene, stride: Stride = everyOne): AsyncGenerator<KillResult> {
  for (const kind of killKinds) {
    for (let number = stride.first(); ; number += stride.step) {
      const result = await playKill(scene, { ...kind, number });
      if (result === null) break;
      yield result;
    }
  }
}

const decentEnds = [killed, 0];

function dyingAtCommit({ moment, number }: KillPoint): FaultyRun {
  return {
    behaviour: wellBehaved,
    run: (rehearsal) => start(rehearsal, `${moment} ${number}`).end(),
    decentEnds,
  };
}

/** The server kills its client when it receives the Nth operation, and carries it out (`after`) or not (`before`). */
class KillingServer implements FaultyRun {
  readonly decentEnds = decentEnds;
  operation = '';
  readonly #moment: KillPoint['moment'];
  #left: number;
  #process: ProgramProcess | undefined;

  constructor({ moment, number }: KillPoint) {
    this.#moment = moment;
    this.#left = number;
  }

  readonly behaviour: Behaviour = ({ verb, argument }) => {
    this.#left -= 1;
    if (this.#left !== 0) return undefined;
    this.operation = verb === 'DATA' ? `${argument.split(' ')[0]} data` : verb;
    this.#process?.kill();
    return this.#moment === 'before' ? { kind: 'drop', applied: false } : undefined;
  };

  readonly run = (rehearsal: Rehearsal): Promise<number> => {
    this.#process = start(rehearsal);
    return this.#process.end();
  };
}

function start(rehearsal: Rehearsal, commit?: string): ProgramProcess {
  rehearsal.now = new Date();
  return new ProgramProcess(rehearsal.workDir, commit);
}
