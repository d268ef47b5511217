import { decodeCell } from '@passerelle/core/files/decode.ts';

test.each<[string, 'utf-8' | 'windows-1252', string, string]>([
  ['ASCII', 'utf-8', 'abc', 'abc'],
  ['an accent', 'utf-8', '\xc3\xa9', 'é'],
  ['an emoji', 'utf-8', '\xf0\x9f\x91\x9f', '👟'],
  ['ASCII', 'windows-1252', 'abc', 'abc'],
  ['an accent', 'windows-1252', '\xe9', 'é'],
  ['the euro sign', 'windows-1252', '\x80', '€'],
  ['a curly apostrophe', 'windows-1252', '\x92', '’'],
  ['oe', 'windows-1252', '\x9c', 'œ'],
])('%s in %s', (_, encoding, cell, text) => {
  expect(decodeCell(cell, encoding)).toBe(text);
});
