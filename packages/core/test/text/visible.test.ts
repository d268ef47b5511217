import { visibleStart } from '@passerelle/core/text/visible.ts';

test.each<[string, string, string]>([
  ['plain text', 'Référence 12', 'Référence 12'],
  ['a line break', 'a\r\nb\tc', 'a\\r\\nb\\tc'],
  ['a terminal escape', '\u001b[2J', '\\e[2J'],
  ['NUL', 'a\0b', 'a\\u0000b'],
  ['a text direction mark', 'a\u202eb', 'a\\u202eb'],
  ['a lone surrogate', 'a\ud800b', 'a\\ud800b'],
  ['an emoji', '👟', '👟'],
  ['a long text', 'x'.repeat(100), `${'x'.repeat(59)}…`],
])('%s', (_, text, expected) => {
  expect(visibleStart(text)).toBe(expected);
});
