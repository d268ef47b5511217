import fc from 'fast-check';
import type { Dialect } from '../../src/files/csv-row.ts';
import { CsvError, readRows } from '@passerelle/core/files/csv-rows.ts';

const comma: Dialect = { delimiter: ',', quote: '"', encoding: 'utf-8' };

function rowsOf(text: string, dialect: Partial<Dialect> = {}): string[][] {
  return [...readRows(Buffer.from(text, 'latin1'), { ...comma, ...dialect })].map((row) => row.cells);
}

function spansOf(text: string, dialect: Partial<Dialect> = {}): string[] {
  const bytes = Buffer.from(text, 'latin1');
  return [...readRows(bytes, { ...comma, ...dialect })].map(({ start, end }) =>
    bytes.toString('latin1', start, end),
  );
}

function faultOf(text: string, maxLineBytes?: number): string {
  try {
    return `none, ${[...readRows(Buffer.from(text), comma, 0, undefined, maxLineBytes)].length} rows`;
  } catch (error) {
    if (error instanceof CsvError) return error.message;
    throw error;
  }
}

test.each<[string, string, Partial<Dialect>, string[][]]>([
  ['one row', 'a,b\n', {}, [['a', 'b']]],
  ['no line end at the end', 'a,b\nc,d', {}, [['a', 'b'], ['c', 'd']]], // prettier-ignore
  ['CRLF', 'a,b\r\nc,d\r\n', {}, [['a', 'b'], ['c', 'd']]], // prettier-ignore
  ['mixed ends', 'a,b\r\nc,d\ne,f\r\n', {}, [['a', 'b'], ['c', 'd'], ['e', 'f']]], // prettier-ignore
  ['CRLF after a quote', '"a","b"\r\n"c","d"\r\n', {}, [['a', 'b'], ['c', 'd']]], // prettier-ignore
  ['a lone CR at the end', '"a","b"\r', {}, [['a', 'b']]],
  ['a quoted line break', '"a\r\nb",c\n', {}, [['a\r\nb', 'c']]],
  ['a quoted CR before CRLF', 'x,"a\r"\r\n', {}, [['x', 'a\r']]],
  ['a quoted CR before LF', 'x,"a\r"\n', {}, [['x', 'a\r']]],
  ['a doubled quote', '"a""b",c\n', {}, [['a"b', 'c']]],
  ['a quote inside a bare cell', 'a"b,c\n', {}, [['a"b', 'c']]],
  ['an empty quoted cell at the end', 'a,""\n', {}, [['a', '']]],
  ['blank lines', '\n\r\na,b\n\n\nc,d\n\n', {}, [['a', 'b'], ['c', 'd']]], // prettier-ignore
  ['rows of delimiters, quotes and blanks', ',\na,b\n,\n"",""\n" ",\t\r\n,\r\nc,\n , ', {}, [['a', 'b'], ['c', '']]], // prettier-ignore
  ['a byte order mark before a quote', '\xef\xbb\xbf"a","b"\n', {}, [['a', 'b']]],
  ['no quote character', '"a;b";c\n', { delimiter: ';', quote: '' }, [['"a', 'b"', 'c']]],
  ['a single quote', "'a,b',c\n", { quote: "'" }, [['a,b', 'c']]],
  ['a tab, empty cells', 'a\t\t\n', { delimiter: '\t' }, [['a', '', '']]],
  ['nothing', '', {}, []],
  ['a byte order mark alone', '\xef\xbb\xbf', {}, []],
  ['line ends alone', '\r\n\n', {}, []],
])('%s', (_, text, dialect, expected) => {
  expect(rowsOf(text, dialect)).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ['each row has its line end', 'a,b\r\nc,d\ne,f', ['a,b\r\n', 'c,d\n', 'e,f']],
  ['blank rows belong to the row before', 'a,b\n,\n"", \r\nc,d\n,\n', ['a,b\n,\n"", \r\n', 'c,d\n,\n']],
  ['blank lines belong to the row before', 'a\n\n\r\nb\n\n', ['a\n\n\r\n', 'b\n\n']],
  ['blank lines at the start belong to the first row', '\n\na\nb\n', ['\n\na\n', 'b\n']],
  ['the mark belongs to the first row', '\xef\xbb\xbfa\nb\n', ['\xef\xbb\xbfa\n', 'b\n']],
])('spans: %s', (_, text, expected) => {
  expect(spansOf(text)).toEqual(expected);
});

