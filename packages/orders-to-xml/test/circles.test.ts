import { between, circlesOf, readImports } from '../../core/test/house/import-graph.ts';

const src = 'packages/orders-to-xml/src';
const imports = readImports(src);

/** The folder of a file in the program; '.' for what stands at the top. The core is a room of its own. */
function roomOf(file: string): string {
  if (!file.startsWith(`${src}/`)) return 'core';
  const [room = '', ...rest] = file.slice(src.length + 1).split('/');
  return rest.length === 0 ? '.' : room;
}

test('the graph has every room', () => {
  const rooms = new Set([...imports.keys()].map(roomOf));
  const known = ['.', 'batch', 'commands', 'layout', 'sale', 'words', 'xml'];
  expect([...rooms]).toEqual(expect.arrayContaining(known));
});

test('no circle of imports, types counted: neither of files nor of rooms', () => {
  expect(circlesOf(imports)).toEqual([]);
  expect(circlesOf(between(imports, roomOf))).toEqual([]);
});
