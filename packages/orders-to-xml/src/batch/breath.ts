import type { Breath } from './prepare.ts';

/** Longer than SQLite's longest wait between two tries (100 ms), so that whoever waits finds the ledger free. */
const pauseMs = 200;

/** Due when that many milliseconds have passed since the last pause. */
export function breathEvery(milliseconds: number, clock: () => number = () => performance.now()): Breath {
  let since = clock();
  return {
    isDue: () => clock() - since >= milliseconds,
    pause() {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
      since = clock();
    },
  };
}
