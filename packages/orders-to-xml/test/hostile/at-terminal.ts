import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** `script` of util-linux gives a program a terminal; it is part of every Debian. */
export const hasTerminal = process.platform === 'linux' && existsSync('/usr/bin/script');

/**
 * `init` as a process of its own, in English. Types each answer when its question stands on the screen, after what was
 * shown for the one before; gives all that the screen has shown.
 */
export async function initAtTerminal(
  workDir: string,
  questions: readonly string[],
  answers: readonly string[],
): Promise<string> {
  const program = join(import.meta.dirname, '../../src/main.ts');
  const init = `'${process.execPath}' --disable-warning=ExperimentalWarning '${program}' init`;
  const child = spawn('/usr/bin/script', ['--quiet', '--return', '--command', init, '/dev/null'], {
    cwd: workDir,
    env: { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8' },
    timeout: 30_000,
  });
  child.stdin.on('error', () => undefined);
  let screen = '';
  let seen = 0;
  let typed = 0;
  child.stdout.on('data', (chunk) => {
    screen += String(chunk);
    const question = questions[typed];
    if (question === undefined || !screen.slice(seen).includes(question)) return;
    seen = screen.length;
    const answer = answers[typed++];
    // Nobody types within the moment between the question and the end of the echo.
    setTimeout(() => child.stdin.write(`${answer}\r`), 200);
  });
  await once(child, 'close');
  return screen;
}
