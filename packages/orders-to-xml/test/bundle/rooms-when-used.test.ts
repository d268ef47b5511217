import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sections as coreEn } from '@passerelle/core/words/en/sections.ts';
import { sections as coreFr } from '@passerelle/core/words/fr/sections.ts';
import { sections as ordersFr } from '../../src/words/fr/sections.ts';
import { sections as stockEn } from '../../../stock-csv-mod/src/words/en/sections.ts';
import { root } from '../../../../scripts/exe/programs.ts';
import { roomsWhenUsed } from '../../../../scripts/bundle/when-used.ts';

const lists: [string, object, object][] = [
  ['core/src/words/fr', coreFr, {}],
  ['core/src/words/en', coreEn, {}],
  ['orders-to-xml/src/words/fr', ordersFr, coreFr],
  ['stock-csv-mod/src/words/en', stockEn, coreEn],
];

test.each(lists)('a bundle has every room of %s', (folder, sections, core) => {
  const text = roomsWhenUsed(readFileSync(join(root, 'packages', folder, 'sections.ts'), 'utf8'));
  const rooms = [...text.matchAll(/get (\w+)\(\)/g)].map(([, name]) => name);
  const own = Object.keys(sections).filter((name) => !(name in core));
  expect(rooms.sort()).toEqual(own.sort());
  expect(text.includes('__proto__')).toBe(Object.keys(core).length > 0);
});

test.each([
  ["import { a, b } from './x.ts';", ['a', 'b']],
  ["import {\n  a,\n  b,\n} from './x.ts';", ['a', 'b']],
  ["import { sections as core } from './y.ts';\nimport { a } from './x.ts';", ['a']],
  ["import type { A } from './y.ts';\nimport { a } from './x.ts';", ['a']],
])('rooms are found in %j', (source, rooms) => {
  expect([...roomsWhenUsed(source).matchAll(/get (\w+)\(\)/g)].map(([, name]) => name)).toEqual(rooms);
});
