import { encodeText, isEncodable, type XmlEncoding } from '../../src/layout/encode.ts';

function bytesOf(text: string, encoding: XmlEncoding): string {
  return encodeText(text, encoding).toString('latin1');
}

test.each<[string, XmlEncoding, string]>([
  ['é', 'UTF-8', '\xC3\xA9'],
  ['é€œ’', 'windows-1252', '\xE9\x80\x9C\x92'],
  ['é€œ’', 'ISO-8859-1', '\xE9&#8364;&#339;&#8217;'],
  ['日👟', 'windows-1252', '&#26085;&#128095;'],
  ['\u0081\u0092', 'windows-1252', '&#129;&#146;'],
  ['\u0081\u0092', 'ISO-8859-1', '&#129;&#146;'],
])('%s in %s', (text, encoding, bytes) => {
  expect(bytesOf(text, encoding)).toBe(bytes);
});

test('every byte of Windows-1252 comes back by its decoder', () => {
  const text = 'ÀÿŸ™–—…‰Š‹ŒŽ‘“”•˜š›žˆ†‡ƒ„‚¡¿';
  expect(new TextDecoder('windows-1252').decode(encodeText(text, 'windows-1252'))).toBe(text);
});

test.each<[string, XmlEncoding, boolean]>([
  ['Œuvre', 'windows-1252', true],
  ['Œuvre', 'ISO-8859-1', false],
  ['Élément', 'ISO-8859-1', true],
  ['名', 'windows-1252', false],
  ['名', 'UTF-8', true],
])('the name %s in %s can be written: %s', (name, encoding, expected) => {
  expect(isEncodable(name, encoding)).toBe(expected);
});
