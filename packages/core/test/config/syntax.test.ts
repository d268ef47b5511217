import { ConfigFolder, marked } from './config-folder.ts';

const folder = new ConfigFolder();
afterAll(() => folder.remove());

const text = (found: string) => ({ kind: 'text', text: found });
const end = { kind: 'end-of-file' };
const hidden = { kind: 'hidden' };

/** One line per fault: the text, line, column, what JSON wants there, what stands there. */
const syntax: [string, number, number, string, unknown][] = [
  ['', 1, 1, 'value', end],
  ['{', 1, 2, 'closing-brace', end],
  ['{ "a": [1', 1, 10, 'closing-bracket', end],
  ['{\n  "store": "008"\n  "ftp": {} }', 3, 3, 'comma', text('"\\"ftp\\""')],
  ['{ "store" "008" }', 1, 11, 'colon', text('"\\"008\\""')],
  ['{ "store": }', 1, 12, 'value', text('"}"')],
  ["{ 'store': 8 }", 1, 3, 'value', text('"\'store\'"')],
  ['{ "store": 008 }', 1, 13, 'comma', text('"0"')],
  ['{\r\n  "store": "008\r\n}', 2, 12, 'closing-quote', text('"\\"008"')],
  ['{ "store": "0\t8" }', 1, 12, 'plain-text', text('"\\"0\\t8\\""')],
  ['{ /* "store": "008" }', 1, 3, 'closing-comment', text('"/* \\"store\\": \\"008\\" }"')],
  ['{} "store"', 1, 4, 'end', text('"\\"store\\""')],
  [`{ "password": "a"${marked}" }`, 1, 18, 'value', hidden],
  [`{ "password":\n  "a"${marked}" }`, 2, 6, 'value', hidden],
  [`{ "url": https://exemple.fr/${marked} }`, 1, 10, 'value', hidden],
];

test.each(syntax)('%j is not JSON', async (content, line, column, expected, found) => {
  expect(await folder.faults(content)).toEqual([{ kind: 'syntax', key: '', line, column, expected, found }]);
});

test('every lone backslash is told, and what else is wrong first', async () => {
  const content = '{\n "workDir": "D:\\Passerelle",\n "report": "C:\\users",\n "xml" { } }';
  expect(await folder.faults(content)).toMatchObject([
    { kind: 'backslash', line: 2, column: 13 },
    { kind: 'backslash', line: 3, column: 12 },
    { kind: 'syntax', line: 4, column: 8, expected: 'colon' },
  ]);
});

test.each([
  ['{ "ftp": {}, "store": "1", "store": "2" }', 'store'],
  ['{ "giftCards": [{ "reference": "A", "reference": "B" }] }', 'giftCards[0].reference'],
])('a key given twice is told: %s', async (content, key) => {
  expect(await folder.faults(content)).toContainEqual({ kind: 'duplicate-key', key, line: 1 });
});
