import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';

/** Every file and folder below, with its bytes and the moment it was last written. */
export function stateOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const stats = statSync(path);
      const content = stats.isFile() ? readFileSync(path).toString('base64') : 'folder';
      return `${name} ${stats.mtimeMs} ${content}`;
    });
}

/** The work folder and the whole server. */
export function stateOfShop({ workDir, remoteDir }: Rehearsal): string[] {
  return [workDir, remoteDir].flatMap(stateOf);
}

/** Names of all files below, with `/`. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}
