import fc from 'fast-check';
import type { Dialect } from '../../src/files/csv-row.ts';
import { PlainLine } from '../../src/files/plain-line.ts';
import { readRows } from '@passerelle/core/files/csv-rows.ts';

const semicolon: Dialect = { delimiter: ';', quote: '"', encoding: 'utf-8' };

/** The cells of the first line, and what follows it; null: left to the parser. */
function cut(text: string, dialect = semicolon): { cells: string[]; rest: string } | null {
  const bytes = Buffer.from(text, 'latin1');
  const line = new PlainLine(bytes, dialect);
  if (!line.read(0)) return null;
  const cells = Array.from({ length: line.count }, (_, cell) => line.cell(cell));
  return { cells, rest: bytes.toString('latin1', line.next) };
}

test.each<[string, string, string[], string]>([
  ['bare cells', 'a;b\nc', ['a', 'b'], 'c'],
  ['CRLF', 'a;b\r\nc', ['a', 'b'], 'c'],
  ['the end of the file', 'a;b', ['a', 'b'], ''],
  ['the end of the file after a CR', 'a;b\r', ['a', 'b'], ''],
  ['empty cells', ';;\n', ['', '', ''], ''],
  ['quoted cells', '"a;b";"";c\n', ['a;b', '', 'c'], ''],
  ['a doubled quote', '"a""b";c\n', ['a"b', 'c'], ''],
  ['doubled quotes at both ends', 'a;"""b"""\r\n', ['a', '"b"'], ''],
  ['doubled quotes around the delimiter', '"a"";""b";c\n', ['a";"b', 'c'], ''],
  ['nothing but a quote', '""""\n', ['"'], ''],
  ['CRLF after a quote', '"a";"b"\r\nc', ['a', 'b'], 'c'],
  ['a quoted CR', 'x;"a\r"\r\n', ['x', 'a\r'], ''],
  ['a byte beyond ASCII', '\xe9t\xe9;1\n', ['\xe9t\xe9', '1'], ''],
])('%s', (_, text, cells, rest) => {
  expect(cut(text)).toEqual({ cells, rest });
});

test.each([
  ['a quote inside a bare cell', 'a"b;c\n'],
  ['a quoted line break', '"a\nb";c\n'],
  ['a quote never closed', '"a;b'],
  ['text after a quote', '"a"b;c\n'],
  ['a lone CR after a quote', '"a"\rb\n'],
  ['more than a thousand cells', `${';'.repeat(1024)}\n`],
  ['more than a mebibyte', `${'a'.repeat(1_048_577)}\n`],
])('left to the parser: %s', (_, text) => {
  expect(cut(text)).toBeNull();
});

test.each([
  ['\na\n', true],
  ['\r\n', true],
  ['""\n', true],
  ['"";" "; \t\r\n', true],
  [';;0;\n', false],
  [';"""";\n', false],
])('%j is blank: %s', (text, isBlank) => {
  const line = new PlainLine(Buffer.from(text), semicolon);
  expect([line.read(0), line.isBlank]).toEqual([true, isBlank]);
});

test.each([
  ['aaaa;bbbbb', true],
  ['aaaa;bbbb\n', true],
  ['aaaa;bbbbb\n', false],
  ['aaaa;"bbbb"\n', false],
  ['aaaa;bbbbbb', false],
])('at most ten bytes, line end and all: %j %s', (text, isRead) => {
  expect(new PlainLine(Buffer.from(text), semicolon, 10).read(0)).toBe(isRead);
});

test('what it cuts, the parser cuts the same', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', ';', '"', '""', '\n', '\r', ' ', '\xe9'),
    maxLength: 30,
  });
  const quote = fc.constantFrom<Dialect['quote']>('"', '');
  fc.assert(
    fc.property(text, quote, (source, quote) => {
      const dialect = { ...semicolon, quote };
      const plain = cut(source, dialect);
      fc.pre(plain !== null && source !== '');
      const line = source.slice(0, source.length - (plain?.rest.length ?? 0));
      const rows = [...readRows(Buffer.from(line, 'latin1'), dialect)];
      const isBlank = plain?.cells.every((cell) => /^[ \t\r\n]*$/.test(cell));
      expect(rows.map((row) => row.cells)).toEqual(isBlank ? [] : [plain?.cells]);
    }),
    { numRuns: 2000 },
  );
});
