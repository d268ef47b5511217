import { expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { circlesOf, readImports } from './import-graph.ts';

const packages = resolve(import.meta.dirname, '../../..');
const sources = readdirSync(packages).map((name) => join('packages', name, 'src'));

test('every package is looked at, and its imports are found', () => {
  const graph = readImports(...sources);
  expect(graph.size).toBeGreaterThan(300);
  expect([...graph.values()].flatMap((imports) => [...imports]).length).toBeGreaterThan(1000);
});

test('no file is in a circle of imports, types counted', () => {
  expect(circlesOf(readImports(...sources))).toEqual([]);
});

test.each([
  ['a chain', { a: ['b'], b: ['c'], c: [] }, []],
  ['two files that import each other', { a: ['b'], b: ['a', 'c'], c: [] }, [['a', 'b']]],
  ['a longer circle', { a: ['b'], b: ['c'], c: ['a'] }, [['a', 'b', 'c']]],
  ['two ways to one file', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
  [
    'two circles apart',
    { a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] },
    [
      ['c', 'd'],
      ['a', 'b'],
    ],
  ],
])('%s', (_, arrows, circles) => {
  const graph = new Map(Object.entries<string[]>(arrows).map(([from, to]) => [from, new Set(to)]));
  expect(circlesOf(graph)).toEqual(circles);
});
