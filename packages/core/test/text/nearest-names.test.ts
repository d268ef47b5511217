import { nearestNames } from '@passerelle/core/text/nearest-names.ts';

test.each<[string, string[], number, string[]]>([
  ['ordre', ['order', 'stock'], 2, ['order']],
  ['orders', ['ordres', 'order', 'stock'], 2, ['order', 'ordres']],
  ['PORT', ['host', 'port'], 2, ['port', 'host']],
  ['PORT', ['host', 'port'], 1, ['port']],
  ['port', ['Port', 'port'], 0, ['Port', 'port']],
  ['zzz', ['host', 'port'], 2, []],
  ['', ['x', 'host'], 1, ['x']],
  ['port', [], 9, []],
])('near %s, of %j, at most %i changes: %j', (meant, names, mostChanges, expected) => {
  expect(nearestNames(meant, names, mostChanges)).toEqual(expected);
});
