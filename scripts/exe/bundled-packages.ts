import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './programs.ts';

/** A package of others whose code is in a bundle. */
export interface BundledPackage {
  /** Relative to the root of the repository, as the lock file has it. */
  folder: string;
  name: string;
  version: string;
  /** As the package says it; '' if it does not. */
  license: string;
}

/** The packages that bundled files come from, by name; what esbuild put in is the truth, not what a manifest asks for. */
export async function packagesOf(bundledFiles: readonly string[]): Promise<BundledPackage[]> {
  const folders = new Set(bundledFiles.flatMap((file) => packageFolder(file) ?? []));
  const packages = await Promise.all([...folders].map(readPackage));
  return packages.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** undefined for our own. A package may lie inside another's folder. */
function packageFolder(file: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

async function readPackage(folder: string): Promise<BundledPackage> {
  const text = await readFile(join(root, folder, 'package.json'), 'utf8');
  const { name, version, license = '' } = JSON.parse(text) as Omit<BundledPackage, 'folder'>;
  return { folder, name, version, license };
}
