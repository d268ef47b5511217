import { ordersGame, type Game } from '../game.ts';
import type { Played } from '../play-scene.ts';
import type { Scene } from '../scenes.ts';
import { everyOne, type Stride } from '../stride.ts';
import { killingRun, type KillPoint } from './killing-run.ts';
import { killed } from './program-process.ts';

export interface KillResult extends Played, KillPoint {
  scene: Scene;
  operation: string;
}

/** Every kind of kill point, each to be numbered 1, 2, 3 … */
const killKinds: readonly Omit<KillPoint, 'number'>[] = [
  { at: 'operation', moment: 'before' },
  { at: 'operation', moment: 'after' },
  { at: 'commit', moment: 'before' },
  { at: 'commit', moment: 'after' },
];

/** Kills at point 1, then 2, then 3 … until a run ends by itself; or only where the stride comes by. */
export async function* killLoop(
  scene: Scene,
  stride: Stride = everyOne,
  game: Game = ordersGame,
): AsyncGenerator<KillResult> {
  for (const kind of killKinds) {
    for (let number = stride.first(); ; number += stride.step) {
      const result = await playKill(scene, { ...kind, number }, game);
      if (result === null) break;
      yield result;
    }
  }
}

/** Kills orders-to-xml once in a scene. null: it ended by itself before that point. */
async function playKill(scene: Scene, point: KillPoint, { argv, play }: Game): Promise<KillResult | null> {
  const { behaviour, run, operation } = killingRun(point, argv);
  const played = await play(scene, { behaviour, run, decentEnds: [killed, 0] });
  if (played.exitCodes[0] === killed) return { scene, ...point, operation: operation(), ...played };
  if (played.problems.length > 0) throw new Error(`not killed, and yet: ${played.problems.join('; ')}`);
  return null;
}
