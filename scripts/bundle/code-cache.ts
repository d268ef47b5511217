import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Program } from '../exe/programs.ts';
import { starterOf, type Parts } from './starter.ts';
import { halfHours } from './training-shop.ts';
import { writeParts } from './write-parts.ts';

const patienceMs = 60_000;

/**
 * What V8 compiles of a program in half-hours as they come: the first and a later one, over FTP and over TLS. Each run
 * starts with the cache of the one before and leaves its own, so that in the end all of them have what they needed.
 */
export async function codeCacheOf(program: Program, parts: Parts): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-build-'));
  const script = join(folder, `${program.name}.cjs`);
  const cache = join(folder, 'trained.cache');
  await writeFile(cache, '');
  try {
    for (const tls of ['none', 'explicit'] as const)
      for await (const config of halfHours(join(folder, tls), tls)) {
        const codeCache = await readFile(cache);
        const starter = keeping(cache, starterOf(program, parts, codeCache));
        await writeParts(program, folder, starter, parts, codeCache);
        await promisify(execFile)(process.execPath, [script, '--config', config], { timeout: patienceMs });
      }
    return await readFile(cache);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A starter that writes down, when its process ends, what V8 has compiled. */
function keeping(path: string, starter: string): string {
  const write = `require('node:fs').writeFileSync(${JSON.stringify(path)}, script.createCachedData())`;
  return `${starter}\nprocess.on('exit', () => ${write});\n`;
}
