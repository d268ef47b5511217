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
    ask: process.stdin.isTTY && process.stdout.isTTY ? askAtTerminal : undefined,
    out: outputOf(process.stdout),
    err: outputOf(process.stderr),
  };
}

/** A hidden answer is read without echo: readline writes to nowhere while it is typed. */
async function askAtTerminal(question: string, { isHidden }: { isHidden: boolean }): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const { Writable } = await import('node:stream');
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  if (isHidden) process.stdout.write(question);
  const output = isHidden ? nowhere : process.stdout;
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return await terminal.question(isHidden ? '' : question);
  } finally {
    terminal.close();
    if (isHidden) process.stdout.write('\n');
  }
}

/** A reader that went away (`| head`) is no fault of the run. */
function outputOf(stream: NodeJS.WriteStream): Output {
  stream.on('error', () => undefined);
  return { write: (text) => void stream.write(text), isTerminal: stream.isTTY === true };
}
