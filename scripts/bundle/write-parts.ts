import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Program } from '../exe/programs.ts';
import type { CodeCaches, Parts } from './starter.ts';

/**
 * Writes a program into a folder: its starter, `<program>.cjs`, and in the folder `<program>` what that runs, with what V8
 * has compiled of it.
 */
export async function writeParts(
  { name }: Program,
  folder: string,
  starter: string,
  parts: Parts,
  caches: CodeCaches,
): Promise<void> {
  const own = join(folder, name);
  await mkdir(own, { recursive: true });
  for (const part of ['main', 'later'] as const) {
    await writeFile(join(own, `${part}.js`), asFunction(parts[part]));
    await writeFile(join(own, `${part}.cache`), caches[part]);
  }
  for (const [packageName, text] of parts.packages) {
    const path = join(own, `${packageName}.cjs`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  await writeFile(join(folder, `${name}.cjs`), starter);
}

/** The function that Node makes of a CommonJS module. */
function asFunction(text: string): string {
  return `(function(exports,require,module,__filename,__dirname){${text}\n})`;
}
