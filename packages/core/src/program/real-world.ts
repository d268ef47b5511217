import { randomInt } from 'node:crypto';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Output, World } from './world.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The world as it is, for the entry of each program. `programPath`: the executable, or the script that Node runs. */
export function realWorld(programPath: string): World {
  return {
    cwd: process.cwd(),
    programDir: dirname(programPath),
    env: process.env,
    now: () => new Date(),
    pace: 1,
    sleep: (milliseconds) => pause(milliseconds),
    uniqueId: () => Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join(''),
    out: outputOf(process.stdout),
    err: outputOf(process.stderr),
  };
}

/** A reader that went away (`| head`) is no fault of the run. */
function outputOf(stream: NodeJS.WriteStream): Output {
  stream.on('error', () => undefined);
  return { write: (text) => void stream.write(text), isTerminal: stream.isTTY === true };
}
