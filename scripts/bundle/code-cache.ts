import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Program } from '../exe/programs.ts';
import { starterOf, type CodeCaches, type Parts } from './starter.ts';
import { halfHours } from './training-shop.ts';
import { writeParts } from './write-parts.ts';

const patienceMs = 60_000;

/**
 * What V8 compiles of a program in half-hours as they come: the first and a later one, over FTP and over TLS, and in a look
 * at where they left it (`check`), for which the later part is loaded. Each run starts with the caches of the one before
 * and leaves its own, so that in the end all of them have what they needed.
 */
export async function codeCachesOf(program: Program, parts: Parts): Promise<CodeCaches> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-build-'));
  const script = join(folder, `${program.name}.cjs`);
  const trained = { main: join(folder, 'main.cache'), later: join(folder, 'later.cache') };
  const read = async () => ({ main: await readFile(trained.main), later: await readFile(trained.later) });
  for (const path of Object.values(trained)) await writeFile(path, '');
  const train = async (argv: readonly string[]): Promise<void> => {
    const caches = await read();
    await writeParts(program, folder, keeping(trained, starterOf(program, parts, caches)), parts, caches);
    await promisify(execFile)(process.execPath, [script, ...argv], { timeout: patienceMs });
  };
  try {
    for (const tls of ['none', 'explicit'] as const)
      for await (const config of halfHours(join(folder, tls), tls)) {
        await train(['--config', config]);
        await train(['check', '--config', config]);
      }
    return await read();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A starter that writes down, when its process ends, what V8 has compiled. */
function keeping(trained: Record<keyof CodeCaches, string>, starter: string): string {
  const write = `require('node:fs').writeFileSync(${JSON.stringify(trained)}[part], script.createCachedData())`;
  return `${starter}\nprocess.on('exit', () => { for (const [part, script] of Object.entries(scripts)) ${write}; });\n`;
}
