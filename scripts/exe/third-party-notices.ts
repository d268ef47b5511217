import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundledPackage } from './bundled-packages.ts';
import { dist, nodeVersion, root } from './programs.ts';

export const noticesPath = join(dist, 'THIRD-PARTY-NOTICES.txt');

const ruler = '-'.repeat(80);

const introduction = `Passerelle contains the software of others, each under its own licence.
`;

/** Writes the licence of each package that a bundle holds, and of Node. Throws when one comes without it. */
export async function writeThirdPartyNotices(
  packages: readonly BundledPackage[],
  path = noticesPath,
): Promise<void> {
  const notices = [await nodeNotice(), ...(await Promise.all(packages.map(noticeOf)))];
  await writeFile(path, [introduction, ...notices].join(`\n${ruler}\n\n`));
}

/**
 * Node and all that is linked into it (OpenSSL, SQLite, V8 …). The npm package of Node for Windows comes without it: this
 * is the one of the same version's package for Linux. A new version of Node needs its own.
 */
async function nodeNotice(): Promise<string> {
  const licence = join(import.meta.dirname, `node-${nodeVersion}-LICENSE.txt`);
  return `Node.js ${nodeVersion}, in the executables\n\n${(await readFile(licence, 'utf8')).trim()}\n`;
}

async function noticeOf({ folder, name, version, license }: BundledPackage): Promise<string> {
  const path = join(root, folder);
  const file = (await readdir(path)).find((candidate) => /^licen[cs]e(\.|$)/i.test(candidate));
  if (file === undefined) throw new Error(`${folder} comes without its licence: find it before shipping it`);
  const text = await readFile(join(path, file), 'utf8');
  return `${name} ${version} (${license || 'see below'})\n\n${text.trim()}\n`;
}
