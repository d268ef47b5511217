/**
 * npm run test:exe: proves the built executables under Wine 10 (Debian as root; dist/ from `npm run build:exe`).
 * --cycle: one cycle of each executable only.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { zipPath } from './exe/release-zip.ts';
import { measureStartUp } from './wine/measure-start-up.ts';
import { proveAll } from './wine/proof.ts';
import { configurationProofs } from './wine/prove-configuration.ts';
import { cycleProofs } from './wine/prove-cycle.ts';
import { releaseProofs } from './wine/prove-release.ts';
import { troubleProofs } from './wine/prove-trouble.ts';
import { stopWindows } from './wine/windows.ts';

if (!existsSync(zipPath)) throw new Error(`${zipPath} is not there: run "npm run build:exe" first`);
execFileSync(join(import.meta.dirname, 'wine/set-up.sh'), { stdio: 'inherit' });

await stopWindows();
const isCycleOnly = process.argv.includes('--cycle');
if (isCycleOnly) await proveAll(cycleProofs);
else {
  await proveAll([...releaseProofs, ...cycleProofs, ...configurationProofs, ...troubleProofs]);
  await measureStartUp();
}
await stopWindows();
