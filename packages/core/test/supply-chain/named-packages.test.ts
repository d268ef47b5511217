import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleOf } from '../../../../scripts/bundle/bundle.ts';
import { writeBillOfMaterials } from '../../../../scripts/exe/bill-of-materials.ts';
import { packagesOf } from '../../../../scripts/exe/bundled-packages.ts';
import { nodeVersion, programs, root } from '../../../../scripts/exe/programs.ts';
import { writeThirdPartyNotices } from '../../../../scripts/exe/third-party-notices.ts';
import { inFolder } from '../in-folder.ts';
import { packagesInBundles, type Named } from './bundled.ts';

interface Bill {
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
  metadata: { component: Component };
}

interface Component {
  type: string;
  'bom-ref': string;
  name: string;
  version: string;
  purl?: string;
  licenses?: { expression?: string; license?: { id: string } }[];
  hashes?: { alg: string; content: string }[];
}

let inBundles: Named[] = [];
let notices = '';
let bill: Bill;

beforeAll(async () => {
  inBundles = await packagesInBundles();
  const bundles = await Promise.all(programs.map((program) => bundleOf(program)));
  await inFolder(async (folder) => {
    const packages = await packagesOf(bundles.flatMap(({ files }) => files));
    notices = await written((path) => writeThirdPartyNotices(packages, path), join(folder, 'notices.txt'));
    const text = await written((path) => writeBillOfMaterials(packages, path), join(folder, 'bill.json'));
    bill = JSON.parse(text) as Bill;
  });
});

async function written(write: (path: string) => Promise<void>, path: string): Promise<string> {
  await write(path);
  return readFileSync(path, 'utf8');
}

const theirs = ({ type }: Component) => type === 'library';

test('the bundles hold packages of others at all', () => {
  expect(inBundles.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['basic-ftp', 'nodemailer', 'valibot']),
  );
});

test('the notices name Node and each package in the bundles once, with version, licence and its text', () => {
  const [, ...parts] = notices.split(/^-{80}\n\n/m);
  const [node, ...packages] = parts.map((part) => ({ heading: part.split('\n')[0], text: part }));
  expect(node?.heading).toBe(`Node.js ${nodeVersion}, in the executables`);
  expect(packages.map(({ heading }) => heading)).toEqual(
    inBundles.map(({ name, version, license }) => `${name} ${version} (${license})`),
  );
  for (const { text } of packages)
    expect(text).toMatch(/permission is hereby granted|permission to use|redistribution and use/i);
});

test('the bill of materials names each package in the bundles once, with version, licence and address', () => {
  const named = bill.components.filter(theirs).map(({ name, version, licenses }) => {
    return { name, version, license: licenses?.[0]?.expression };
  });
  expect(named).toEqual(inBundles);
  expect(bill.components.filter(theirs).map(({ purl }) => purl)).toEqual(
    inBundles.map(({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`),
  );
});

test('… and Node, once', () => {
  const others = bill.components.filter((one) => !theirs(one));
  expect(others).toMatchObject([{ type: 'platform', name: 'node', version: nodeVersion }]);
});

test('each hash is the SHA-512 that the lock file pins', () => {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  for (const { hashes = [] } of bill.components.filter(theirs)) {
    expect(hashes).toEqual([{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) as string }]);
    const base64 = Buffer.from(hashes[0]?.content ?? '', 'hex').toString('base64');
    expect(lock).toContain(`"integrity": "sha512-${base64}"`);
  }
});

/** What CycloneDX 1.6 requires of the parts we write. */
test('the bill of materials is CycloneDX 1.6', () => {
  expect(bill).toMatchObject({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name: 'passerelle' } },
  });
  const references = [bill.metadata.component, ...bill.components].map((one) => one['bom-ref']);
  expect(new Set(references).size).toBe(references.length);
  for (const { licenses } of bill.components) {
    expect(licenses).toHaveLength(1);
    expect(licenses?.[0]?.expression ?? licenses?.[0]?.license?.id).toMatch(/^[\w.-]+( (OR|AND) [\w.-]+)*$/);
  }
  const [root, ...others] = references;
  expect(bill.dependencies).toEqual([{ ref: root, dependsOn: others }]);
});
