import { Failure } from '@passerelle/core/failure/failure.ts';
import { en } from '../../src/words/en.ts';
import { fr } from '../../src/words/fr.ts';
import { builtInLayout } from '../../src/layout/load-layout.ts';
import { fields } from '../../src/layout/fields.ts';
import { formats } from '../../src/layout/formats.ts';
import type { LayoutFault } from '../../src/layout/layout-fault.ts';
import { printLayout } from '../../src/commands/print-layout.ts';
import { readLayout } from '../../src/layout/read-layout.ts';

test.each([
  ['comments and trailing commas', '// a\n{ "V": "x", /* b */ }', { V: 'x' }],
  ['a byte order mark', '\uFEFF{ "V": "x" }', { V: 'x' }],
])('%s are read', (_case, text, expected) => {
  expect(readLayout(text, 'layout.json')).toEqual(expected);
});

test.each([
  ['an empty file', '', ['badJson 1 ValueExpected']],
  ['a comma forgotten', '{\n"A": 1\n"B": 2 }', ['badJson 3 CommaExpected']],
  ['an element twice', '{\n"A": 1,\n"A": 2 }', ['duplicateKey A 3']],
  ['an element twice, deep in a list', '{ "V": [\n{ "B": 1,\n"B": 2 }] }', ['duplicateKey B 3']],
])('%s is refused', (_case, text, expected) => {
  const failure = catchFailure(() => readLayout(text, 'layout.json'));
  expect(failure.exitCode).toBe(2);
  expect(
    (failure.fault['faults'] as LayoutFault[]).map(({ kind, value, other }) => `${kind} ${value} ${other}`),
  ).toEqual(expected);
});

function catchFailure(read: () => unknown): Failure {
  try {
    read();
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  throw new Error('The layout was taken.');
}

const languages = { fr, en };

test.each(['fr', 'en'] as const)('the layout printed in %s reads back as the built-in one', (language) => {
  expect(readLayout(printLayout(languages[language]), 'printed')).toEqual(builtInLayout);
});

test.each(['fr', 'en'] as const)(
  'every field and format has a line in %s, and none is described that is not there',
  (language) => {
    const { layout } = languages[language];
    expect(Object.keys(layout.fields).sort()).toEqual([...fields.keys()].sort());
    expect(Object.keys(layout.formats).sort()).toEqual([...formats.keys()].sort());
  },
);

test('what is printed explains each field and each format on a line', () => {
  const printed = printLayout(fr);
  expect(printed).toMatch(/^\/\/   \{order\.ref\} +référence de la commande PrestaShop$/m);
  expect(printed).toMatch(/^\/\/   \|date:dd\/MM\/yyyy +yyyy ou yy, MM, dd, HH, mm, ss, et des signes$/m);
});
