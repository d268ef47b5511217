import { jsonOf } from '@passerelle/core/text/json-of.ts';

test.each<[string, string, unknown]>([
  ['an object', '{"a":[1]}', { a: [1] }],
  ['an empty list', '[]', []],
  ['nothing', '', undefined],
  ['cut short', '{"a":[1', undefined],
  ['more than JSON', '{} {}', undefined],
  ['100,000 lists in one another', '['.repeat(100_000) + ']'.repeat(100_000), expect.any(Array)],
  [
    'what would be another prototype is a name like others',
    '{"__proto__":{"a":1}}',
    JSON.parse('{"__proto__":{"a":1}}'),
  ],
])('%s', (_, text, expected) => {
  expect(jsonOf(text)).toEqual(expected);
});

const list = (one: string, times: number): string =>
  `[${Array.from({ length: times }, () => one).join(',')}]`;

test.each<[string, string, boolean]>([
  ['90,000 rows', list('{"id":1,"name":"x"}', 90_000), true],
  ['more rows than any answer has', list('{"id":1,"name":"x"}', 110_000), false],
  ['more lists than any answer has', list('[123456789]', 110_000), false],
  ['a million numbers', list('1', 1_000_000), true],
])('%s', (_, text, isRead) => {
  expect(jsonOf(text) !== undefined).toBe(isRead);
});
