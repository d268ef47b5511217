import { playScene, type FaultyRun, type Played } from './play-scene.ts';
import type { Scene } from './scenes.ts';

/** Which command of orders-to-xml goes wrong, and what is played around it. */
export interface Game {
  /** Begins the names of its parts. */
  name: string;
  argv: readonly string[];
  play: (scene: Scene, faulty: FaultyRun) => Promise<Played>;
}

/** The cycle itself. */
export const ordersGame: Game = { name: '', argv: [], play: playScene };
