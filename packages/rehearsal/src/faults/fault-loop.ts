import type { Step } from '../ftp-server/behaviour.ts';
import { faultKinds, quickPace, type FaultKind } from './fault-kinds.ts';
import { nameOfStep } from './name-of-step.ts';
import { OneFault } from './one-fault.ts';
import { ordersGame, type Game } from './game.ts';
import type { Played } from './play-scene.ts';
import type { Scene } from './scenes.ts';
import { everyOne, type Stride } from './stride.ts';

/** One operation failed in one way in one scene. */
export interface Combination {
  scene: Scene;
  kind: FaultKind;
  /** Which operation failed, of those that this kind can befall, from 1. */
  number: number;
}

export interface Result extends Combination, Played {
  /** The operation that failed: a command, CONNECT, TLS, or the data of a transfer. */
  operation: string;
}

/** How a run may end in which one thing went wrong: healed, server trouble, orders CSV missing or not whole, uncertain. */
const decentEnds = [0, 3, 4, 8];

/** Plays one combination. null: the run passed untouched, it has fewer operations. */
async function playCombination({ scene, kind, number }: Combination, { play }: Game): Promise<Result | null> {
  const { behaviour, seen } = new OneFault(kind, number);
  const pace = kind.isSlow ? quickPace : 1;
  const played = await play(scene, { behaviour, pace, decentEnds });
  const step = seen();
  if (step) {
    const problems = [...played.problems, ...needlessPerson(scene, kind, step, played)];
    return { scene, kind, number, operation: nameOfStep(step), ...played, problems };
  }
  if (played.problems.length > 0) throw new Error(`untouched, and yet: ${played.problems.join('; ')}`);
  return null;
}

/**
 * Lets operation 1 fail, then 2, then 3 … until a run passes untouched, for each kind of fault; or, for a sample, only
 * those that the stride comes by.
 */
export async function* faultLoop(
  scene: Scene,
  stride: Stride = everyOne,
  game: Game = ordersGame,
): AsyncGenerator<Result> {
  for (const kind of faultKinds) {
    for (let number = stride.first(); ; number += stride.step) {
      const result = await playCombination({ scene, kind, number }, game);
      if (result === null) break;
      yield result;
    }
  }
}

/**
 * A person may be asked (exit 8) only where the evidence contradicts itself: the server refused the rename into ProShop's
 * folder in words, did it all the same, and ProShop took the file before anyone could look.
 */
function needlessPerson({ collecting }: Scene, kind: FaultKind, step: Step, played: Played): string[] {
  const isRename = step.verb === 'RNTO' && step.argument.startsWith('/import/');
  const isLie = isRename && ['451, done', '550, done'].includes(kind.name) && collecting === 'at once';
  return played.neededPerson && !isLie ? ['a person was asked without need'] : [];
}
