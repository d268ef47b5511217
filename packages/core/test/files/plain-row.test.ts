import fc from 'fast-check';
import Papa from 'papaparse';
import { cutPlainRow } from '../../src/files/csv-row.ts';

const semicolon = { delimiter: ';', quote: '"' } as const;

test.each<[string, string, string[]]>([
  ['bare cells', 'a;b', ['a', 'b']],
  ['quoted cells', '"a;b";""', ['a;b', '']],
  ['bare and quoted cells', '1;"a;b";', ['1', 'a;b', '']],
  ['a doubled quote', '1;"a ""b"" c";2', ['1', 'a "b" c', '2']],
  ['doubled quotes around the delimiter', '"a"";""b";"c"', ['a";"b', 'c']],
  ['a doubled quote at the end', '"a";"b"""', ['a', 'b"']],
  ['nothing but a quote', '""""', ['"']],
  ['an apostrophe', 'l\'un;"l\'autre"', ["l'un", "l'autre"]],
])('%s', (_, line, cells) => {
  expect(cutPlainRow(line, semicolon)).toEqual(cells);
});

test.each([
  ['a quote inside a bare cell', 'a"b;c'],
  ['text after a quote', '"a"b;c'],
  ['a quote never closed', '"a;b'],
  ['a doubled quote and none that closes', 'a;"b""'],
])('left to the parser: %s', (_, line) => {
  expect(cutPlainRow(line, semicolon)).toBeNull();
});

test('without a quote character a quote is a character', () => {
  expect(cutPlainRow('"a;b"', { delimiter: ';', quote: '' })).toEqual(['"a', 'b"']);
});

test('what it cuts, PapaParse cuts the same', () => {
  const unit = fc.constantFrom('a', ';', '"', '""', '";"', ' ', "'", '\xe9', '\\');
  fc.assert(
    fc.property(fc.string({ unit, minLength: 1, maxLength: 12 }), (line) => {
      const cells = cutPlainRow(line, semicolon);
      fc.pre(cells !== null);
      const { data, errors } = Papa.parse(`${line}\n`, { delimiter: ';', newline: '\n', quoteChar: '"' });
      expect([data[0], errors]).toEqual([cells, []]);
    }),
    { numRuns: 5000 },
  );
});
