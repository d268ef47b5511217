import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundledPackage } from './bundled-packages.ts';
import { dist, nodeVersion, root, version } from './programs.ts';

export const billPath = join(dist, 'passerelle.cdx.json');

type Lock = { packages: Record<string, { integrity?: string }> };

/**
 * Writes the bill of materials (CycloneDX 1.6, JSON): what really is in the bundles and, with Node, in the executables,
 * for a scanner of vulnerabilities. `npm sbom` lists what the manifests ask for, and left two of the packages out. No
 * date and no serial number: the same sources give the same file.
 */
export async function writeBillOfMaterials(
  packages: readonly BundledPackage[],
  path = billPath,
): Promise<void> {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': 'passerelle', name: 'passerelle', version } },
    components: [nodeComponent, ...packages.map((one) => componentOf(one, lock))],
    dependencies: [{ ref: 'passerelle', dependsOn: [nodeReference, ...packages.map(referenceOf)] }],
  };
  await writeFile(path, `${JSON.stringify(bill, null, 2)}\n`);
}

const nodeReference = `pkg:generic/node@${nodeVersion}`;

const nodeComponent = {
  type: 'platform',
  'bom-ref': nodeReference,
  name: 'node',
  version: nodeVersion,
  purl: nodeReference,
  cpe: `cpe:2.3:a:nodejs:node.js:${nodeVersion}:*:*:*:*:*:*:*`,
  licenses: [{ license: { id: 'MIT' } }],
};

function componentOf(one: BundledPackage, lock: Lock) {
  const { folder, name, version, license } = one;
  const reference = referenceOf(one);
  return {
    type: 'library',
    'bom-ref': reference,
    name,
    version,
    purl: reference,
    licenses: license === '' ? [] : [{ expression: license }],
    hashes: [{ alg: 'SHA-512', content: sha512Of(folder, lock) }],
  };
}

/** A package URL; the @ of a scope is escaped there. */
function referenceOf({ name, version }: BundledPackage): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** Of the package as npm published it, in hexadecimal. Throws where the lock file does not pin it. */
function sha512Of(folder: string, lock: Lock): string {
  const integrity = lock.packages[folder]?.integrity;
  if (!integrity?.startsWith('sha512-')) throw new Error(`package-lock.json does not pin ${folder}`);
  return Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex');
}
