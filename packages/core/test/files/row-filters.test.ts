import { Failure } from '../../src/failure/failure.ts';
import { rowJudge, type RowFilter } from '../../src/files/row-filters.ts';

/** Saturday, early in the day: neither the hour nor UTC may move the day. */
const now = new Date(2026, 10, 28, 0, 30);
const file = { name: 'stock.csv', headings: ['Gencod', 'Web ', 'Modifié le', 'Marque'] };

function fateOf(filters: readonly RowFilter[], cells: readonly string[]): string {
  const fate = rowJudge(filters, file, now)?.((column) => cells[column] ?? '');
  if (fate?.kind !== 'unreadable-date') return fate?.kind ?? 'no judge';
  return `${fate.heading}? ${fate.value}`;
}

function failureOf(work: () => unknown): Failure {
  try {
    work();
  } catch (failure) {
    if (failure instanceof Failure) return failure;
    throw failure;
  }
  throw new Error('It was taken.');
}

const web = { column: 'web', is: ['O', 'Oui'] };

test.each<[cell: string, is: string[], fate: string]>([
  ['O', ['O'], 'kept'],
  ['N', ['O'], 'left-out'],
  ['o ', ['O'], 'kept'],
  ['OUI', ['O', 'oui'], 'kept'],
  ['Été', ['ETE'], 'kept'],
  ['bord  de mer', ['Bord de mer'], 'kept'],
  ['OK', ['O'], 'left-out'],
  ['+', ['-'], 'left-out'],
  ['', ['O'], 'left-out'],
  ['', ['O', ''], 'kept'],
  ['="01"', ['01'], 'kept'],
  ['1', ['01'], 'left-out'],
])('a cell %j, where %j is asked for: %s', (cell, is, fate) => {
  expect(fateOf([{ column: 'Web', is }], ['', cell])).toBe(fate);
});

test.each<[cell: string, withinDays: number, fate: string]>([
  ['2026-11-28', 0, 'kept'],
  ['2026-11-27 23:59:59', 0, 'left-out'],
  ['2026-11-26', 2, 'kept'],
  ['2026-11-25 23:59', 2, 'left-out'],
  ['26/11/2026', 2, 'kept'],
  ['25/11/2026 18:00', 2, 'left-out'],
  ['26.11.2026', 2, 'kept'],
  ['26-11-2026 08:00:00', 2, 'kept'],
  ['2026-11-26T08:00:00+01:00', 2, 'kept'],
  ['2026-12-24', 2, 'kept'],
  ['', 2, 'left-out'],
  ['11/26/2026', 2, 'Modifié le? 11/26/2026'],
  ['30/02/2026', 400, 'Modifié le? 30/02/2026'],
  ['hier', 2, 'Modifié le? hier'],
  ['28/10/2026', 31, 'kept'],
  ['27/10/2026', 31, 'left-out'],
])('a date %j within %d days of the 28th: %s', (cell, withinDays, fate) => {
  expect(fateOf([{ column: 'modifie LE', withinDays }], ['', '', cell])).toBe(fate);
});

test('a format of its own is the only one that is read', () => {
  const american = { column: 'Modifié le', withinDays: 2, dateFormat: 'MM/dd/yyyy' };
  expect(fateOf([american], ['', '', '11/27/2026'])).toBe('kept');
  expect(fateOf([american], ['', '', '27/11/2026'])).toBe('Modifié le? 27/11/2026');
});

test.each<[what: string, filters: RowFilter[], cells: string[], fate: string]>([
  ['both hold', [web, { column: 4, is: ['Milo'] }], ['', 'O', '', 'Milo'], 'kept'],
  ['one does not', [web, { column: 4, is: ['Milo'] }], ['', 'O', '', 'Ara'], 'left-out'],
  ['not: none of them', [{ not: [web, { column: 4, is: ['Ara'] }] }], ['', 'N', '', 'Milo'], 'kept'],
  ['not: one of them', [{ not: [web, { column: 4, is: ['Ara'] }] }], ['', 'N', '', 'Ara'], 'left-out'],
  ['not: an empty date', [{ not: [{ column: 3, withinDays: 2 }] }], ['', '', ''], 'kept'],
  ['not: no date', [{ not: [{ column: 3, withinDays: 2 }] }], ['', '', '?'], 'Modifié le? ?'],
  ['no date, and out for another reason', [{ column: 3, withinDays: 2 }, web], ['', 'N', '?'], 'left-out'],
  ['no filter', [], ['', 'N'], 'no judge'],
])('%s', (_, filters, cells, fate) => {
  expect(fateOf(filters, cells)).toBe(fate);
});

test.each<[what: string, filters: RowFilter[], fault: object]>([
  ['lacks', [{ column: 'Site', is: ['O'] }], { kind: 'file/no-filter-column', column: 'Site' }],
  ['is too narrow for', [{ column: 5, is: ['O'] }], { kind: 'file/no-filter-column', column: '5' }],
  ['lacks, under "not",', [{ not: [{ column: 'Site', is: ['O'] }] }], { kind: 'file/no-filter-column' }],
])('a column that the file %s is refused by name', (_, filters, fault) => {
  expect(failureOf(() => rowJudge(filters, file, now))).toMatchObject({
    exitCode: 4,
    fault: { file: 'stock.csv', ...fault },
  });
});

test('a heading that stands twice is refused: nobody knows which is meant; its position tells', () => {
  const twice = { name: 'stock.csv', headings: ['Web', 'web'] };
  expect(failureOf(() => rowJudge([web], twice, now))).toMatchObject({
    fault: { kind: 'file/filter-column-twice', file: 'stock.csv', column: 'web' },
  });
  expect(rowJudge([{ ...web, column: 2 }], twice, now)?.((column) => ['N', 'O'][column] ?? '')).toEqual({
    kind: 'kept',
  });
});
