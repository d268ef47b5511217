import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { programs, root } from '../../../../scripts/exe/programs.ts';

export interface Named {
  name: string;
  version: string;
  license: string;
}

/**
 * The packages of others in the bundles, found without scripts/exe: both programs are bundled once more, and each file
 * belongs to the nearest package.json that has a name and a version. By name.
 */
export async function packagesInBundles(): Promise<Named[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: programs.map(({ entry }) => entry),
    outdir: join(root, 'dist'),
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  const files = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
  const theirs = files.filter((file) => file.includes('node_modules'));
  const found = new Map(
    theirs.map((file) => packageOf(file)).map((one) => [`${one.name} ${one.version}`, one]),
  );
  return [...found.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function packageOf(file: string): Named {
  const folder = dirname(file);
  if (folder === '.') throw new Error('a file of no package');
  const { name, version, license } = readManifest(join(root, folder, 'package.json'));
  return name && version ? { name, version, license: license ?? '' } : packageOf(folder);
}

function readManifest(path: string): Partial<Named> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Partial<Named>;
  } catch {
    return {};
  }
}
