import { utf16In, type Utf16 } from '@passerelle/core/text/utf-16.ts';

const little = (text: string): Buffer => Buffer.from(text, 'utf16le');
const big = (text: string): Buffer => little(text).swap16();

test.each<[string, Buffer, Utf16 | null]>([
  ['its mark', little('\ufeffé'), 'utf-16le'],
  ['its mark, big end first', big('\ufeffé'), 'utf-16be'],
  ['plain text', little('Référence'), 'utf-16le'],
  ['plain text, big end first', big('Référence'), 'utf-16be'],
  ['one character', little('<'), 'utf-16le'],
  ['one character, big end first', big('<'), 'utf-16be'],
  ['a mark of UTF-8', Buffer.from('\ufeffRéférence'), null],
  ['plain text of UTF-8', Buffer.from('Référence'), null],
  ['a stray NUL', Buffer.from('1;2\0;3;4'), null],
  ['NUL at even and odd places', Buffer.from('a\0\0b'), null],
  ['nothing', Buffer.alloc(0), null],
])('%s', (_, start, expected) => {
  expect(utf16In(start)).toBe(expected);
});
