import type { RowFilter } from '@passerelle/core/files/row-filters.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { correctText } from './correct-text.ts';

function failureOf(work: () => unknown): Failure {
  try {
    work();
  } catch (failure) {
    if (failure instanceof Failure) return failure;
    throw failure;
  }
  throw new Error('It was taken.');
}

const heading = 'Gencod;Référence;Taille;Quantité;Web;Modifié\n';
const web: RowFilter = { column: 'web', is: ['O'] };
const recent: RowFilter = { column: 'Modifié', withinDays: 2 };
const [one, two] = ['3612345678904', '3600000000018'];

test.each<[what: string, lines: string, filters: RowFilter[], left: string]>([
  ['only what holds is left', `${one};A;38;3;O;\n${two};B;39;4;N;\n`, [web], `${one};A;38;3;O;\n`],
  [
    'without a filter all of it',
    `${one};A;38;3;O;\n${two};B;39;4;N;\n`,
    [],
    `${one};A;38;3;O;\n${two};B;39;4;N;\n`,
  ],
  [
    'both must hold',
    `${one};A;38;3;O;27/11/2026\n${two};B;39;4;O;01/11/2026\n`,
    [web, recent],
    `${one};A;38;3;O;27/11/2026\n`,
  ],
  [
    'what is left stays as it was, to the byte',
    `${one};"A";38;3,00;O;\r\n`,
    [web],
    `${one};"A";38;3,00;O;\r\n`,
  ],
  [
    "an unreadable quantity that is left out is nobody's business",
    `${one};A;38;3;O;\n${two};B;39;n/a;N;\n`,
    [web],
    `${one};A;38;3;O;\n`,
  ],
])('%s', (_, lines, filters, left) => {
  expect(correctText(heading + lines, [], { filters }).text).toBe(heading + left);
});

test('lines left out are counted apart, and are no change', () => {
  const { correction } = correctText(`${heading}${one};A;38;3;O;\n${two};B;39;4;N;\n`, [], {
    filters: [web],
  });
  expect(correction.counts).toMatchObject({ linesIn: 2, filteredOut: 1, linesKept: 1, linesOut: 1 });
  expect(correction.changes).toEqual([]);
});

test('a sale of what is left out finds no line, not even by its reference', () => {
  const { correction, text } = correctText(
    `${heading}${one};A;38;3;O;\n${two};B;39;4;N;\n`,
    [{ gencod: two, reference: 'B', size: '39' }],
    { filters: [web] },
  );
  expect(text).toBe(`${heading}${one};A;38;3;O;\n`);
  expect(correction.notes.map(({ kind }) => kind)).toEqual(['not-in-file']);
});

test('gift cards of the configuration are for sale, whatever a filter says', () => {
  const giftCards = [{ reference: 'CARTE50', quantity: 999 }];
  const inFile = correctText(`${heading}${one};A;38;3;O;\n;CARTE50;;1;N;\n`, [], {
    filters: [web],
    giftCards,
  });
  expect(inFile.text).toBe(`${heading}${one};A;38;3;O;\n;CARTE50;;999;N;\n`);
  const added = correctText(`${heading}${one};A;38;3;O;\n`, [], { filters: [web], giftCards });
  expect(added.text).toBe(`${heading}${one};A;38;3;O;\n;CARTE50;;999;;\n`);
});

test('a date that nobody can read takes its line out, and is told; where they are many, the file is refused', () => {
  const others = Array.from({ length: 100 }, (_, at) => `${3600000000000 + at};B;39;4;O;28/11/2026\n`).join(
    '',
  );
  const { correction } = correctText(`${heading}${one};A;38;3;O;demain\n${others}`, [], {
    filters: [recent],
  });
  expect(correction.changes).toMatchObject([
    { decision: 'removed', cause: { kind: 'unreadable-date', row: 2, heading: 'Modifié', value: 'demain' } },
  ]);
  const failure = failureOf(() =>
    correctText(`${heading}${one};A;38;3;O;demain\n`, [], { filters: [recent] }),
  );
  expect(failure).toMatchObject({ exitCode: 4, fault: { kind: 'stock/unreadable-lines' } });
});

test('a column that the file lacks is refused', () => {
  const filters = [{ column: 'Site', is: ['O'] }];
  expect(failureOf(() => correctText(`${heading}${one};A;38;3;O;\n`, [], { filters }))).toMatchObject({
    exitCode: 4,
    fault: { kind: 'file/no-filter-column' },
  });
});
