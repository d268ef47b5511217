import { ExitCode } from './exit-code.ts';
import type { World } from './world.ts';

/**
 * Runs a program and sets the exit code of the process. What even the program did not foresee is said, and ends with 1.
 * No top-level await: the bundle is CommonJS.
 */
export function runMain(
  main: (argv: readonly string[], world: World) => Promise<ExitCode>,
  world: World,
): void {
  main(process.argv.slice(2), world).then(
    (exitCode) => {
      process.exitCode = exitCode;
    },
    (error: unknown) => {
      world.err.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exitCode = ExitCode.Internal;
    },
  );
}
