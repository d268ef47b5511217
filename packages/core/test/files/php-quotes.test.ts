import fc from 'fast-check';
import { doublePhpQuotes } from '@passerelle/core/files/php-quotes.ts';
import type { Dialect } from '../../src/files/csv-row.ts';
import { readRows } from '@passerelle/core/files/csv-rows.ts';

const comma: Dialect = { delimiter: ',', quote: '"', encoding: 'utf-8' };

const limit = 1_048_576;
const headings = ['id', 'b', 'c'];

/** The rows under a heading of that many columns. */
function read(text: string, width: number): string[][] {
  const file = `${headings.slice(0, width).join(',')}\n${text}`;
  const bytes = doublePhpQuotes(Buffer.from(file), comma, limit);
  return [...readRows(bytes, comma)].map((row) => row.cells).slice(1);
}

test.each<[string, string, number, string[][]]>([
  ['inside a field', String.raw`"a\"b","c"`, 2, [[String.raw`a\"b`, 'c']]],
  ['at the end of a field', String.raw`"a\"","c"`, 2, [[String.raw`a\"`, 'c']]],
  ['at the end of a row', '"a","c\\""\n"d","e"\n', 2, [['a', String.raw`c\"`], ['d', 'e']]], // prettier-ignore
  ['twice', String.raw`"a\"b\"c","d"`, 2, [[String.raw`a\"b\"c`, 'd']]],
  ['two quotes after a backslash', String.raw`"a\"""b","c"`, 2, [[String.raw`a\""b`, 'c']]],
  ['two backslashes', String.raw`"a\\"b","c"`, 2, [[String.raw`a\\"b`, 'c']]],
  ['a backslash that ends a field', String.raw`"a\","c"`, 2, [['a\\', 'c']]],
  ['before a delimiter in the field', String.raw`"a\",b","c"`, 2, [[String.raw`a\",b`, 'c']]],
  ['both, told apart by the width', String.raw`"a\",b","c\","d"`, 3, [[String.raw`a\",b`, 'c\\', 'd']]],
  ['with a line break in the field', '"a\\"\nb","c"', 2, [['a\\"\nb', 'c']]],
  ['RFC: doubled all the same', String.raw`"a\""b","c"`, 2, [[String.raw`a\"b`, 'c']]],
  ['RFC: doubled before a delimiter', String.raw`"a\"",b","c"`, 2, [[String.raw`a\",b`, 'c']]],
  ['RFC: doubled at the end', String.raw`"a\""","c"`, 2, [[String.raw`a\"`, 'c']]],
  ['a quote elsewhere', String.raw`"a""b\"c","d"`, 2, [[String.raw`a"b\"c`, 'd']]],
  ['a backslash in a bare field', String.raw`a\"b,c`, 2, [[String.raw`a\"b`, 'c']]],
  ['between empty fields, which RFC would merge', '"","","\\""\n"","b","c"\n', 3, [['', '', '\\"'], ['', 'b', 'c']]], // prettier-ignore
  ['a spare delimiter', String.raw`"a\"b","c",`, 2, [[String.raw`a\"b`, 'c', '']]],
  ['after a blank line', '"a","b"\n\n"c\\"d","e"\n', 2, [['a', 'b'], ['c\\"d', 'e']]], // prettier-ignore
])('PHP quotes: %s', (_, text, width, expected) => {
  expect(read(text, width)).toEqual(expected);
});

test.each<[string, string]>([
  ['whose width varies', 'a,b\n"a\\"b","c","d"\n"a\\"b","c"\n'],
  ['without any', String.raw`"a\""b","c\d"`],
  ['whose quotes make no sense', '"a\\"b","c'],
  ['of one that never ends', `a,b\n${'"a\\"b\\",'.repeat(500_000)}`],
  ['of many doubtful quotes', `a,b\n${'"a\\",'.repeat(2000)}"b"\n`],
])('a file %s is left as it is', (_, text) => {
  expect(doublePhpQuotes(Buffer.from(text), comma, limit).toString()).toBe(text);
});

test.each<[string, string, string]>([
  [
    'a heading with commas after a byte order mark',
    '\ufeff"a,b","c"\n"d\\"","e"\n',
    '\ufeff"a,b","c"\n"d\\""","e"\n',
  ],
  ['a heading after blank lines', '\n\n"a","b"\n"d\\"","e"\n', '\n\n"a","b"\n"d\\""","e"\n'],
  ['a heading with a spare delimiter', 'a,b,\n"c\\"",d\n', 'a,b,\n"c\\""",d\n'],
  [
    'a row that makes no sense, and all that follows',
    'a,b\n"a\\"b","c"\n"d"e","f"\n"g\\"h","i"\n',
    'a,b\n"a\\""b","c"\n"d"e","f"\n"g\\"h","i"\n',
  ],
])('doubled: %s', (_, text, expected) => {
  expect(doublePhpQuotes(Buffer.from(text), comma, limit).toString()).toBe(expected);
});

/** PHP's own loop (ext/standard/file.c, php_fputcsv): a quote is doubled unless a backslash stands before it. */
function fputcsv(cells: string[]): string {
  const write = (cell: string) => {
    let written = '';
    let isEscaped = false;
    for (const character of cell) {
      if (character === '\\') isEscaped = true;
      else if (!isEscaped && character === '"') written += '"';
      else isEscaped = false;
      written += character;
    }
    return `"${written}"`;
  };
  return `${cells.map(write).join(',')}\n`;
}

const word = fc.string({ unit: fc.constantFrom('a', '\\', '"', ' ', '\n'), maxLength: 8 });
/** An order's row begins with its number. */
const row = fc.tuple(fc.constant('7'), word, word);

/** Written alike, whether the quote closes the row or stands in its last field. */
const isDoubtful = (cells: string[]) => /\\"\n/.test(cells[2] ?? '');

test('what PHP writes is read back', () => {
  const clearRow = row.filter((cells) => !isDoubtful(cells));
  fc.assert(
    fc.property(fc.array(clearRow, { minLength: 1, maxLength: 5 }), (rows) => {
      expect(read(rows.map(fputcsv).join(''), 3)).toEqual(rows);
    }),
    { numRuns: 2000 },
  );
});

test('what RFC 4180 writes is read back', () => {
  const write = (cells: string[]) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
      expect(read(rows.map(write).join(''), 3)).toEqual(rows);
    }),
    { numRuns: 2000 },
  );
});
