import { randomInt } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isatty } from 'node:tty';
import type { Keyboard } from '../world/keyboard.ts';
import type { Output, World } from '../world/world.ts';

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
    ...(canAsk() ? { keyboard } : {}),
    out: outputOf(1, () => process.stdout),
    err: hasNoWindow(process.execPath)
      ? errorFileBeside(process.execPath)
      : outputOf(2, () => process.stderr),
  };
}

/** orders-to-xmlw.exe, stock-csv-modw.exe: built for the scheduler, they have no console to speak to. */
export function hasNoWindow(executable: string): boolean {
  return /w\.exe$/i.test(basename(executable));
}

/**
 * Where a program without a window says what went wrong: a file beside the executable, anew for each run that has
 * something to say. The trace has it too, once there is a trace. A folder that can't be written leaves the exit code.
 */
export function errorFileBeside(executable: string): Output {
  const path = join(dirname(executable), `${basename(executable).replace(/\.exe$/i, '')}-erreur.txt`);
  let isBegun = false;
  const write = (text: string | Uint8Array): void => {
    const lines = Buffer.from(text).toString().replace(/\r?\n/g, '\r\n');
    try {
      if (isBegun) appendFileSync(path, lines);
      else writeFileSync(path, `\uFEFF${new Date().toLocaleString()}\r\n${lines}`);
      isBegun = true;
    } catch {
      // Nothing is left to speak to; the exit code still tells the scheduler.
    }
  };
  return { write, isTerminal: false };
}

/** Asked of the handles: to open standard input takes time, and only `init` reads it. */
function canAsk(): boolean {
  return isatty(0) && isatty(1);
}

/** What asks is loaded with the first question. */
const keyboard: Keyboard = {
  choose: async (...given) => (await loadKeyboard()).choose(...given),
  chooseSome: async (...given) => (await loadKeyboard()).chooseSome(...given),
  type: async (...given) => (await loadKeyboard()).type(...given),
};

async function loadKeyboard(): Promise<Keyboard> {
  return (await import('./ask-at-terminal.ts')).askAtTerminal;
}

/**
 * Opened when something is to be said, which a quiet run seldom has. A reader that went away (`| head`) is no fault of the
 * run. Without a usable handle the getter of the stream itself throws EBADF (seen in a process that has no window): then
 * there is nobody to tell.
 */
function outputOf(handle: number, open: () => NodeJS.WriteStream): Output {
  let stream: NodeJS.WriteStream | null | undefined;
  return {
    isTerminal: isatty(handle),
    write: (text) => {
      if (stream === undefined) stream = tryToOpen(open);
      stream?.write(text);
    },
  };
}

function tryToOpen(open: () => NodeJS.WriteStream): NodeJS.WriteStream | null {
  try {
    return open().on('error', () => undefined);
  } catch {
    return null;
  }
}
