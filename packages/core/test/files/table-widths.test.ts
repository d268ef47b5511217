import { readEvenRows } from '@passerelle/core/files/read-even-rows.ts';
import { readTable } from '@passerelle/core/files/read-table.ts';

const wishes = { delimiter: ';', encoding: 'auto', isKnownHeading: () => true } as const;

/** Rows as they are understood; what is odd, by its cells. */
function table(text: string): string[] {
  const settings = { ...wishes, findColumns: () => null };
  return readTable('a.csv', Buffer.from(text), settings).rows.map(({ cells }) => cells.join('|'));
}

function evenRows(text: string): string[] {
  try {
    return readEvenRows('a.csv', Buffer.from(text), wishes, () => (cells) => cells.slice(0, 3).join('|'));
  } catch {
    return ['refused'];
  }
}

test.each<[string, string, string[], string[]]>([
  ['every row as wide as the heading', 'A;B;C\n1;2;3\n4;5;\n', ['1|2|3', '4|5|'], ['1|2|3', '4|5|']],
  [
    'every row ends in one empty cell more',
    'A;B;C\n1;2;3;\n4;5;6;\n',
    ['1|2|3', '4|5|6'],
    ['1|2|3', '4|5|6'],
  ],
  ['so does the heading', 'A;B;C;\n1;2;3;\n', ['1|2|3'], ['1|2|3']],
  [
    'one of them does: "&amp;" in a text has moved its cells, and the last was empty',
    'A;B;C\n1;2;3\nL&amp;M;5;\n',
    ['1|2|3', 'L&amp|M|5|'],
    ['refused'],
  ],
  ['the only row does: where amounts stand, nothing is guessed', 'A;B;C\n1;2;3;\n', ['1|2|3|'], ['1|2|3']],
])('%s', (_, text, asTable, asEvenRows) => {
  expect(table(text)).toEqual(asTable);
  expect(evenRows(text)).toEqual(asEvenRows);
});