const long = 'x'.repeat(70_000);

test.each<[string, string, number | undefined, string]>([
  ['a stray quote', 'a,b\n"c"d",e\n', undefined, 'quote in line 2'],
  ['text after a closing quote', '"a" b,c\n', undefined, 'unterminated in line 1'],
  ['a quote never closed', 'a,b\n\nc,d\n"e,f\ng,h\n', undefined, 'unterminated in line 4'],
  ['a quote never closed in a large file', `a,b\n"c,${long}\n`.padEnd(900_000, '\n'), 300_000, 'line-too-long in line 2'], // prettier-ignore
  ['a line at the limit', `a\n${'x'.repeat(999)}\n`, 1000, 'none, 2 rows'],
  ['a line past the limit', `a\n${'x'.repeat(1000)}\n`, 1000, 'line-too-long in line 2'],
  ['a row longer than a block', `a\n"${long}"\n"${long}${long}"\nb\n`, undefined, 'none, 4 rows'],
])('faults: %s', (_, text, maxLineBytes, expected) => {
  expect(faultOf(text, maxLineBytes)).toBe(expected);
});

test('a part of a file is read like a file', () => {
  const bytes = Buffer.from('a,b\nc,d\ne,f\ng,h\n');
  const rows = [...readRows(bytes, comma, 4, 12)];
  expect(rows.map(({ start, end, cells }) => [start, end, ...cells])).toEqual([
    [4, 8, 'c', 'd'],
    [8, 12, 'e', 'f'],
  ]);
});

const cell = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', "'", ',', ';', '\\', '\r', '\n') }),
  },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 70_000 }).map((length) => 'z'.repeat(length)) },
);
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 30 });
const lineEnd = fc.constantFrom('\n', '\r\n', '\n\n', '\r\n\r\n');

function quoted(rows: string[][], ends: string[], delimiter: string): string {
  const line = (cells: string[]) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter);
  return rows.map((cells, index) => line(cells) + (ends[index % ends.length] ?? '\n')).join('');
}

const hasText = (cells: string[]) => cells.some((text) => /[^ \r\n]/.test(text));

test('whatever is written comes back but for blank rows, and the spans give the file again', () => {
  fc.assert(
    fc.property(
      table,
      fc.array(lineEnd, { minLength: 1 }),
      fc.constantFrom(',', ';', '\t'),
      (rows, ends, delimiter) => {
        const text = quoted(rows, ends, delimiter);
        expect(rowsOf(text, { delimiter })).toEqual(rows.filter(hasText));
        // Blank rows belong to the row before them: of a file that has no other nothing is given.
        expect(spansOf(text, { delimiter }).join('')).toBe(rows.some(hasText) ? text : '');
      },
    ),
    { examples: [[[['', '']], ['\n'], ',']] },
  );
});

test('any bytes: either the spans give the file again, or it is refused', () => {
  const anyText = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '\\', ' ', '\xef') });
  fc.assert(
    fc.property(
      anyText.filter((text) => /[^,"\s]/.test(text)),
      (text) => {
        if (!faultOf(text).startsWith('none')) return;
        expect(spansOf(text).join('')).toBe(text);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a block may end anywhere in a row', () => {
  const tail = '"a","b""","c,\r\nd"\r\n"e"\r\n';
  for (let length = 65_536 - tail.length - 8; length < 65_537; length += 1) {
    expect(rowsOf(`${'z'.repeat(length)}\r\n${tail}`).slice(1)).toEqual([['a', 'b"', 'c,\r\nd'], ['e']]);
  }
});
