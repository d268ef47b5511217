import { between, circlesOf, readImports } from './import-graph.ts';

/** Core's rooms, from the ground up: each may use those before it. What each holds stands in the contributor's guide. */
const rooms = [
  'text',
  'failure',
  'world',
  'files',
  'config',
  'orders',
  'ledger',
  'transport',
  'ports',
  'delivery',
  'adapters',
  'status',
  'alarms',
  'words',
  'report',
  'page',
  'alerts',
  'retention',
  'program',
  'set-up',
  'check',
];

const packages = ['core', 'orders-to-xml', 'stock-csv-mod', 'rehearsal', 'prestashop', 'vtiger'];

/** The folder of a package that a file stands in; the package itself for what stands at its top. */
function roomOf(file: string): string {
  const [, name, , room = '', ...inside] = file.split('/');
  return inside.length === 0 ? `${name}` : `${name}/${room}`;
}

test("the arrows between core's rooms run one way", () => {
  const arrows = between(readImports('packages/core/src'), (file) => file.split('/')[3] ?? '');
  const upwards = [...arrows].flatMap(([from, targets]) =>
    [...targets].filter((to) => rooms.indexOf(to) >= rooms.indexOf(from)).map((to) => `${from} → ${to}`),
  );
  expect([...arrows.keys()].toSorted()).toEqual(rooms.toSorted());
  expect(upwards).toEqual([]);
});

test('no room is in a circle of imports, types counted', () => {
  const imports = readImports(...packages.map((name) => `packages/${name}/src`));
  expect(circlesOf(between(imports, roomOf))).toEqual([]);
});
