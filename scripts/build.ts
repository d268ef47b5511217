/**
 * npm run build: dist/orders-to-xml.cjs and dist/stock-csv-mod.cjs (one file each, run with Node 24), the JSON Schema
 * of passerelle.json, and the licences and the bill of materials of what the bundles hold.
 */
import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeBillOfMaterials } from './exe/bill-of-materials.ts';
import { bundleProgram } from './exe/bundle.ts';
import { packagesOf } from './exe/bundled-packages.ts';
import { bundlePath, dist, programs } from './exe/programs.ts';
import { writeThirdPartyNotices } from './exe/third-party-notices.ts';

const startedAt = performance.now();
await mkdir(dist, { recursive: true });
const [bundled] = await Promise.all([Promise.all(programs.map(bundleProgram)), writeSchema()]);
const packages = await packagesOf(bundled.flat());
await Promise.all([writeThirdPartyNotices(packages), writeBillOfMaterials(packages)]);
for (const program of programs) {
  const path = bundlePath(program);
  console.log(`${path}  ${Math.round(statSync(path).size / 1024)} kB`);
}
console.log(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);

async function writeSchema(): Promise<void> {
  const script = join(import.meta.dirname, 'make-schema.ts');
  await promisify(execFile)(process.execPath, [script, join(dist, 'passerelle.schema.json')]);
}
