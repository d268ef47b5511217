import fc from 'fast-check';
import { readRows } from '@passerelle/core/files/csv-rows.ts';
import { openCsv } from '@passerelle/core/files/open-csv.ts';

const auto = { delimiter: 'auto', encoding: 'auto' } as const;
const known = new Set(['ID', 'Name', 'Qty', 'Gencod']);

function open(text: string, wishes = { ...auto, delimiter: 'auto' }) {
  const file = openCsv(Buffer.from(text, 'latin1'), wishes, (heading) => known.has(heading), 'orders.csv');
  const rows = [...readRows(file.rows, file.dialect)].map((row) => row.cells);
  const [before, source, after] = [file.before, file.source, file.after].map((part) =>
    part.toString('latin1'),
  );
  expect(`${before}${source}${after}`).toBe(text);
  return { rows, delimiter: file.dialect.delimiter, before, after };
}

const two = [['ID', 'Qty'], ['1', '2']]; // prettier-ignore

test.each<[string, string, string, string]>([
  ['Excel’s line', 'sep=;\r\nID;Qty\r\n1;2\r\n', ';', 'sep=;'],
  ['a comma named', 'sep=,\nID,Qty\n1,2\n', ',', 'sep=,'],
  ['a tab named', 'sep=\t\nID\tQty\n1\t2\n', '\t', 'sep=\t'],
  ['in capitals', 'SEP=;\nID;Qty\n1;2\n', ';', 'SEP=;'],
  ['between quotes', '"sep=;"\nID;Qty\n1;2\n', ';', '"sep=;"'],
  ['after a byte order mark', '\xef\xbb\xbfsep=;\nID;Qty\n1;2\n', ';', '\xef\xbb\xbfsep=;'],
  ['filled up with delimiters', 'sep=;;;\nID;Qty\n1;2\n', ';', 'sep=;;;'],
  ['over line ends of CR', 'sep=;\rID;Qty\r1;2\r', ';', 'sep=;'],
  ['no such line', 'ID;Qty\n1;2\n', ';', ''],
])('the delimiter is named in the first line: %s', (_, text, delimiter, before) => {
  expect(open(text)).toEqual({ rows: two, delimiter, before, after: '' });
});

test('the delimiter that the file names counts before the configured one', () => {
  expect(open('sep=;\nID;Qty\n1;2\n', { ...auto, delimiter: ',' }).rows).toEqual(two);
});

test.each(['sep;ID\n1;2\n', 'sep=;x\n1;2\n', 'sep=a\nb;c\n'])('a heading of its own: %j', (text) => {
  expect(open(text, { ...auto, delimiter: ';' }).before).toBe('');
});

test.each<[string, string, string]>([
  ['after a line end', 'ID;Qty\r\n1;2\r\n\x1a', '\x1a'],
  ['without a line end', 'ID;Qty\n1;2\x1a', '\x1a'],
  ['many, up to the end of a block', `ID;Qty\n1;2\n${'\x1a'.repeat(100)}`, '\x1a'.repeat(100)],
  [
    'NULs after it, up to the end of a block',
    `ID;Qty\n1;2\n\x1a${'\0'.repeat(100)}`,
    `\x1a${'\0'.repeat(100)}`,
  ],
  ['a line end after it', 'ID;Qty\n1;2\n\x1a\r\n', '\x1a\r\n'],
  ['none', 'ID;Qty\n1;2\n', ''],
])('DOS’s end of file: %s', (_, text, after) => {
  expect(open(text)).toMatchObject({ rows: two, after });
});

test('a 1A inside a row is no end of file', () => {
  expect(open('ID;Qty\n1;\x1a2\n').rows).toEqual([['ID', 'Qty'], ['1', '\x1a2']]); // prettier-ignore
});

test.each([
  'Total;2',
  'TOTAL;;;2,00 \x80\r\n',
  '"Total";"12"\n',
  ';Total\n',
  'Total g\xe9n\xe9ral : 2\n',
  'Sous-total;\n\n;\n',
  'Totaux;1 250,00\n\x1a',
])('a last row of totals is none: %j', (total) => {
  expect(open(`ID;Qty\n1;2\n${total}`)).toMatchObject({ rows: two, after: total });
});

test.each([
  ['it names an article', 'Total;2;Bottine'],
  ['the word is part of a name', 'Total look;2'],
  ['it is part of a quoted text', '1;"2\nTotal;3"'],
  ['another word', 'Somme;2'],
])('a last row that is one: %s', (_, row) => {
  expect(open(`ID;Qty\n1;2\n${row}`).after).toBe('');
});

test('"Total" amid others is a row', () => {
  expect(open('ID;Qty\nTotal;2\n1;2\n').rows).toHaveLength(3);
});

test.each<[string, string, string[][]]>([
  ['CR alone', 'ID;Qty\r1;2\r', two],
  ['CR alone, no end at the end', 'ID;Qty\r1;2', two],
  ['CR alone, blank lines', '\rID;Qty\r\r1;2\r\r', two],
  ['a heading in CR, rows in LF', 'ID;Qty\r1;2\n', two],
  ['a heading in LF, rows in CR', 'ID;Qty\n1;2\r1;3\r', [...two, ['1', '3']]],
  ['all three', 'ID;Qty\r\n1;2\r1;3\n1;4\r', [...two, ['1', '3'], ['1', '4']]],
  ['CR CR LF', 'ID;Qty\r\r\n1;2\r\r\n', two],
  ['a spare delimiter in the heading', 'ID;Qty;\n1;2\r1;3\n', [['ID', 'Qty', ''], ['1', '2'], ['1', '3']]], // prettier-ignore
  ['a blank row', 'ID;Qty;Name\n1;2;a\r;\r1;3;b\n', [['ID', 'Qty', 'Name'], ['1', '2', 'a'], ['1', '3', 'b']]], // prettier-ignore
  ['a CR inside quotes', 'ID;Qty\r1;"2\r3;4"\r', [['ID', 'Qty'], ['1', '2\r3;4']]], // prettier-ignore
  ['a CR and a doubled quote inside quotes', 'ID;Qty\r"a""\r1;2";3\r', [['ID', 'Qty'], ['a"\r1;2', '3']]], // prettier-ignore
  ['a CR in a bare cell', 'ID;Qty\na\rb;2\n', [['ID', 'Qty'], ['a\rb', '2']]], // prettier-ignore
  ['a CR in the last bare cell', 'ID;Qty\n1;a\rb\n1;2\n', [['ID', 'Qty'], ['1', 'a\rb'], ['1', '2']]], // prettier-ignore
])('line ends: %s', (_, text, rows) => {
  expect(open(text, { ...auto, delimiter: ';' }).rows).toEqual(rows);
});

test('an old Mac’s file reads as the same file with LF, and every byte is in its place', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ';', ' ', '\r', '\xe9'), maxLength: 5 });
  const line = (cells: string[]) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(';');
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), (rows) => {
      const lines = ['ID;Qty', ...rows.map(line)];
      expect(open(lines.join('\r')).rows).toEqual(open(lines.join('\n')).rows);
    }),
  );
});
