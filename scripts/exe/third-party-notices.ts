import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dist, nodeVersion, root } from './programs.ts';

interface Manifest {
  name: string;
  version: string;
  license?: string;
}

export const noticesPath = join(dist, 'THIRD-PARTY-NOTICES.txt');

const ruler = '-'.repeat(80);

const introduction = `Passerelle contains the software of others, each under its own licence.

Node.js ${nodeVersion}, in the executables: https://github.com/nodejs/node/blob/v${nodeVersion}/LICENSE
`;

/** Writes the licence of each package that a bundle holds. Throws when a package comes without one. */
export async function writeThirdPartyNotices(bundledFiles: readonly string[]): Promise<void> {
  const folders = new Set(bundledFiles.flatMap((file) => packageFolder(file) ?? []));
  const notices = await Promise.all([...folders].map(noticeOf));
  await writeFile(noticesPath, [introduction, ...notices.toSorted()].join(`\n${ruler}\n\n`));
}

/** The package that a bundled file comes from; undefined for our own. A package may lie inside another's folder. */
function packageFolder(file: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

async function noticeOf(folder: string): Promise<string> {
  const path = join(root, folder);
  const manifest = JSON.parse(await readFile(join(path, 'package.json'), 'utf8')) as Manifest;
  const licence = (await readdir(path)).find((file) => /^licen[cs]e(\.|$)/i.test(file));
  if (licence === undefined)
    throw new Error(`${folder} comes without its licence: find it before shipping it`);
  const text = await readFile(join(path, licence), 'utf8');
  return `${manifest.name} ${manifest.version} (${manifest.license ?? 'see below'})\n\n${text.trim()}\n`;
}
