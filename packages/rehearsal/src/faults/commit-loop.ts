import { commitFaults, FailingCommit, type CommitFault } from './failing-commit.ts';
import { ordersGame, type Game } from './game.ts';
import type { Played } from './play-scene.ts';
import type { Scene } from './scenes.ts';

export interface CommitResult extends Played {
  fault: CommitFault;
  /** Which commit failed, from 1. */
  number: number;
}

/** Lets commit 1 of a run fail, then 2, then 3 … until a run passes untouched, for each way a commit can fail. */
export async function* commitLoop(scene: Scene, game: Game = ordersGame): AsyncGenerator<CommitResult> {
  for (const fault of Object.keys(commitFaults) as CommitFault[]) {
    for (let number = 1; ; number++) {
      const result = await playFailingCommit(scene, fault, number, game);
      if (result === null) break;
      yield result;
    }
  }
}

/** null: the run has fewer commits. Its very last, the record of the run itself, may fail without changing its end. */
async function playFailingCommit(
  scene: Scene,
  fault: CommitFault,
  number: number,
  { argv, play }: Game,
): Promise<CommitResult | null> {
  const commit = new FailingCommit(fault, number);
  const played = await play(scene, {
    run: (rehearsal) => commit.during(async () => (await rehearsal.ordersToXml(...argv)).exitCode),
    decentEnds: [0, commitFaults[fault].exitCode],
  });
  if (commit.wasHit) return { fault, number, ...played };
  if (played.problems.length > 0) throw new Error(`untouched, and yet: ${played.problems.join('; ')}`);
  return null;
}
