import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { bundleOf } from '../bundle/bundle.ts';
import { exePath, nodeVersion, root, type Program } from './programs.ts';
import { unpackWindowsNode } from './windows-node.ts';

const run = promisify(execFile);

/** pkg looks for Node in ~/.pkg-cache; a home of our own leaves the person's alone. */
const home = join(root, '.cache', 'pkg-home');

/** The blob is made by the Node that runs this; read by another version, the executable crashes at its start. */
export function assertNodeMakesTheBlob(): void {
  if (process.version !== `v${nodeVersion}`)
    throw new Error(
      `This is Node ${process.version}: run "npm run build:exe", which brings Node ${nodeVersion}`,
    );
}

/** Puts node.exe where pkg keeps what it has downloaded, with the empty marks that say "complete" to it. */
export async function stockPkgCache(): Promise<void> {
  const folder = join(home, '.pkg-cache', 'sea');
  const name = `node-v${nodeVersion}-win-x64`;
  await mkdir(folder, { recursive: true });
  await unpackWindowsNode(join(folder, `${name}.exe`));
  for (const mark of ['exe.ok', 'zip', 'zip.ok']) await writeFile(join(folder, `${name}.${mark}`), '');
}

/** Makes `dist/<program>.exe`: Node for Windows with the bundle inside. */
export async function makeExecutable(program: Program): Promise<void> {
  const pkg = createRequire(import.meta.url).resolve('@yao-pkg/pkg/lib-es5/bin.js');
  const bundle = await bundleInNeutralFolder(program);
  const target = `node${nodeVersion}-win-x64`;
  await run(process.execPath, [pkg, '--sea', '-t', target, '-o', exePath(program), bundle], {
    env: { ...process.env, HOME: home, USERPROFILE: home },
  });
}

/**
 * The path of the bundle goes into the executable and shows in stack traces: it must not tell where this clone lies. No
 * code cache: V8 for Windows refuses one that is made here.
 */
async function bundleInNeutralFolder(program: Program): Promise<string> {
  const path = join(tmpdir(), 'passerelle', `${program.name}.cjs`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, (await bundleOf(program)).text);
  return path;
}
