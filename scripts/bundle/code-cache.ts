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
 * What V8 compiles of a program in half-hours as they come: the first and a later one, over FTP and over TLS; and of its
 * later part in a look at where they left it (`check`). What only that look needs of the main part is not kept: each
 * half-hour would read it. Each run starts with the caches of the one before and leaves its own, so that in the end all
 * of them have what they needed.
 */
export async function codeCachesOf(program: Program, parts: Parts): Promise<CodeCaches> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-build-'));
  const script = join(folder, `${program.name}.cjs`);
  const trained = { main: join(folder, 'main.cache'), later: join(folder, 'later.cache') };
  const read = async () => ({ main: await readFile(trained.main), later: await readFile(trained.later) });
  for (const path of Object.values(trained)) await writeFile(path, '');
  const train = async (part: keyof CodeCaches, argv: readonly string[]): Promise<void> => {
    const caches = await read();
    const starter = keeping(part, trained[part], starterOf(program, parts, caches));
    await writeParts(program, folder, starter, parts, caches);
    await promisify(execFile)(process.execPath, [script, ...argv], { timeout: patienceMs });
  };
  try {
    for (const tls of ['none', 'explicit'] as const)
      for await (const config of halfHours(join(folder, tls), tls)) {
        await train('main', ['--config', config]);
        await train('later', ['check', '--config', config]);
      }
    return await read();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A starter that writes down, when its process ends, what V8 has compiled of a part. */
function keeping(part: keyof CodeCaches, path: string, starter: string): string {
  const write = `require('node:fs').writeFileSync(${JSON.stringify(path)}, scripts.${part}.createCachedData())`;
  return `${starter}\nprocess.on('exit', () => ${write});\n`;
}
