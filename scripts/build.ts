/**
 * npm run build: dist/orders-to-xml.cjs and dist/stock-csv-mod.cjs, run with Node 24 (beside each, in a folder of its name,
 * the bundle, what V8 compiled of it, and packages that few runs need), the JSON Schema of passerelle.json, and the
 * licences and the bill of materials of what the bundles hold.
 */
import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeProgram } from './bundle/write-program.ts';
import { writeBillOfMaterials } from './exe/bill-of-materials.ts';
import { packagesOf } from './exe/bundled-packages.ts';
import { dist, programs } from './exe/programs.ts';
import { writeThirdPartyNotices } from './exe/third-party-notices.ts';

const startedAt = performance.now();
await mkdir(dist, { recursive: true });
const [files] = await Promise.all([
  Promise.all(programs.map((program) => writeProgram(program, dist))),
  writeSchema(),
]);
const packages = await packagesOf(files.flat());
await Promise.all([writeThirdPartyNotices(packages), writeBillOfMaterials(packages)]);
const written = ['main.js', 'main.cache', 'later.js', 'later.cache'];
for (const path of programs.flatMap(({ name }) => written.map((file) => join(dist, name, file))))
  console.log(`${path}  ${Math.round(statSync(path).size / 1024)} kB`);
console.log(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);

async function writeSchema(): Promise<void> {
  const script = join(import.meta.dirname, 'make-schema.ts');
  await promisify(execFile)(process.execPath, [script, join(dist, 'passerelle.schema.json')]);
}
