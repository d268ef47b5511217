import { visible, visibleStart } from '@passerelle/core/text/visible.ts';

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

test('a character alone is shown as it is, unless it is a control, a format, a line end or half of one', () => {
  const wrong: string[] = [];
  for (let code = 0; code <= 0xffff; code += 1) {
    const character = String.fromCharCode(code);
    const isHidden = /[\p{Control}\p{Format}\p{Surrogate}\u2028\u2029]/u.test(character);
    if ((visible(character) === character) === isHidden) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});
