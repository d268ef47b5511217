import type { World } from '@passerelle/core/world/world.ts';

export interface PlayedWorld {
  world: World;
  /** What was printed, on both outputs, in order. */
  said: { all: string };
}

/** A world whose current folder is that one; `ask` answers what is asked at the keyboard. */
export function worldIn(cwd: string, ask?: World['ask']): PlayedWorld {
  const said = { all: '' };
  const output = {
    write: (text: string | Uint8Array) => void (said.all += Buffer.from(text).toString()),
    isTerminal: false,
  };
  const world = {
    cwd,
    programDir: cwd,
    env: { LANG: 'fr_FR.UTF-8' },
    now: () => new Date('2026-11-22T09:57:03'),
    pace: 1,
    sleep: () => Promise.resolve(),
    uniqueId: () => 'id1',
    ask,
    out: output,
    err: output,
  };
  return { world, said };
}
