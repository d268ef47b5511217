import { ExitCode } from '../failure/exit-code.ts';
import { localFailure } from '../failure/local-failure.ts';
import { visible } from '../text/visible.ts';
import { systemLanguage, wordsIn } from '../words/language.ts';
import type { World } from '../world/world.ts';

/**
 * Runs a program and sets the exit code of the process. What even the program did not foresee is said, and ends with 1.
 * No top-level await: the bundle is CommonJS.
 */
export function runMain(
  main: (argv: readonly string[], world: World) => Promise<ExitCode>,
  world: World,
): void {
  // What nobody waits for, such as a late error of a socket: Node would print the error with all that it holds.
  process.on('uncaughtException', (error) => process.exit(tellCrash(error, world)));
  // Nothing is left to do, and all is written: Node need not take its heap apart, object by object.
  process.once('beforeExit', (exitCode) => process.exit(exitCode));
  main(process.argv.slice(2), world).then(
    (exitCode) => {
      process.exitCode = exitCode;
    },
    (error: unknown) => {
      process.exitCode = tellCrash(error, world);
    },
  );
}

/**
 * Says what was not foreseen, and gives the exit code. Which words are secret is not known here, so the error's own are
 * left out: its kind and the places in the program hold no data. A full disk, or a right that is missing, is told as such.
 */
export function tellCrash(error: unknown, world: World): ExitCode {
  const words = wordsIn(systemLanguage(world.env));
  const local = localFailure(error);
  const { message, hint } = local
    ? words.say(local.fault)
    : words.program.internalError({ what: kindOf(error) });
  for (const line of [message, hint, ...(local ? [] : placesOf(error))])
    world.err.write(`${visible(line)}\n`);
  return local?.exitCode ?? ExitCode.Internal;
}

/**
 * What an error is, in words that hold no data: where it is not known yet which words are secret, no others may be
 * told.
 */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}

/** The lines of the stack without the message, which may have lines that look like them. */
export function placesOf(error: unknown): string[] {
  const { message = '', stack = '' } = error instanceof Error ? error : {};
  return stack
    .replace(message, () => '')
    .split('\n')
    .filter((line) => line.startsWith('    at '));
}
