import { commandArgument } from '../../src/status/point.ts';

test.each([
  ['1042', '1042'],
  ['XKBKNABJK', 'XKBKNABJK'],
  ['CDE-2026_7.é', 'CDE-2026_7.é'],
  ['CDE 7', '"CDE 7"'],
  ['', null],
  ['--force', null],
  ['1; rm -rf', null],
  ['$(x)', null],
  ['a"b', null],
  ['%PATH%', null],
  ['a\nb', null],
])('%j is typed as %j', (name, typed) => {
  expect(commandArgument(name)).toBe(typed);
});
