import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderSentinel } from '@passerelle/core/delivery/sentinel.ts';

/** What a stranger could have written: the part that a file plays in a cycle. */
export const targets = ['orders', 'stock', 'config', 'layout', 'archived', 'sentinel'] as const;
export type Target = (typeof targets)[number];

export interface GoldenFile {
  target: Target;
  /** Its path in the repository, or what it is. */
  name: string;
  content: Buffer;
}

const root = join(import.meta.dirname, '../../../..');

/** Sound files of every part, to be made unsound: the samples, and what the programs write themselves. */
export function goldenFiles(): GoldenFile[] {
  const sentinel = renderSentinel({ ledger: '0b8f5a52-5ab0-4e4e-9d6f-000000000000', lastBatch: 0 });
  return [
    ...filesOf('orders', 'samples/orders/*.csv'),
    ...filesOf('stock', 'samples/stock/*/ExportCSV.csv'),
    ...filesOf('config', 'samples/passerelle.json'),
    ...filesOf('layout', 'samples/layouts/*.json'),
    ...filesOf('layout', 'packages/orders-to-xml/src/layout/default-layout.json'),
    ...filesOf('archived', 'samples/layouts/*.xml'),
    { target: 'sentinel', name: 'the sentinel of the staging folder', content: sentinel },
  ];
}

function filesOf(target: Target, pattern: string): GoldenFile[] {
  return globSync(pattern, { cwd: root })
    .sort()
    .map((name) => ({ target, name, content: readFileSync(join(root, name)) }));
}
