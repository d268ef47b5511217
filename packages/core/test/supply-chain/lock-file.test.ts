import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../../scripts/exe/programs.ts';

interface Locked {
  version?: string;
  integrity?: string;
  resolved?: string;
  link?: boolean;
}

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };

const installed = Object.entries(lock.packages).filter(([folder]) => folder.includes('node_modules/'));
const ours = installed.filter(([, { link }]) => link);
const theirs = installed.filter(([, { link }]) => !link);

const without = (isRight: (one: Locked) => boolean): string[] =>
  theirs.filter(([, one]) => !isRight(one)).map(([folder]) => folder);

test('the lock file has every package of others, by version and SHA-512', () => {
  expect(theirs.length).toBeGreaterThan(100);
  expect(without(({ version = '' }) => /^\d+\.\d+\.\d+/.test(version))).toEqual([]);
  expect(without(({ integrity = '' }) => /^sha512-[\w+/]{86}==$/.test(integrity))).toEqual([]);
});

test('it has no address but npm’s: where there is none, npm asks the registry that it is set to', () => {
  const npm = 'https://registry.npmjs.org/';
  expect(without(({ resolved = npm }) => resolved.startsWith(npm))).toEqual([]);
  expect(read('.npmrc')).not.toMatch(/registry|_auth/);
});

test('what is linked is ours, in this repository', () => {
  expect(ours.map(([, { resolved }]) => resolved).toSorted()).toEqual([
    'packages/core',
    'packages/orders-to-xml',
    'packages/prestashop',
    'packages/rehearsal',
    'packages/stock-csv-mod',
    'packages/vtiger',
  ]);
});

test.each(['.', ...ours.map(([, { resolved = '' }]) => resolved)])(
  'package.json in %s asks for exact versions: of others from the registry, of ours by name',
  (folder) => {
    const manifest = JSON.parse(read(join(folder, 'package.json'))) as Record<string, object | undefined>;
    const asked = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'].flatMap((list) =>
      Object.entries(manifest[list] ?? {}),
    );
    const inexact = asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)));
    expect(inexact.filter(([name]) => !name.startsWith('@passerelle/'))).toEqual([]);
  },
);
