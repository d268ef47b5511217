/**
 * npm run build:exe: the four Windows executables, their SHA256SUMS, and the zip for the administrator. Needs npm (once, for
 * Node's Windows binary) and `tar`; no Windows.
 */
import { statSync } from 'node:fs';
import './build.ts';
import { brandExecutable } from './exe/brand.ts';
import { writeChecksums } from './exe/checksums.ts';
import { exePath, programs, windowlessPath } from './exe/programs.ts';
import { writeReleaseZip, zipPath } from './exe/release-zip.ts';
import { assertNodeMakesTheBlob, makeExecutable, stockPkgCache } from './exe/single-executable.ts';
import { makeWindowlessTwin } from './exe/windowless-twin.ts';

const startedAt = performance.now();
assertNodeMakesTheBlob();
await stockPkgCache();
await Promise.all(
  programs.map(async (program) => {
    await makeExecutable(program);
    await brandExecutable(program);
    await makeWindowlessTwin(exePath(program), windowlessPath(program));
  }),
);
await writeReleaseZip();
const made = [...programs.flatMap((program) => [exePath(program), windowlessPath(program)]), zipPath];
await writeChecksums(made);
for (const path of made) console.log(`${path}  ${(statSync(path).size / 1024 / 1024).toFixed(1)} MB`);
console.log(`Executables built in ${Math.round((performance.now() - startedAt) / 1000)} s.`);
