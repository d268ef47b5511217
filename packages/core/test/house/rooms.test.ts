import { between, readImports } from './import-graph.ts';

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
  'check',
];

const roomOf = (file: string): string => file.split('/')[3] ?? '';

test('the arrows between the rooms run one way', () => {
  const arrows = between(readImports('packages/core/src'), roomOf);
  const upwards = [...arrows].flatMap(([from, targets]) =>
    [...targets].filter((to) => rooms.indexOf(to) >= rooms.indexOf(from)).map((to) => `${from} → ${to}`),
  );
  expect([...arrows.keys()].toSorted()).toEqual(rooms.toSorted());
  expect(upwards).toEqual([]);
});
