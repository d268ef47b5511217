import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
export const dist = join(root, 'dist');

interface PackageJson {
  version: string;
  devDependencies: Record<string, string>;
}

const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageJson;

export const version = packageJson.version;

/** Development, tests and executables share one runtime. */
export const nodeVersion = packageJson.devDependencies['node'] ?? '';

export interface Program {
  name: 'orders-to-xml' | 'stock-csv-mod';
  entry: string;
  /** What Windows shows in the properties of the executable. */
  description: string;
  /** Of the icon's plate: red, green, blue. */
  colour: readonly [number, number, number];
}

export const programs: readonly Program[] = [
  {
    name: 'orders-to-xml',
    entry: join(root, 'packages/orders-to-xml/src/main.ts'),
    description: 'Passerelle : commandes du site vers ProShop (XML)',
    colour: [0x1f, 0x5f, 0x8b],
  },
  {
    name: 'stock-csv-mod',
    entry: join(root, 'packages/stock-csv-mod/src/main.ts'),
    description: 'Passerelle : stock corrigé pour le site (CSV)',
    colour: [0x2e, 0x7d, 0x4f],
  },
];

export const bundlePath = (program: Program): string => join(dist, `${program.name}.cjs`);
export const exePath = (program: Program): string => join(dist, `${program.name}.exe`);

/** The executable without a console window, as pythonw beside python. */
export const windowlessPath = (program: Program): string => join(dist, `${program.name}w.exe`);
