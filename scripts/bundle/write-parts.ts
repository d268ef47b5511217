import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Program } from '../exe/programs.ts';
import type { Parts } from './starter.ts';

/**
 * Writes a program into a folder: its starter, `<program>.cjs`, and in the folder `<program>` what that runs. `codeCache`:
 * what V8 has compiled of the main part.
 */
export async function writeParts(
  { name }: Program,
  folder: string,
  starter: string,
  { main, packages }: Parts,
  codeCache: Buffer,
): Promise<void> {
  const own = join(folder, name);
  await mkdir(own, { recursive: true });
  // The function that Node makes of a CommonJS module.
  await writeFile(join(own, 'main.js'), `(function(exports,require,module,__filename,__dirname){${main}\n})`);
  await writeFile(join(own, 'main.cache'), codeCache);
  for (const [packageName, text] of packages) {
    const path = join(own, `${packageName}.cjs`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  await writeFile(join(folder, `${name}.cjs`), starter);
}
