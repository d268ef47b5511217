import { accessSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ExitCode } from '../program/exit-code.ts';
import { Failure } from '../program/failure.ts';
import type { World } from '../program/world.ts';
import type { ConfigFailure } from './config-failure.ts';

const configName = 'passerelle.json';

/**
 * The configuration file, absolute: the one that was asked for (`--config`), else `PASSERELLE_CONFIG`, else
 * passerelle.json in the current folder, else beside the executable. One that was named is never passed over.
 */
export function findConfigFile(world: World, asked: string | undefined): string {
  const named = asked ?? (world.env['PASSERELLE_CONFIG'] || undefined);
  if (named !== undefined) return resolve(world.cwd, named);

  const usual = [join(world.cwd, configName), join(world.programDir, configName)];
  const found = usual.find(exists);
  if (found !== undefined) return found;
  throw new Failure(ExitCode.Usage, { kind: 'config/not-found', places: usual } satisfies ConfigFailure);
}

/** Something there that may not be read is there: reading it tells why. */
function exists(path: string): boolean {
  try {
    accessSync(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}
