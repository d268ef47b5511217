/**
 * npm run build: dist/orders-to-xml.cjs and dist/stock-csv-mod.cjs (one file each, run with Node 24), the JSON Schema
 * of passerelle.json, and the licences of what the bundles hold.
 */
import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleProgram } from './exe/bundle.ts';
import { bundlePath, dist, programs } from './exe/programs.ts';
import { writeThirdPartyNotices } from './exe/third-party-notices.ts';

const startedAt = performance.now();
await mkdir(dist, { recursive: true });
const [bundled] = await Promise.all([Promise.all(programs.map(bundleProgram)), writeSchema()]);
await writeThirdPartyNotices(bundled.flat());
for (const program of programs) {
  const path = bundlePath(program);
  console.log(`${path}  ${Math.round(statSync(path).size / 1024)} kB`);
}
console.log(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);

async function writeSchema(): Promise<void> {
  const script = join(import.meta.dirname, 'make-schema.ts');
  await promisify(execFile)(process.execPath, [script, join(dist, 'passerelle.schema.json')]);
}
