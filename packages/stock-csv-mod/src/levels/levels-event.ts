import type { RefusedLevel, ShopShelf } from '@passerelle/core/ports/stock-destination.ts';
import type { LevelChange, LevelPlan } from './plan-levels.ts';

/** What happens while quantities are written into the shop. */
export type LevelsEvent =
  /** Rows of the shop that were read so far. */
  | { kind: 'levels-read'; rows: number }
  /** What is to be written. `chosen`: what a person lets this run write; `unknownNames`: of `--only`. */
  | {
      kind: 'levels-planned';
      target: string;
      shelf: ShopShelf;
      levels: LevelPlan;
      chosen: readonly LevelChange[];
      unknownNames: readonly string[];
    }
  /** In a dry run: what would be written, and every guard lets it. */
  | { kind: 'levels-would-write'; changes: readonly LevelChange[] }
  | { kind: 'levels-sent'; done: number; of: number }
  | {
      kind: 'levels-written';
      round: number;
      changes: readonly LevelChange[];
      refused: readonly RefusedLevel[];
    }
  /** The shop has what it shall have; `sizes` in all. */
  | { kind: 'levels-done'; target: string; written: number; sizes: number };
